/** Where that which an alert is about is dealt with; null when there is no page of its own. */
export function alertPlace(alert: { subject: string; caseId: number | null; clock?: string }, may: (permission: string) => boolean): string | null {
  const [kind, id] = alert.subject.split(':')
  if (alert.clock === 'officer-gone') return '/cases/handovers'
  if (kind === 'payout' && may('payout.read')) return `/payouts/${id}`
  if (kind === 'line' && may('statement.read')) return `/unknown-funds/${id}`
  if (kind === 'expected') return '/expected-receipts'
  if (kind === 'cash' && may('statement.read')) return '/vouchers'
  if (kind === 'bond' || kind === 'auction') return '/bonds'
  return alert.caseId ? `/cases/${alert.caseId}` : null
}
