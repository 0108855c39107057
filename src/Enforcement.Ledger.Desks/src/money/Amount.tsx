import { formatAmount, isZero } from './amount'

/** One amount: right-aligned digits of equal width; an empty sum steps back so that the others stand out. */
export function Amount({ value, strong, tone }: { value: string | null; strong?: boolean; tone?: 'good' | 'bad' | undefined }) {
  if (value === null) return <span className="amount amount-none">–</span>
  const classes = ['amount', strong && 'amount-strong', tone ? `amount-${tone}` : isZero(value) && 'amount-zero']
  return <span className={classes.filter(Boolean).join(' ')}>{formatAmount(value)}</span>
}
