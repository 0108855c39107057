import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Amount } from '../money/Amount'
import { isZero, minorUnits } from '../money/amount'
import { Composition } from '../money/Composition'
import type { BookReconciliation } from './reconciliationQueries'

const assets = new Set(['BANK', 'CASH', 'BANK_CHARGE', 'UNEXPLAINED_DEBIT'])

/** One book, three ways: bank = book = what it owes. The service computes the difference; the card says whether it is zero. */
export function BookCard({ book }: { book: BookReconciliation }) {
  const { t } = useTranslation()
  const agrees = isZero(book.difference)
  const owed = Object.entries(book.balances).filter(([account, amount]) => !assets.has(account) && minorUnits(amount) > 0n).map(([account, amount]) => ({ account, amount }))
  const newest = book.statements[0]
  return (
    <section className={agrees ? 'panel book-card' : 'panel book-card book-card-bad'} aria-label={book.name}>
      <header className="panel-head">
        <h2>{book.name}</h2>
        <span className="quiet">{t('common.book')} {book.book} · {book.currency} · {t('reconciliation.asOf')} {book.on ?? newest?.to ?? t('reconciliation.now')}</span>
        <span className={agrees ? 'verdict good' : 'verdict bad'}>
          {agrees ? <CheckCircleFilled /> : <CloseCircleFilled />} {t(agrees ? 'reconciliation.agrees' : 'reconciliation.disagrees')}
        </span>
      </header>
      <div className="three-ways">
        <Side label={t('reconciliation.bank')} value={book.bank} />
        <span className="equals">＝</span>
        <Side label={t('reconciliation.book')} value={book.bookBalance} />
        <span className="equals">＝</span>
        <Side label={t('reconciliation.liabilities')} value={book.liabilities} />
        <div className="three-way three-way-difference">
          <div className="three-way-label">{t('reconciliation.difference')}</div>
          <Amount value={book.difference} strong tone={agrees ? 'good' : 'bad'} />
        </div>
      </div>
      {owed.length > 0 && <Composition parts={owed} label={t('reconciliation.composition')} />}
    </section>
  )
}

function Side({ label, value }: { label: string; value: string }) {
  return (
    <div className="three-way">
      <div className="three-way-label">{label}</div>
      <Amount value={value} strong />
    </div>
  )
}
