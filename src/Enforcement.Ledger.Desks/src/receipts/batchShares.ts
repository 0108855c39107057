import { fromMinor, minorUnits } from '../money/amount'
import { type BatchPart } from './matchingQueries'

export type BatchShare = { caseId?: number; amount: string }

/** A batch divided by the case that is likeliest for each payment in it; what has none comes last, for the person to say.
 * Nothing when no part has a case, or the parts with one are more than the line. */
export function batchShares(parts: readonly BatchPart[], total: string): BatchShare[] {
  const byCase = new Map<number, bigint>()
  for (const part of parts) {
    if (!part.likeliest || part.amount === null) continue
    const amount = minorUnits(part.amount)
    byCase.set(part.likeliest.caseId, (byCase.get(part.likeliest.caseId) ?? 0n) + (part.isCredit ? amount : -amount))
  }
  const shares: BatchShare[] = [...byCase].filter(([, amount]) => amount > 0n).map(([caseId, amount]) => ({ caseId, amount: fromMinor(amount) }))
  const rest = shares.reduce((left, share) => left - minorUnits(share.amount), minorUnits(total))
  if (shares.length === 0 || rest < 0n) return []
  return rest > 0n ? [...shares, { amount: fromMinor(rest) }] : shares
}
