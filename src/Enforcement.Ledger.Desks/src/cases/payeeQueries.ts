import { useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type PayeeAccount = Schemas['PayeeAccountView']
export type Authority = Schemas['AuthorityView']
export type Recusal = Schemas['RecusalView']

/** Those of a case; without one, what waits for the second person in all. */
export function usePayeeAccounts(caseId?: number) {
  return useQuery({ queryKey: ['payee-accounts', caseId ?? null], queryFn: () => content(api.GET('/api/v1/payee-accounts', { params: { query: caseId ? { caseId } : { open: true } } })) })
}

export function useAuthorities(caseId: number) {
  return useQuery({ queryKey: ['authorities', caseId], queryFn: () => content(api.GET('/api/v1/authorities', { params: { query: { caseId } } })) })
}

export function useRecusals(caseId: number) {
  return useQuery({ queryKey: ['recusals', caseId], queryFn: () => content(api.GET('/api/v1/recusals', { params: { query: { caseId } } })) })
}
