import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Deduction = Schemas['DeductionView']
export type FeeBasis = Schemas['FeeBasis']

export function useDeductions({ caseId, open = false }: { caseId?: number; open?: boolean }, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['deductions', caseId ?? null, open],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/deductions', { params: { query: { ...(caseId && { caseId }), open, ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
    enabled,
  })
}

export function useFee(caseId: number, basis: FeeBasis, enabled: boolean) {
  return useQuery({ queryKey: ['deductions', 'fee', caseId, basis], queryFn: () => content(api.GET('/api/v1/deductions/fee', { params: { query: { caseId, basis } } })), enabled })
}
