import { useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type BookReconciliation = Schemas['BookReconciliation']

export function useReconciliation(on: string | null = null, enabled = true) {
  return useQuery({ queryKey: ['reconciliation', on], queryFn: () => content(api.GET('/api/v1/reconciliation', { params: { query: on ? { on } : {} } })), enabled })
}
