import { DatePicker, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { RefusalNotice } from '../api/RefusalNotice'
import { ChecksPanel } from '../oversight/ChecksPanel'
import { Nothing } from '../shell/Nothing'
import { Section } from '../shell/Section'
import { BookCard } from './BookCard'
import { DayTable } from './DayTable'
import { DifferenceTable } from './DifferenceTable'
import { HeldTable } from './HeldTable'
import { InTransitTable } from './InTransitTable'
import { useReconciliation } from './reconciliationQueries'
import { ReconciledStatementTable } from './ReconciledStatementTable'
import { StopAlerts } from './StopAlert'

export function ReconciliationPage() {
  const { t } = useTranslation()
  const may = useMay()
  const [on, setOn] = useState<string | null>(null)
  const books = useReconciliation(on)
  return (
    <div className="stack">
      <div className="page-bar">
        <h1>{t('nav.reconciliation')}</h1>
        <Space>
          <Link to="/reconciliation/register">{t('register.title')}</Link>
          <DatePicker placeholder={`${t('reconciliation.asOf')} ${t('reconciliation.now')}`} onChange={(_, text) => setOn(typeof text === 'string' && text ? text : null)} />
        </Space>
      </div>
      <StopAlerts />
      <RefusalNotice error={books.error} />
      {books.isPending && <Skeleton active />}
      {books.data?.length === 0 && <Nothing title={t('overview.empty')} hint={t('overview.emptyHint')} />}
      {books.data?.map(book => (
        <div className="stack" key={book.book}>
          <BookCard book={book} />
          <DayTable book={book.book} to={on} />
          <DifferenceTable book={book.book} />
          <Section flush title={t('reconciliation.statements')}><ReconciledStatementTable book={book} /></Section>
          <div className="columns">
            <Section flush title={t('reconciliation.inTransit')}><InTransitTable rows={book.inTransit} /></Section>
            <Section flush title={t('reconciliation.held')}><HeldTable rows={book.held} /></Section>
          </div>
        </div>
      ))}
      {may('checks.run') && <ChecksPanel />}
    </div>
  )
}
