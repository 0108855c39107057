import { describe, expect, it } from 'vitest'
import { basisPoints, formatAmount, fromMinor, isZero, minorUnits, readAmount, sum } from './amount'

describe('an amount on the screen', () => {
  it.each([
    ['0.00', '0.00'],
    ['0.05', '0.05'],
    ['7', '7.00'],
    ['999.90', '999.90'],
    ['1000.00', '1,000.00'],
    ['-1234567.5', '-1,234,567.50'],
    ['123456.78', '123,456.78'],
  ])('%s is read as %s', (sent, read) => expect(formatAmount(sent)).toBe(read))

  it('keeps every fen of a sum that a double would round', () => {
    expect(formatAmount('9007199254740993.01')).toBe('9,007,199,254,740,993.01')
  })

  it('shows what is no amount as it came', () => expect(formatAmount('–')).toBe('–'))
})

describe('adding amounts', () => {
  it('does not lose the fen of 0.1 + 0.2', () => expect(sum(['0.10', '0.20'])).toBe('0.30'))
  it('of nothing is zero', () => expect(sum([])).toBe('0.00'))
  it('takes signs into account', () => expect(sum(['10.00', '-10.01'])).toBe('-0.01'))
  it('knows zero however it is written', () => expect([isZero('0'), isZero('-0.00'), isZero('0.01')]).toEqual([true, true, false]))
  it('refuses text that is no amount', () => expect(() => minorUnits('12,3')).toThrow(RangeError))
  it('pads a few fen to two decimals', () => expect([fromMinor(5n), fromMinor(-5n), fromMinor(100n)]).toEqual(['0.05', '-0.05', '1.00']))
})

describe('the share of a bar', () => {
  it('is in hundredths of a percent', () => expect(basisPoints('1.00', '3.00')).toBe(3333))
  it('of an empty whole is nothing', () => expect(basisPoints('1.00', '0.00')).toBe(0))
})

describe('an amount that a clerk types', () => {
  it.each([
    ['1234.5', '1234.50'],
    ['１，２３４．５０', '1234.50'],
    ['￥ 1,000 元', '1000.00'],
    ['0.01', '0.01'],
  ])('%s is taken as %s', (typed, taken) => expect(readAmount(typed)).toBe(taken))

  it.each(['', '0', '0.00', '-5', '1.005', '1e3', 'abc', '.5'])('%s is not taken', typed => expect(readAmount(typed)).toBeNull())
})
