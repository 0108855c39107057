import { describe, expect, it } from 'vitest'
import { alertPlace } from './alertPlace'

const all = () => true
const none = () => false

describe('where an alert is dealt with', () => {
  it('is the payout for what waits at finance', () => expect(alertPlace({ subject: 'payout:17', caseId: 3 }, all)).toBe('/payouts/17'))
  it('is the case for money without a notice', () => expect(alertPlace({ subject: 'lot:5', caseId: 3 }, all)).toBe('/cases/3'))
  it('is the line for unknown funds', () => expect(alertPlace({ subject: 'line:9', caseId: null }, all)).toBe('/unknown-funds/9'))
  it('is the case where the page is not for the reader', () => expect(alertPlace({ subject: 'payout:17', caseId: 3 }, none)).toBe('/cases/3'))
  it('is the hand-over for money whose officer is gone', () => expect(alertPlace({ subject: 'case:3', caseId: 3, clock: 'officer-gone' }, all)).toBe('/cases/handovers'))
  it('is nowhere without either', () => expect(alertPlace({ subject: 'line:9', caseId: null }, none)).toBeNull())
})
