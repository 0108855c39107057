import { minorUnits } from '../money/amount'
import type { CaseRow } from './caseQueries'

/** The accounts of a case in the order in which money passes through them, with the colour of each. */
export const caseAccounts = [
  { field: 'available', account: 'CASE_AVAILABLE' },
  { field: 'cash', account: 'CASE_CASH' },
  { field: 'reserved', account: 'CASE_RESERVED' },
  { field: 'inTransit', account: 'IN_TRANSIT' },
  { field: 'disputed', account: 'CASE_DISPUTED' },
  { field: 'held', account: 'CASE_HELD' },
  { field: 'deposited', account: 'CASE_DEPOSITED' },
  { field: 'feeDue', account: 'FEE_DUE' },
  { field: 'surplus', account: 'CASE_SURPLUS' },
] as const satisfies readonly { field: keyof CaseRow; account: string }[]

/** What each account of the case holds, empty ones left out. */
export function moneyOf(row: CaseRow): { account: string; amount: string }[] {
  return caseAccounts.map(a => ({ account: a.account, amount: row[a.field] })).filter(a => minorUnits(a.amount) !== 0n)
}
