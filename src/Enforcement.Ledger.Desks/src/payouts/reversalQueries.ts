import { useInfiniteQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Reversal = Schemas['ReversalView']

/** Reversals of execution by a case, or of its payouts; without one, what waits for a decision in all. */
export function useReversals(caseId?: number) {
  return useInfiniteQuery({
    queryKey: ['reversals', caseId ?? null],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/reversals', { params: { query: { ...(caseId ? { caseId } : { open: true }), ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}
