import { useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type PartyStatus = Schemas['PartyStatusView']

export function usePartyStatus(caseId: number) {
  return useQuery({ queryKey: ['party-status', caseId], queryFn: () => content(api.GET('/api/v1/party-status', { params: { query: { caseId, open: true, take: 200 } } })) })
}

export function usePartyStatusKinds() {
  return useQuery({ queryKey: ['party-status-kinds'], queryFn: () => content(api.GET('/api/v1/party-status/kinds')), staleTime: Infinity })
}
