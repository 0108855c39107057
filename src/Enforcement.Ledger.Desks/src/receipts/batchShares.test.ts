import { describe, expect, it } from 'vitest'
import { batchShares } from './batchShares'
import { type BatchPart } from './matchingQueries'

const part = (amount: string | null, caseId?: number, isCredit = true): BatchPart => ({
  seq: 1, isCredit, amount, counterparty: null, counterpartyAccount: null, creditedAccount: null, remark: null, endToEndId: null,
  likeliest: caseId ? { rank: 1, rule: 'T1', caseId, caseNumber: `${caseId}`, score: 100, reasons: [] } : null,
})

describe('the shares of a batch', () => {
  it('add up the parts of each case', () => {
    expect(batchShares([part('60.00', 7), part('30.50', 8), part('9.50', 7)], '100.00')).toEqual([{ caseId: 7, amount: '69.50' }, { caseId: 8, amount: '30.50' }])
  })
  it('leave what has no case to the person', () => {
    expect(batchShares([part('60.00', 7), part('40.00')], '100.00')).toEqual([{ caseId: 7, amount: '60.00' }, { amount: '40.00' }])
  })
  it('take back what a part takes back', () => {
    expect(batchShares([part('60.00', 7), part('10.00', 7, false)], '50.00')).toEqual([{ caseId: 7, amount: '50.00' }])
  })
  it('are none when no case is known, or the parts are more than the line', () => {
    expect(batchShares([part('60.00'), part(null, 7)], '60.00')).toEqual([])
    expect(batchShares([part('60.00', 7)], '50.00')).toEqual([])
  })
})
