import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'
import { postFile } from '../api/postFile'

export type Receipt = Schemas['ReceiptView']
export type Statement = Schemas['StatementView']
export type ImportOutcome = Schemas['ImportOutcome']

export function useReceipts({ caseId, statementId, take = 50 }: { caseId?: number; statementId?: number; take?: number }, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['receipts', caseId ?? null, statementId ?? null, take],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/receipts', { params: { query: { ...(caseId && { caseId }), ...(statementId && { statementId }), ...(pageParam && { after: pageParam }), take } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
    enabled,
  })
}

export function useStatements() {
  return useInfiniteQuery({
    queryKey: ['statements'],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/statements', { params: { query: { ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

/** Delivers one bank file. A rejected file is an outcome with its problems, not a failure. */
export function useImportStatement() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (file: File) => postFile('/api/v1/statements', file, isOutcome),
    // A statement moves receipts, cases, payouts and the reconciliation at once.
    onSuccess: () => queries.invalidateQueries({ predicate: q => q.queryKey[0] !== 'me' }),
  })
}

function isOutcome(said: unknown): said is ImportOutcome {
  return typeof said === 'object' && said !== null && 'statements' in said
}
