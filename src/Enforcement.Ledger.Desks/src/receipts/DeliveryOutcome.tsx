import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { period } from '../calendar/dates'
import type { Schemas } from '../api/client'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { HoldReason } from './HoldReason'
import { ProblemTable } from './ProblemTable'
import type { ImportOutcome } from './receiptQueries'
import { StatementStateTag } from './StatementStateTag'

type StatementOutcome = Schemas['StatementOutcome']

/** What became of a file, statement by statement, and what has to be mended. */
export function DeliveryOutcome({ outcome }: { outcome: ImportOutcome }) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <div className="case-title"><h2>{outcome.file}</h2><span className="quiet">{outcome.format}</span><code className="quiet" title={outcome.sha256}>SHA-256 {outcome.sha256.slice(0, 12)}…</code></div>
      {outcome.rejected && <Alert type="error" showIcon title={t('statements.rejectedWhole')} description={t('statements.rejectedHint')} />}
      {outcome.statements.length > 0 && <OutcomeTable rows={outcome.statements} />}
      {outcome.resumed.length > 0 && <><h3>{t('statements.resumed')}</h3><OutcomeTable rows={outcome.resumed} /></>}
      {outcome.problems.length > 0 && <><h3>{t('statements.problems')}</h3><ProblemTable problems={outcome.problems} /></>}
    </div>
  )
}

function OutcomeTable({ rows }: { rows: StatementOutcome[] }) {
  const { t } = useTranslation()
  const count = (title: string, of: (s: StatementOutcome) => number) =>
    ({ title, width: 70, align: 'right' as const, render: (_: unknown, s: StatementOutcome) => <span className={of(s) === 0 ? 'digits amount-zero' : 'digits'}>{of(s)}</span> })
  return (
    <Rows<StatementOutcome>
      rows={rows}
      rowKey={s => `${s.ident} ${s.account} ${s.from ?? ''}`}
      empty={<Nothing title={t('common.none')} />}
      columns={[
        { title: t('reconciliation.ident'), render: (_, s) => <><div>{s.ident}</div><div className="quiet digits">{s.account} {s.currency}</div></> },
        { title: t('reconciliation.period'), width: 200, render: (_, s) => <span className="digits nowrap">{period(s.from, s.to)}</span> },
        { title: t('common.state'), render: (_, s) => <><StatementStateTag state={s.outcome} />{s.code && <HoldReason code={s.code} facts={s.facts} />}</> },
        amountColumn(t('reconciliation.closing'), s => s.closing),
        count(t('statements.accepted'), s => s.accepted),
        count(t('statements.dup'), s => s.duplicate),
        count(t('statements.matched'), s => s.matched),
        count(t('statements.unknown'), s => s.unknown),
        count(t('statements.paid'), s => s.paid),
        count(t('statements.returned'), s => s.returned),
      ]}
    />
  )
}
