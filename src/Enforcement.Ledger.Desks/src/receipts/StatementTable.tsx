import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { officeMinute, period } from '../calendar/dates'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import type { Statement } from './receiptQueries'
import { HoldReason } from './HoldReason'
import { StatementStateTag } from './StatementStateTag'

export function StatementTable({ rows, error }: { rows: Statement[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Rows<Statement>
      rows={rows}
      error={error}
      sticky
      rowKey={s => s.id}
      onOpen={s => void navigate(`/statements/${s.id}`)}
      empty={<Nothing title={t('statements.empty')} hint={t('statements.emptyHint')} />}
      columns={[
        { title: t('reconciliation.ident'), render: (_, s) => <><div>{s.ident}</div><div className="quiet">{s.fileName}</div></> },
        { title: t('reconciliation.period'), width: 176, render: (_, s) => <span className="digits nowrap">{period(s.from, s.to)}</span> },
        { title: t('common.state'), width: 170, render: (_, s) => <><StatementStateTag state={s.state} />{s.holdCode && <HoldReason code={s.holdCode} facts={s.holdFacts} />}</> },
        { title: t('statements.lines'), width: 56, align: 'right', render: (_, s) => <span className="digits">{s.lines}</span> },
        amountColumn(t('reconciliation.opening'), s => s.opening, { width: 108 }),
        amountColumn(t('reconciliation.credits'), s => s.credits, { width: 108 }),
        amountColumn(t('reconciliation.debits'), s => s.debits, { width: 108 }),
        amountColumn(t('reconciliation.closing'), s => s.closing, { strong: true, width: 108 }),
        { title: t('statements.importedAt'), width: 128, render: (_, s) => <><div className="digits nowrap">{officeMinute(s.importedAt)}</div><div className="quiet">{s.importedBy}</div></> },
      ]}
    />
  )
}
