import { describe, expect, it } from 'vitest'
import { daysBetween, officeDate, officeMinute, period } from './dates'

describe('dates of the office', () => {
  it('an evening in UTC is the next morning in the office', () => expect(officeMinute('2026-02-16T20:30:15Z')).toBe('2026-02-17 04:30'))
  it('midnight is hour zero', () => expect(officeMinute('2026-02-16T16:00:00Z')).toBe('2026-02-17 00:00'))
  it('the date changes with the office', () => expect(officeDate(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01'))
  it('days are counted over a leap day', () => expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2))
  it('an earlier day is negative', () => expect(daysBetween('2026-03-01', '2026-02-26')).toBe(-3))
  it('a period of one day is that day', () => expect(period('2026-01-05', '2026-01-05')).toBe('2026-01-05'))
  it('a period names both ends', () => expect(period('2026-01-01', '2026-01-31')).toBe('2026-01-01 – 2026-01-31'))
  it('a statement without dates shows a dash', () => expect(period(null, null)).toBe('–'))
})
