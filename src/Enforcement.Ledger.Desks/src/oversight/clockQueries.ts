import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type LotClock = Schemas['LotClock']

/** Money that waits for a notice, the earliest arrival and so the earliest due date first. */
export function useClocks(take: number) {
  return useInfiniteQuery({
    queryKey: ['clocks', take],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/clocks', { params: { query: { ...(pageParam && { after: pageParam }), take } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export function useChecks(enabled: boolean) {
  return useQuery({ queryKey: ['checks'], queryFn: () => content(api.GET('/api/v1/checks')), enabled })
}
