import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type StatementDetail = Schemas['StatementDetail']
export type HoldDecision = Schemas['HoldDecisionView']
export type HoldDecisionKind = Schemas['HoldDecisionKind']
export type StatementDifference = Schemas['StatementDifference']
export type Gap = Schemas['GapView']
export type Delivery = Schemas['DeliveryView']

export function useStatement(id: number) {
  return useQuery({ queryKey: ['statements', id], queryFn: () => content(api.GET('/api/v1/statements/{id}', { params: { path: { id } } })) })
}

export function useGaps(filled: boolean) {
  return useInfiniteQuery({
    queryKey: ['gaps', filled],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/statements/gaps', { params: { query: { filled, ...(pageParam && { after: pageParam }), take: 20 } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export function useDeliveries() {
  return useInfiniteQuery({
    queryKey: ['deliveries'],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/deliveries', { params: { query: { ...(pageParam && { after: pageParam }), take: 20 } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

const everyMilliseconds = 1_000

/** How far a file is that is being imported; asked again as long as it is. */
export function useUnderway(file: string) {
  const { data } = useQuery({ queryKey: ['underway'], queryFn: () => content(api.GET('/api/v1/statements/under-way')), refetchInterval: everyMilliseconds })
  return data?.find(import_ => import_.file === file)
}
