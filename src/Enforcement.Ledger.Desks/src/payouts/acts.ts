import { api, content } from '../api/client'
import type { PayoutDetail, PayoutTrigger } from './payoutQueries'

/** What a person fills in for an act. */
export type ActForm = { decision?: string; reason?: string; disputed?: string; document?: string; reviewOn?: string }

type Key = { 'Idempotency-Key': string }

/** How the desk offers one trigger: the permission by which it is offered, what it asks for, and the address that does it. */
export type PayoutAct = {
  trigger: PayoutTrigger
  permission: string
  asks: 'nothing' | 'decision' | 'reason' | 'optional reason' | 'split'
  kind: 'primary' | 'plain' | 'danger'
  /** Where the act is not what the trigger is called. */
  label?: string
  explain?: string
  send: (id: number, form: ActForm, header: Key) => Promise<PayoutDetail>
}

const at = (id: number, header: Key) => ({ params: { path: { id }, header } })

export const payoutActs: readonly PayoutAct[] = [
  { trigger: 'Submit', permission: 'payout.draft', asks: 'decision', kind: 'primary', send: (id, f, h) => content(api.POST('/api/v1/payouts/{id}/submit', { ...at(id, h), body: { decision: f.decision || null } })) },
  { trigger: 'Approve', permission: 'payout.approve', asks: 'decision', kind: 'primary', send: (id, f, h) => content(api.POST('/api/v1/payouts/{id}/approve', { ...at(id, h), body: { decision: f.decision || null } })) },
  { trigger: 'Accept', permission: 'payout.accept', asks: 'nothing', kind: 'primary', send: (id, _, h) => content(api.POST('/api/v1/payouts/{id}/accept', at(id, h))) },
  { trigger: 'Release', permission: 'payout.release', asks: 'nothing', kind: 'primary', send: (id, _, h) => content(api.POST('/api/v1/payouts/{id}/release', at(id, h))) },
  { trigger: 'Reissue', permission: 'payout.draft', asks: 'optional reason', kind: 'primary', send: (id, f, h) => content(api.POST('/api/v1/payouts/{id}/reissue', { ...at(id, h), body: { reason: f.reason || null } })) },
  { trigger: 'Split', permission: 'payout.draft', asks: 'split', kind: 'plain', send: (id, f, h) => content(api.POST('/api/v1/payouts/{id}/split', { ...at(id, h), body: { disputed: f.disputed ?? '', reason: f.reason ?? null, document: f.document ?? null, ...(f.reviewOn && { reviewOn: f.reviewOn }) } })) },
  { trigger: 'Reject', permission: 'payout.approve', asks: 'reason', kind: 'danger', send: (id, f, h) => content(api.POST('/api/v1/payouts/{id}/reject', { ...at(id, h), body: { reason: f.reason ?? null } })) },
  { trigger: 'ReturnToExecutor', permission: 'payout.accept', asks: 'reason', kind: 'danger', send: (id, f, h) => content(api.POST('/api/v1/payouts/{id}/return', { ...at(id, h), body: { reason: f.reason ?? null } })) },
  // A bank's rejection of what the bank has not seen: the release is taken back.
  { trigger: 'BankRejected', permission: 'payout.release', asks: 'reason', kind: 'danger', label: 'payouts.recall', explain: 'payouts.recallExplain', send: (id, f, h) => content(api.POST('/api/v1/payouts/{id}/recall', { ...at(id, h), body: { reason: f.reason ?? null } })) },
  { trigger: 'Withdraw', permission: 'payout.draft', asks: 'optional reason', kind: 'danger', send: (id, f, h) => content(api.POST('/api/v1/payouts/{id}/withdraw', { ...at(id, h), body: { reason: f.reason || null } })) },
]

/** The acts that are open for the payout and permitted to the person; a dispute is settled where it is listed.
 * @param handedOver its file has left: only the bank rejects it now */
export function offered({ open, handedOver }: Pick<PayoutDetail, 'open' | 'handedOver'>, may: (permission: string) => boolean): PayoutAct[] {
  return payoutActs.filter(act => open.includes(act.trigger) && may(act.permission) && !(act.trigger === 'BankRejected' && handedOver))
}

export const labelOf = (act: PayoutAct) => act.label ?? `payouts.trigger.${act.trigger}`
