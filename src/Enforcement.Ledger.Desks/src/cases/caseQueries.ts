import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type CaseRow = Schemas['CaseRowView']
export type CaseDetail = Schemas['CaseView']

export function useCases(search: string, take = 50) {
  return useInfiniteQuery({
    queryKey: ['cases', 'list', search, take],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/cases', { params: { query: { ...(search && { search }), ...(pageParam && { after: pageParam }), take } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
    placeholderData: keepPreviousData,
  })
}

export function useCase(id: number) {
  return useQuery({ queryKey: ['cases', id], queryFn: () => content(api.GET('/api/v1/cases/{id}', { params: { path: { id } } })) })
}

export function useCaseClocks(id: number) {
  return useQuery({ queryKey: ['cases', id, 'clocks'], queryFn: () => content(api.GET('/api/v1/cases/{id}/clocks', { params: { path: { id } } })) })
}
