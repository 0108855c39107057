import { useInfiniteQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type PersonRow = Schemas['PersonView']
export type RoleChange = Schemas['RoleChangeView']
export type Delegation = Schemas['DelegationView']

const paged = { initialPageParam: null as number | null, getNextPageParam: (page: { next: number | null }) => page.next }

export function usePersons(enabled: boolean) {
  return useInfiniteQuery({ queryKey: ['persons'], queryFn: ({ pageParam }) => content(api.GET('/api/v1/persons', { params: { query: { ...(pageParam && { after: pageParam }) } } })), ...paged, enabled })
}

export function useRoleChanges(enabled: boolean) {
  return useInfiniteQuery({ queryKey: ['role-changes'], queryFn: ({ pageParam }) => content(api.GET('/api/v1/role-changes', { params: { query: { ...(pageParam && { after: pageParam }) } } })), ...paged, enabled })
}

export function useDelegations() {
  return useInfiniteQuery({ queryKey: ['delegations'], queryFn: ({ pageParam }) => content(api.GET('/api/v1/delegations', { params: { query: { ...(pageParam && { after: pageParam }) } } })), ...paged })
}
