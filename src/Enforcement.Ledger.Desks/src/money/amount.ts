/** Amounts stay the text that the service sent: no number type holds them on their way to the screen. */

const shape = /^(-?)(\d+)(?:\.(\d{1,2}))?$/

/** `1234567.5` becomes `1,234,567.50`; what is no amount is shown as it is. */
export function formatAmount(amount: string): string {
  const parts = shape.exec(amount)
  if (!parts) return amount
  const [, sign = '', whole = '', fraction = ''] = parts
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`
}

/** In minor units, for adding and comparing. */
export function minorUnits(amount: string): bigint {
  const parts = shape.exec(amount)
  if (!parts) throw new RangeError(`${amount} is not an amount`)
  const [, sign, whole = '', fraction = ''] = parts
  const minor = BigInt(whole + fraction.padEnd(2, '0'))
  return sign ? -minor : minor
}

export function isZero(amount: string): boolean {
  return minorUnits(amount) === 0n
}

export function sum(amounts: readonly string[]): string {
  return fromMinor(amounts.reduce((total, amount) => total + minorUnits(amount), 0n))
}

export function fromMinor(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0')
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A part of a whole in hundredths of a percent, for the width of a bar and nothing else. */
export function basisPoints(part: string, whole: string): number {
  const total = minorUnits(whole)
  return total <= 0n ? 0 : Number((minorUnits(part) * 10_000n) / total)
}

/** What a person typed, as the service takes it: `￥1，234.5` is `1234.50`; null when it is no amount above zero. */
export function readAmount(typed: string): string | null {
  const plain = typed.normalize('NFKC').replace(/[\s,，¥￥元]/g, '')
  if (!/^\d{1,15}(\.\d{1,2})?$/.test(plain)) return null
  const minor = minorUnits(plain)
  return minor > 0n ? fromMinor(minor) : null
}
