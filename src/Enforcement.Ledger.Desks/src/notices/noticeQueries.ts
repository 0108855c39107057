import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'

export type Notice = Schemas['OutboxView']
export type NoticeState = NonNullable<Schemas['NoticeState']>
export type InboxNotice = Schemas['InboxView']
export type Contact = Schemas['ContactView']

const countedAnewMs = 60_000

export function useNotices({ caseId, state }: { caseId?: number; state?: NoticeState | undefined }) {
  return useInfiniteQuery({
    queryKey: ['notices', caseId ?? null, state ?? null],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/notices', { params: { query: { ...(caseId && { caseId }), ...(state && { state }), ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

export function useNotice(id: number) {
  return useQuery({ queryKey: ['notice', id], queryFn: () => content(api.GET('/api/v1/notices/{id}', { params: { path: { id } } })) })
}

export function useNoticeSummary() {
  return useQuery({ queryKey: ['notice-summary'], queryFn: () => content(api.GET('/api/v1/notices/summary')) })
}

export function useInbox(unread: boolean) {
  return useInfiniteQuery({
    queryKey: ['inbox', unread],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/notices/inbox', { params: { query: { unread, ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
}

/** How many own notices are new, counted anew every minute. */
export function useUnread(enabled: boolean) {
  return useQuery({ queryKey: ['inbox-unread'], queryFn: () => content(api.GET('/api/v1/notices/inbox/unread')), enabled, refetchInterval: countedAnewMs })
}

export function useContacts(caseId: number) {
  return useQuery({ queryKey: ['contacts', caseId], queryFn: () => content(api.GET('/api/v1/contacts', { params: { query: { caseId } } })) })
}
