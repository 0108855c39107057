import { useInfiniteQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'
import { postFile } from '../api/postFile'

export type Expected = Schemas['ExpectedView']
export type ExpectedKind = Schemas['ExpectedKind']
export type ExpectedFilter = Schemas['ExpectedFilter']
export type ExpectedImport = Schemas['ExpectedImportOutcome']

export function useExpected({ state, caseId, take = 50 }: { state?: ExpectedFilter | undefined; caseId?: number; take?: number }) {
  return useInfiniteQuery({
    queryKey: ['expected', state ?? null, caseId ?? null, take],
    queryFn: ({ pageParam }) =>
      content(api.GET('/api/v1/expected-receipts', { params: { query: { ...(state && { state }), ...(caseId && { caseId }), ...(pageParam && { after: pageParam }), take } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export const importExpected = (file: File) => postFile('/api/v1/expected-receipts/import', file, isOutcome)

function isOutcome(said: unknown): said is ExpectedImport {
  return typeof said === 'object' && said !== null && 'faults' in said
}
