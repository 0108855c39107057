import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Transfer = Schemas['TransferView']

/** Those of a case; without one, what waits for a decision in all. */
export function useTransfers(caseId?: number) {
  return useInfiniteQuery({
    queryKey: ['transfers', caseId ?? null],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/transfers', { params: { query: { ...(caseId ? { caseId } : { open: true }), ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export function useTransferGrounds() {
  return useQuery({ queryKey: ['transfer-grounds'], queryFn: () => content(api.GET('/api/v1/transfers/grounds')), staleTime: Infinity })
}
