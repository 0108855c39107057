import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { period } from '../calendar/dates'
import { Amount } from '../money/Amount'
import { isZero } from '../money/amount'
import { amountColumn } from '../money/amountColumn'
import { MoreButton } from '../shell/MoreButton'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { useEarlierStatements, type BookReconciliation } from './reconciliationQueries'

type Reconciled = Schemas['StatementReconciliation']

export function ReconciledStatementTable({ book }: { book: BookReconciliation }) {
  const { t } = useTranslation()
  const earlier = useEarlierStatements(book)
  return (
    <>
      <Rows<Reconciled>
        rows={[...book.statements, ...earlier.rows]}
        error={earlier.error}
        rowKey={s => s.statementId}
        empty={<Nothing title={t('reconciliation.empty')} hint={t('reconciliation.emptyHint')} />}
        columns={[
          { title: t('reconciliation.ident'), dataIndex: 'ident' },
          { title: t('reconciliation.period'), width: 200, render: (_, s) => <span className="digits nowrap">{period(s.from, s.to)}</span> },
          amountColumn(t('reconciliation.opening'), s => s.opening),
          amountColumn(t('reconciliation.credits'), s => s.credits),
          amountColumn(t('reconciliation.debits'), s => s.debits),
          amountColumn(t('reconciliation.closing'), s => s.closing, { strong: true }),
          amountColumn(t('reconciliation.bookBalance'), s => s.book, { strong: true }),
          { title: t('reconciliation.difference'), align: 'right', width: 110, render: (_, s) => <Amount value={s.difference} strong tone={isZero(s.difference) ? 'good' : 'bad'} /> },
        ]}
      />
      <MoreButton list={earlier} />
    </>
  )
}
