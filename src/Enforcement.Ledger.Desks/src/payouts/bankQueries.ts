import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'
import { postFile } from '../api/postFile'

export type PaymentFile = Schemas['PaymentFileView']
export type Waiting = Schemas['WaitingInstruction']
export type Uncertain = Schemas['UncertainPayout']
export type Contradiction = Schemas['BankCaseView']
export type Profile = Schemas['BankProfileView']
export type AnswerOutcome = Schemas['BankAnswerOutcome']

const take = 50

const after = (last: number | null) => ({ params: { query: { ...(last && { after: last }), take } } })

const paged = <Row>(key: string, list: (last: number | null) => Promise<{ items: Row[]; next?: number | null }>, enabled = true) => ({
  queryKey: ['bank', key], queryFn: ({ pageParam }: { pageParam: number | null }) => list(pageParam), initialPageParam: null as number | null,
  getNextPageParam: (page: { next?: number | null }) => page.next ?? null, enabled,
})

export const usePaymentFiles = (enabled: boolean) => useInfiniteQuery(paged<PaymentFile>('files', last => content(api.GET('/api/v1/payments/files', after(last))), enabled))

export const useWaiting = (enabled: boolean) => useInfiniteQuery(paged<Waiting>('waiting', last => content(api.GET('/api/v1/payments/waiting', after(last))), enabled))

export const useUncertain = () => useInfiniteQuery(paged<Uncertain>('uncertain', last => content(api.GET('/api/v1/payments/uncertain', after(last)))))

export const useContradictions = () => useInfiniteQuery(paged<Contradiction>('contradictions', last => content(api.GET('/api/v1/payments/contradictions', after(last)))))

export const useProfiles = (enabled: boolean) => useQuery({ queryKey: ['bank', 'profiles'], queryFn: () => content(api.GET('/api/v1/payments/profiles')), enabled })

export const useBankTimeline = (id: number) => useQuery({ queryKey: ['bank', 'timeline', id], queryFn: () => content(api.GET('/api/v1/payouts/{id}/bank', { params: { path: { id } } })) })

export const importAnswers = (file: File) => postFile('/api/v1/payments/answers', file, (said): said is AnswerOutcome => typeof said === 'object' && said !== null && 'duplicate' in said)
