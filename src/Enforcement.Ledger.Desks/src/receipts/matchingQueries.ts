import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Match = Schemas['MatchView']
export type Proposal = Schemas['Proposal']
export type BatchPart = Schemas['BatchPartView']
export type RuleSet = Schemas['RuleSetView']
export type TierRule = Schemas['TierRule']
export type BackTest = Schemas['BackTestView']

export function useMatch(lineId: number, enabled: boolean) {
  return useQuery({ queryKey: ['match', lineId], queryFn: () => content(api.GET('/api/v1/statement-lines/{lineId}/match', { params: { path: { lineId } } })), enabled })
}

export function useMatchingRules() {
  return useInfiniteQuery({
    queryKey: ['matching-rules'],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/matching-rules', { params: { query: { ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

const batchPage = (lineId: number, after: number | null) =>
  content(api.GET('/api/v1/statement-lines/{lineId}/parts', { params: { path: { lineId }, query: { ...(after && { after }), take: 200 } } }))

export function useBatchParts(lineId: number) {
  return useInfiniteQuery({ queryKey: ['batch-parts', lineId], queryFn: ({ pageParam }) => batchPage(lineId, pageParam), initialPageParam: null as number | null, getNextPageParam: page => page.next })
}

/** Every part of a batch, for the form that divides it. */
export async function allBatchParts(lineId: number): Promise<BatchPart[]> {
  const parts: BatchPart[] = []
  for (let after: number | null = null; ;) {
    const page: { items: BatchPart[]; next: number | null } = await batchPage(lineId, after)
    parts.push(...page.items)
    if (page.next === null) return parts
    after = page.next
  }
}
