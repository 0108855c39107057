import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api, content, type Schemas } from '../api/client'
import { Refused, type Problem } from '../api/refusal'

export type Unknown = Schemas['UnknownView']
export type UnknownDetail = Schemas['UnknownDetail']
export type UnknownBand = Schemas['UnknownBand']
export type Claim = Schemas['ClaimView']
export type Refund = Schemas['RefundView']

export type UnknownState = Schemas['UnknownState']

export type UnknownFilter = { state?: UnknownState; band?: UnknownBand | undefined; overdue?: boolean; onNotice?: boolean; likelyMine?: boolean; take?: number }

export function useUnknownFunds(filter: UnknownFilter = {}, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['unknown-funds', 'list', filter],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/unknown-funds', {
      params: { query: { ...(filter.state && { state: filter.state }), ...(filter.band && { band: filter.band }), ...(filter.overdue && { overdue: true }), ...(filter.onNotice && { onNotice: true }), ...(filter.likelyMine && { likelyMine: true }), ...(pageParam && { after: pageParam }), take: filter.take ?? 50 } },
    })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
    enabled,
  })
}

export function useUnknownSummary(enabled = true) {
  return useQuery({ queryKey: ['unknown-funds', 'summary'], queryFn: () => content(api.GET('/api/v1/unknown-funds/summary')), enabled })
}

export function useUnknownFund(lineId: number) {
  return useQuery({ queryKey: ['unknown-funds', lineId], queryFn: () => content(api.GET('/api/v1/unknown-funds/{lineId}', { params: { path: { lineId } } })) })
}

export function useWaitingClaims(enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['unknown-funds', 'claims'],
    queryFn: ({ pageParam }) => content(api.GET('/api/v1/unknown-funds/claims', { params: { query: { ...(pageParam && { after: pageParam }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
    enabled,
  })
}

/** Hands in one file of evidence; its id goes into the claim. */
export async function handIn(file: File, key: string): Promise<number> {
  const answer = await send(`/api/v1/unknown-funds/evidence?${new URLSearchParams({ fileName: file.name })}`, { 'Content-Type': 'application/octet-stream', 'Idempotency-Key': key }, await file.arrayBuffer())
  return ((await answer.json()) as { id: number }).id
}

/** Takes the list of unknown funds as of a day and gives it to the browser as a file. */
export async function exportList(on: string | null, reason: string) {
  const answer = await send(`/api/v1/unknown-funds/export?${new URLSearchParams({ reason, ...(on && { on }) })}`, {}, null)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = `unknown-funds${on ? `-${on}` : ''}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
}

async function send(address: string, headers: Record<string, string>, body: ArrayBuffer | null): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(address, { method: 'POST', headers, body })
  } catch {
    throw Refused.unreachable()
  }
  if (answer.ok) return answer
  const said: unknown = await answer.json().catch(() => null)
  throw said ? new Refused(said as Problem) : Refused.unreadable(answer.status)
}
