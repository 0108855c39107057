import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { RefusalNotice } from '../api/RefusalNotice'
import { useCases } from '../cases/caseQueries'
import { CaseTable } from '../cases/CaseTable'
import { usePayouts } from '../payouts/payoutQueries'
import { PayoutTable } from '../payouts/PayoutTable'
import { useReceipts } from '../receipts/receiptQueries'
import { useUnknownFunds, useUnknownSummary } from '../receipts/unknownQueries'
import { ReceiptTable } from '../receipts/ReceiptTable'
import { UnknownTable } from '../receipts/UnknownTable'
import { BookCard } from '../reconciliation/BookCard'
import { StopAlerts } from '../reconciliation/StopAlert'
import { useReconciliation } from '../reconciliation/reconciliationQueries'
import { Nothing } from '../shell/Nothing'
import { Section } from '../shell/Section'
import { useAlerts } from '../oversight/alertQueries'
import { AlertTable } from '../oversight/AlertTable'
import { useClocks } from '../oversight/clockQueries'
import { ClockTable } from '../oversight/ClockTable'
import { Arrivals } from '../vouchers/Arrivals'
import { CountStrip } from './CountStrip'

const most = 8

/** The day's first page: does it agree, what is urgent, what is under way. */
export function OverviewPage() {
  const { t } = useTranslation()
  const may = useMay()
  const books = useReconciliation(null, may('reconciliation.read'))
  const cases = useCases('', 200)
  const clocks = useClocks(200)
  const receipts = useReceipts({ take: 200 }, may('statement.read'))
  const unknown = useUnknownFunds({ take: most }, may('statement.read'))
  const unknownSummary = useUnknownSummary(may('statement.read'))
  const payouts = usePayouts({ take: 200 }, may('payout.read'))
  const alerts = useAlerts({ take: most }, may('alert.read'))
  const all = <Row,>(pages: { items: Row[] }[] | undefined) => pages?.flatMap(p => p.items)
  const caseRows = all(cases.data?.pages)
  const clockRows = all(clocks.data?.pages)
  const receiptRows = all(receipts.data?.pages)
  const payoutRows = all(payouts.data?.pages)
  const underway = payoutRows?.filter(p => p.state !== 'Paid' && p.state !== 'Withdrawn')
  const seeAll = (to: string) => <Link to={to}>{t('common.all')} →</Link>
  return (
    <div className="stack">
      <StopAlerts />
      <RefusalNotice error={books.error} />
      {books.data?.map(book => <BookCard key={book.book} book={book} />)}
      {books.data?.length === 0 && <Nothing title={t('overview.empty')} hint={t('overview.emptyHint')} />}
      <CountStrip
        counts={[
          { word: 'cases', to: '/cases', count: caseRows?.length, more: cases.hasNextPage },
          { word: 'receipts', to: '/receipts', count: receiptRows?.length, more: receipts.hasNextPage },
          { word: 'unknown', to: '/unknown-funds', count: unknownSummary.data?.count, tone: 'soon' },
          { word: 'payouts', to: '/payouts', count: underway?.length, more: payouts.hasNextPage },
          { word: 'late', to: '/cases', count: late(clockRows, unknownSummary.data?.overdue, payoutRows), more: clocks.hasNextPage && clockRows?.at(-1)?.a === 'Late', tone: 'late' },
          { word: 'held', to: '/reconciliation', count: books.data?.reduce((n, b) => n + b.held.length, 0), tone: 'late' },
        ]}
      />
      {may('alert.read') && <Section flush title={t('alerts.title')} hint={t('alerts.hint')} extra={seeAll('/alerts')}><AlertTable rows={all(alerts.data?.pages)?.slice(0, most)} error={alerts.error} brief /></Section>}
      <div className="columns">
        <Section flush title={t('overview.clocks')} hint={t('overview.clocksHint')}><ClockTable rows={clockRows?.slice(0, most)} error={clocks.error} /></Section>
        {may('payout.read') && <Section flush title={t('overview.underway')} extra={seeAll('/payouts')}><PayoutTable rows={underway?.slice(0, most)} error={payouts.error} brief /></Section>}
      </div>
      {may('statement.read') && <Arrivals />}
      <Section flush title={t('overview.inCases')} extra={seeAll('/cases')}><CaseTable rows={caseRows?.slice(0, most)} error={cases.error} /></Section>
      {may('statement.read') && (
        <div className="columns">
          <Section flush title={t('overview.recent')} extra={seeAll('/receipts')}><ReceiptTable rows={receiptRows?.slice(0, most)} error={receipts.error} brief /></Section>
          <Section flush title={t('overview.unknownOldest')} extra={seeAll('/unknown-funds')}><UnknownTable rows={all(unknown.data?.pages)?.slice(0, most)} error={unknown.error} brief /></Section>
        </div>
      )}
    </div>
  )
}

function late(clocks: { a: string }[] | undefined, unknownOverdue: number | undefined, payouts: { bClock: string; state: string }[] | undefined): number | undefined {
  if (!clocks) return undefined
  return clocks.filter(c => c.a === 'Late').length + (unknownOverdue ?? 0) + (payouts ?? []).filter(p => p.bClock === 'Late' && p.state !== 'Paid').length
}
