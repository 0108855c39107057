import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Handover = Schemas['HandoverView']
export type HandoverLine = Schemas['HandoverLine']
export type LyingCase = Schemas['DormantCase']

export function useHandovers() {
  return useInfiniteQuery({
    queryKey: ['handovers'],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/handovers', { params: { query: { ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export const useHandover = (id: number) => useQuery({ queryKey: ['handovers', id], queryFn: () => content(api.GET('/api/v1/handovers/{id}', { params: { path: { id } } })) })

export const useAwaitingHandover = () => useQuery({ queryKey: ['handovers', 'waiting'], queryFn: () => content(api.GET('/api/v1/handovers/waiting', { params: { query: {} } })) })
