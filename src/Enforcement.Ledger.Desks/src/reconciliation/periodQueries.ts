import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Day = Schemas['DayReconciliation']
export type DayList = Schemas['DayList']
export type Difference = Schemas['DifferenceView']
export type Stop = Schemas['StopView']
export type Adjustment = Schemas['AdjustmentStatement']
export type RegisteredReceipt = Schemas['RegisteredReceipt']
export type Close = Schemas['CloseView']

const root = '/api/v1/reconciliation'

export function useDays(book: string, to: string | null) {
  return useQuery({ queryKey: ['reconciliation', 'days', book, to], queryFn: () => content(api.GET(`${root}/days`, { params: { query: { book, ...(to && { to }) } } })) })
}

export function useDifferences(book: string) {
  return useQuery({ queryKey: ['reconciliation', 'differences', book], queryFn: () => content(api.GET(`${root}/differences`, { params: { query: { book, take: 200 } } })) })
}

export function useStops(enabled: boolean) {
  return useQuery({ queryKey: ['reconciliation', 'stops'], queryFn: () => content(api.GET(`${root}/stops`, {})), enabled })
}

export function useAdjustment(book: string, on: string | null) {
  return useQuery({ queryKey: ['reconciliation', 'adjustment', book, on], queryFn: () => content(api.GET(`${root}/adjustment`, { params: { query: { book, ...(on && { on }) } } })), enabled: book !== '' })
}

export function useMonth(book: string | undefined, month: string) {
  return useQuery({ queryKey: ['reconciliation', 'month', book, month], queryFn: () => content(api.GET(`${root}/month`, { params: { query: { book: book ?? '', month } } })), enabled: !!book })
}

export function useRegister(book: string | undefined, month: string) {
  return useInfiniteQuery({
    queryKey: ['reconciliation', 'register', book, month],
    queryFn: ({ pageParam }) => content(api.GET(`${root}/register`, { params: { query: { book: book ?? '', month, ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
    enabled: !!book,
  })
}

export function useRegisteredReceipts(book: string | undefined, month: string) {
  return useInfiniteQuery({
    queryKey: ['reconciliation', 'register', 'receipts', book, month],
    queryFn: ({ pageParam }) => content(api.GET(`${root}/register/receipts`, { params: { query: { book: book ?? '', month, ...(pageParam && { after: pageParam }), take: 20 } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
    enabled: !!book,
  })
}

/** Where a file of this book and day is fetched. */
export function fileOf(path: string, query: Record<string, string>): string {
  return `${root}/${path}?${new URLSearchParams(query)}`
}
