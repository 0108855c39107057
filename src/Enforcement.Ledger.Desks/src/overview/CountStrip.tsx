import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

/** A count that leads to its list. What is not to be seen by the role is left out. */
export type Count = { word: 'cases' | 'receipts' | 'unknown' | 'payouts' | 'late' | 'held'; to: string; count: number | undefined; more?: boolean; tone?: 'soon' | 'late' }

export function CountStrip({ counts }: { counts: Count[] }) {
  const { t } = useTranslation()
  return (
    <nav className="counts">
      {counts.filter(c => c.count !== undefined).map(c => (
        <Link key={c.word} to={c.to} className={c.tone && c.count ? `count count-${c.tone}` : 'count'}>
          <span className="count-number digits">{c.more ? t('overview.atLeast', { count: c.count }) : c.count}</span>
          <span className="count-word">{t(`overview.${c.word}`)}</span>
        </Link>
      ))}
    </nav>
  )
}
