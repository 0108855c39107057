import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Match = Schemas['MatchView']
export type Proposal = Schemas['Proposal']
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
