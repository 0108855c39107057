import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Hold = Schemas['HoldView']
export type HoldKind = Schemas['HoldKind']

/** Those of a case; without one, what waits to be confirmed in all. */
export function useHolds(caseId?: number) {
  return useInfiniteQuery({
    queryKey: ['holds', caseId ?? null],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/holds', { params: { query: { ...(caseId ? { caseId } : { unconfirmed: true }), ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export function useHoldKinds() {
  return useQuery({ queryKey: ['hold-kinds'], queryFn: () => content(api.GET('/api/v1/holds/kinds')), staleTime: Infinity })
}
