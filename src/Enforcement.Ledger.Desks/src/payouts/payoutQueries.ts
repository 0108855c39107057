import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Payout = Schemas['PayoutView']
export type PayoutDetail = Schemas['PayoutDetail']
export type PayoutState = Schemas['PayoutState']
export type PayoutTrigger = Schemas['PayoutTrigger']

export function usePayouts({ caseId, state, take = 50 }: { caseId?: number; state?: PayoutState | undefined; take?: number }, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['payouts', 'list', caseId ?? null, state ?? null, take],
    queryFn: ({ pageParam }) =>
      content(api.GET('/api/v1/payouts', { params: { query: { ...(caseId && { caseId }), ...(state && { state }), ...(pageParam && { after: pageParam }), take } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
    enabled,
  })
}

export function usePayout(id: number) {
  return useQuery({ queryKey: ['payouts', id], queryFn: () => content(api.GET('/api/v1/payouts/{id}', { params: { path: { id } } })) })
}
