import { Drawer, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useMay } from '../access/me'
import { RefusalNotice } from '../api/RefusalNotice'
import { officeMinute, period } from '../calendar/dates'
import { Amount } from '../money/Amount'
import { MoreButton } from '../shell/MoreButton'
import { DifferenceTable } from './DifferenceTable'
import { DownloadButton } from './DeliveryTable'
import { HoldDecisions } from './HoldDecisions'
import { HoldReason } from './HoldReason'
import { useReceipts } from './receiptQueries'
import { ReceiptTable } from './ReceiptTable'
import { StatementActs } from './StatementActs'
import { StatementStateTag } from './StatementStateTag'
import { useStatement, type StatementDetail } from './statementQueries'

/** One statement: why it waits, in what it differs, what was decided, and the file as it came. */
export function StatementDrawer() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const shown = useStatement(Number(useParams().statementId))
  const detail = shown.data
  return (
    <Drawer
      open
      size={860}
      onClose={() => void navigate('/statements')}
      title={<span className="drawer-title">{t('reconciliation.ident')} {detail?.statement.ident}{detail && <StatementStateTag state={detail.statement.state} />}</span>}
      footer={detail?.statement.state === 'held' ? <StatementActs detail={detail} /> : null}
    >
      <RefusalNotice error={shown.error} />
      {detail ? (
        <div className="stack">
          {detail.statement.holdCode && <HoldReason code={detail.statement.holdCode} facts={detail.statement.holdFacts} />}
          <Facts detail={detail} />
          {detail.statement.state === 'posted' && detail.statement.lines > 0 && <Lines id={detail.statement.id} />}
          {detail.differences.length > 0 && <><h3>{t('difference.title')}</h3><DifferenceTable rows={detail.differences} /></>}
          {detail.decisions.length > 0 && <><h3>{t('decision.title')}</h3><HoldDecisions decisions={detail.decisions} /></>}
        </div>
      ) : !shown.error && <Skeleton active />}
    </Drawer>
  )
}

/** What its lines were matched to, the last one first. */
function Lines({ id }: { id: number }) {
  const { t } = useTranslation()
  const lines = useReceipts({ statementId: id })
  return (
    <>
      <h3>{t('statements.content')}</h3>
      <ReceiptTable rows={lines.data?.pages.flatMap(p => p.items)} error={lines.error} brief />
      <MoreButton list={lines} />
    </>
  )
}

function Facts({ detail: { statement: s, sha256, deliveryId, page, lastPage, copyMark } }: { detail: StatementDetail }) {
  const { t } = useTranslation()
  const may = useMay()
  const amount = (value: string | null) => (value === null ? '–' : <Amount value={value} />)
  return (
    <>
      <dl className="facts facts-wide">
        <div><dt>{t('reconciliation.period')}</dt><dd className="digits">{period(s.from, s.to)}</dd></div>
        <div><dt>{t('statements.lines')}</dt><dd className="digits">{s.lines}{page !== null && <> · {t('difference.page', { page })}{lastPage && t('difference.lastPage')}</>}</dd></div>
        <div><dt>{t('reconciliation.opening')}</dt><dd>{amount(s.opening)}</dd></div>
        <div><dt>{t('reconciliation.credits')}</dt><dd>{amount(s.credits)}</dd></div>
        <div><dt>{t('reconciliation.debits')}</dt><dd>{amount(s.debits)}</dd></div>
        <div><dt>{t('reconciliation.closing')}</dt><dd>{amount(s.closing)}</dd></div>
        <div><dt>{t('statements.importedAt')}</dt><dd>{s.importedBy} <span className="quiet digits">{officeMinute(s.importedAt)}</span></dd></div>
        {copyMark && <div><dt>{t('difference.copyMark')}</dt><dd><code>{copyMark}</code></dd></div>}
      </dl>
      <div><span>{s.fileName}</span> <code className="quiet" title={sha256}>SHA-256 {sha256.slice(0, 12)}…</code> {may('delivery.read') && <DownloadButton delivery={deliveryId} name={s.fileName} />}</div>
    </>
  )
}
