import { useTranslation } from 'react-i18next'
import { Amount } from './Amount'
import { accountColour } from './accountColour'
import { basisPoints, sum } from './amount'

/** A sum and its parts: one bar, and under it the amounts by account. */
export function Composition({ parts, label }: { parts: { account: string; amount: string }[]; label: string }) {
  const { t } = useTranslation()
  const whole = sum(parts.map(p => p.amount))
  return (
    <figure className="composition">
      <div className="composition-bar" role="img" aria-label={label}>
        {parts.map(p => <span key={p.account} style={{ flexGrow: Math.max(basisPoints(p.amount, whole), 40), background: accountColour(p.account) }} />)}
      </div>
      <figcaption>
        {parts.map(p => (
          <span className="composition-part" key={p.account}>
            <i style={{ background: accountColour(p.account) }} />
            <span className="composition-name">{t(`accounts.${p.account}`, p.account)}</span>
            <Amount value={p.amount} />
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
