import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Cash = Schemas['CashView']
export type OfficialReceipt = Schemas['OfficialReceiptView']
export type Arrival = Schemas['ArrivalView']
export type ImportLagMonth = Schemas['ImportLagMonth']

const pages = { initialPageParam: null as number | null, getNextPageParam: (page: { next: number | null }) => page.next }

export function useCash({ caseId, open = false }: { caseId?: number; open?: boolean }, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['cash', caseId ?? null, open],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/cash', { params: { query: { ...(caseId && { caseId }), open, ...(pageParam && { after: pageParam }) } } })),
    ...pages,
    enabled,
  })
}

export function useOfficialReceipts() {
  return useInfiniteQuery({
    queryKey: ['official-receipts', 'list'],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/official-receipts', { params: { query: { ...(pageParam && { after: pageParam }) } } })),
    ...pages,
  })
}

export function useOfficialReceipt(id: number) {
  return useQuery({ queryKey: ['official-receipts', id], queryFn: () => content(api.GET('/api/v1/official-receipts/{id}', { params: { path: { id } } })) })
}

export function useArrivals(enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['arrivals'],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/arrivals', { params: { query: { ...(pageParam && { after: pageParam }), take: 8 } } })),
    ...pages,
    enabled,
  })
}

export function useImportLag(enabled: boolean) {
  return useQuery({ queryKey: ['import-lag'], queryFn: () => content(api.GET('/api/v1/import-lag')), enabled })
}
