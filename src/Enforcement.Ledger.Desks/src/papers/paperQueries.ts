import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'
import { postFile } from '../api/postFile'

export type Paper = Schemas['PaperView']
export type PaperCheck = Schemas['PaperCheck']
export type Scan = Schemas['ScanView']
export type PaperRule = Schemas['PaperRuleView']
export type IssueRequest = Schemas['IssuePaperRequest']

export function usePapers(of: { caseId?: number; payoutId?: number }) {
  return useInfiniteQuery({
    queryKey: ['papers', of],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/papers', { params: { query: { ...of, ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export const usePaperPage = (code: string) => useQuery({ queryKey: ['paper-page', code], queryFn: () => content(api.GET('/api/v1/papers/{code}/page', { params: { path: { code } } })) })

export const usePaperCheck = (code: string) => useQuery({ queryKey: ['paper-check', code], queryFn: () => content(api.GET('/api/v1/papers/{code}', { params: { path: { code } } })), enabled: code !== '', retry: false })

export const usePaperRules = (enabled: boolean) => useQuery({ queryKey: ['paper-rules'], queryFn: () => content(api.GET('/api/v1/papers/rules')), enabled })

export const useScans = (id: number) => useQuery({ queryKey: ['scans', id], queryFn: () => content(api.GET('/api/v1/payouts/{id}/scans', { params: { path: { id } } })) })

export const uploadScan = (code: string, file: File) =>
  postFile(`/api/v1/papers/${code}/scans`, file, (said): said is Schemas['Made'] => typeof said === 'object' && said !== null && 'id' in said)
