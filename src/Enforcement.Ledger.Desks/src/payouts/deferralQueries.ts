import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Deferral = Schemas['DeferralView']
export type Deposit = Schemas['DepositView']
export type Ground = Schemas['Ground']

export function useDeferrals({ caseId, waiting = false }: { caseId?: number; waiting?: boolean }) {
  return useInfiniteQuery({
    queryKey: ['deferrals', caseId ?? null, waiting],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/deferrals', { params: { query: { ...(caseId && { caseId }), waiting, ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export function useDeposits({ caseId, waiting = false }: { caseId?: number; waiting?: boolean }) {
  return useInfiniteQuery({
    queryKey: ['deposits', caseId ?? null, waiting],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/deposits', { params: { query: { ...(caseId && { caseId }), waiting, ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export function useDeferralGrounds() {
  return useQuery({ queryKey: ['deferral-grounds'], queryFn: () => content(api.GET('/api/v1/deferrals/grounds')), staleTime: Infinity })
}

export function useDepositGrounds() {
  return useQuery({ queryKey: ['deposit-grounds'], queryFn: () => content(api.GET('/api/v1/deposits/grounds')), staleTime: Infinity })
}
