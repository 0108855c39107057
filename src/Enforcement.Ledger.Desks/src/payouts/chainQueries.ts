import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type ChainVersion = Schemas['ChainVersionView']
export type ChainStep = Schemas['ChainStep']
export type CaseFlag = Schemas['CaseFlagView']

export const payeeClasses = ['party', 'agent', 'third-party', 'payer-refund'] as const

export function useChains() {
  return useInfiniteQuery({
    queryKey: ['approval-chains'],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/approval-chains', { params: { query: { ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export function useApprovingRoles() {
  return useQuery({ queryKey: ['approving-roles'], queryFn: () => content(api.GET('/api/v1/approval-chains/roles')), staleTime: Infinity })
}

export function useCaseFlags(caseId: number) {
  return useQuery({ queryKey: ['case-flags', caseId], queryFn: () => content(api.GET('/api/v1/case-flags', { params: { query: { caseId } } })) })
}

/** What a step says, to compare two versions by. */
export const sayStep = (s: ChainStep): string => [s.flag ?? '', s.payeeClass, s.from, s.step, s.role, s.needsDecision].join('|')
