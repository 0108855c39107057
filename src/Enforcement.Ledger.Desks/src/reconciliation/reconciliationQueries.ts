import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type BookReconciliation = Schemas['BookReconciliation']

export function useReconciliation(on: string | null = null, enabled = true) {
  return useQuery({ queryKey: ['reconciliation', on], queryFn: () => content(api.GET('/api/v1/reconciliation', { params: { query: on ? { on } : {} } })), enabled })
}

/** The books by their codes, for who has to name one. */
export const useBooks = (enabled: boolean) => useQuery({ queryKey: ['books'], queryFn: () => content(api.GET('/api/v1/books')), enabled })

/** The statements of a book before those that its reconciliation shows already; nothing is asked until somebody wants them. */
export function useEarlierStatements(book: BookReconciliation) {
  const first = book.nextStatements
  const list = useInfiniteQuery({
    queryKey: ['reconciliation', 'statements', book.book, first],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/reconciliation/statements', { params: { query: { after: pageParam } } })),
    initialPageParam: first ?? 0,
    getNextPageParam: page => page.next,
    enabled: false,
  })
  const started = list.data !== undefined
  return {
    rows: list.data?.pages.flatMap(p => p.items) ?? [],
    error: list.error,
    hasNextPage: started ? list.hasNextPage : first !== null,
    isFetchingNextPage: list.isFetching,
    fetchNextPage: () => (started ? list.fetchNextPage() : list.refetch()),
  }
}
