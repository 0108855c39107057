import { describe, expect, it } from 'vitest'
import { clockLabel } from './clockLabel'

describe('the label of a clock', () => {
  it('counts the days that are left', () => expect(clockLabel('Running', '2026-03-10', '2026-03-01')).toEqual({ tone: 'calm', days: { key: 'left', count: 9 } }))
  it('asks for attention three workdays before, a weekend between', () => expect(clockLabel('Running', '2026-03-06', '2026-03-01').tone).toBe('soon'))
  it('says today on the last day', () => expect(clockLabel('Running', '2026-03-01', '2026-03-01').days).toEqual({ key: 'today', count: 0 }))
  it('counts the days over', () => expect(clockLabel('Late', '2026-02-26', '2026-03-01')).toEqual({ tone: 'late', days: { key: 'over', count: 3 } }))
  it('stays late without a count when the act came late', () => expect(clockLabel('Late', '2026-03-05', '2026-03-01')).toEqual({ tone: 'late', days: null }))
  it('has nothing to count once it is met', () => expect(clockLabel('Met', '2026-03-05', '2026-03-09')).toEqual({ tone: 'met', days: null }))
  it('has nothing to count before it starts', () => expect(clockLabel('NotStarted', null, '2026-03-09')).toEqual({ tone: 'calm', days: null }))
})
