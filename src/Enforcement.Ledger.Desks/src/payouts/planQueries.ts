import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type PlanRow = Schemas['PlanRow']
export type Plan = Schemas['PlanView']
export type PlanClaim = Schemas['PlanClaimView']
export type PlanObjection = Schemas['PlanObjectionView']

/** Those of a case; without one, what waits for approval in all. */
export function usePlans(caseId?: number) {
  return useInfiniteQuery({
    queryKey: ['plans', 'list', caseId ?? null],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/plans', { params: { query: { ...(caseId ? { caseId } : { waiting: true }), ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export function usePlan(id: number) {
  return useQuery({ queryKey: ['plans', id], queryFn: () => content(api.GET('/api/v1/plans/{id}', { params: { path: { id } } })) })
}
