import { useInfiniteQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Alert = Schemas['AlertView']

/** What is due soon, overdue or escalated at the desk of the one who asks, the earliest due date first. */
export function useAlerts(take: number, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['alerts', take],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/alerts', { params: { query: { ...(pageParam && { after: pageParam }), take } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
    enabled,
  })
}
