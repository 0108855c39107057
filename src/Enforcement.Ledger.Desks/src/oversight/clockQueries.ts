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

/** Where the list of what is overdue, or due soon, is taken as a workbook; the reason goes into the evidence. */
export function clockFile(of: 'overdue' | 'soon', reason: string): string {
  return `/api/v1/clocks/file?${new URLSearchParams({ [of]: 'true', as: 'xlsx', reason })}`
}

export function useChecks(enabled: boolean) {
  return useQuery({ queryKey: ['checks'], queryFn: () => content(api.GET('/api/v1/checks')), enabled })
}
