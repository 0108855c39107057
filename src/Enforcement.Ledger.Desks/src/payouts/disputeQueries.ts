import { useInfiniteQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Dispute = Schemas['DisputeView']
export type DisputeOutcome = Schemas['DisputeOutcomeView']

/** @param asked of one case or payout; only the open ones; only those whose review is past, or that are open for more days than this */
export function useDisputes(asked: { caseId?: number; payoutId?: number; open?: boolean; reviewPast?: boolean; openOverDays?: number }, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['disputes', asked],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/disputes', { params: { query: { ...asked, ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
    enabled,
  })
}
