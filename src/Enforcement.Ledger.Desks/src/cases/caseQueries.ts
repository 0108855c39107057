import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type CaseRow = Schemas['CaseRowView']
export type CaseDetail = Schemas['CaseView']
export type CaseEvent = Schemas['CaseEvent']

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

/** What happened in a case, from the beginning. */
export function useCaseHistory(id: number) {
  return useInfiniteQuery({
    queryKey: ['cases', id, 'history'],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/cases/{id}/history', { params: { path: { id }, query: { ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}
