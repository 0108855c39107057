import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Fee = Schemas['FeeView']
export type FeeBatch = Schemas['TreasuryBatchView']
export type TreasuryAccount = Schemas['TreasuryAccountView']

/** Fees or costs that nobody pays yet. */
export function useDueFees(kind: 'ExecutionFee' | 'SaleCost', book?: string) {
  return useInfiniteQuery({
    queryKey: ['fees', kind, book ?? null],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/treasury/fees', { params: { query: { kind, due: true, ...(book && { book }), ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export function useFeeBatches() {
  return useInfiniteQuery({
    queryKey: ['fees', 'batches'],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/treasury/batches', { params: { query: pageParam ? { after: pageParam } : {} } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export function useTreasuryAccounts() {
  return useQuery({ queryKey: ['fees', 'accounts'], queryFn: () => content(api.GET('/api/v1/treasury/accounts')) })
}
