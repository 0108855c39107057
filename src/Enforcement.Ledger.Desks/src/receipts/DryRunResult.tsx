import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { period } from '../calendar/dates'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ProblemTable } from './ProblemTable'
import type { DryRun } from './templateQueries'

type Line = DryRun['lines'][number]
type Statement = DryRun['statements'][number]

/** What a file says by a mapping: the verdict of the balances, the sums, the first rows as read, and all that is wrong. */
export function DryRunResult({ run }: { run: DryRun }) {
  const { t } = useTranslation()
  const verdict = { Holds: 'success', Fails: 'error', Unknown: 'warning' } as const
  return (
    <div className="stack">
      <Rows<Statement>
        rows={run.statements}
        rowKey={s => `${s.account}${s.from}`}
        empty={<Nothing title={t('templates.nothingRead')} hint={t('templates.nothingReadHint')} />}
        columns={[
          { title: t('templates.verdict'), width: 140, render: (_, s) => <Tag color={verdict[s.equation]}>{t(`templates.equation.${s.equation}`)}</Tag> },
          { title: t('templates.account'), render: (_, s) => <span className="digits">{s.account || '–'}</span> },
          { title: t('reconciliation.period'), width: 200, render: (_, s) => <span className="digits nowrap">{period(s.from, s.to)}</span> },
          { title: t('statements.lines'), width: 70, align: 'right', render: (_, s) => <span className="digits">{s.entries}</span> },
          { title: t('templates.skipped'), width: 90, align: 'right', render: (_, s) => <span className="digits">{s.skipped}</span> },
          amountColumn(t('reconciliation.opening'), s => s.opening),
          amountColumn(t('reconciliation.credits'), s => s.credits),
          amountColumn(t('reconciliation.debits'), s => s.debits),
          amountColumn(t('reconciliation.closing'), s => s.closing, { strong: true }),
        ]}
      />
      {run.lines.length > 0 && (
        <Rows<Line>
          rows={run.lines}
          rowKey={l => `${l.sourceLine} ${l.direction} ${l.amount}`}
          empty={null}
          columns={[
            { title: t('statements.line'), width: 60, align: 'right', render: (_, l) => <span className="digits">{l.sourceLine}</span> },
            { title: t('receipts.bookedOn'), width: 110, render: (_, l) => <span className="digits nowrap">{l.bookedOn}</span> },
            { title: t('receipts.direction'), width: 60, render: (_, l) => t(l.direction === 'Credit' ? 'receipts.in' : 'receipts.out') },
            amountColumn(t('common.amount'), l => l.amount, { strong: true }),
            amountColumn(t('templates.balance'), l => l.balanceAfter),
            { title: t('receipts.counterparty'), render: (_, l) => <><div>{l.counterpartyName ?? '–'}</div><div className="quiet digits">{l.counterpartyAccount}</div></> },
            { title: t('receipts.remark'), render: (_, l) => [l.summary, l.purpose, l.remittance].filter(Boolean).join(' ') || '–' },
          ]}
        />
      )}
      {run.problems.length > 0 && <ProblemTable problems={run.problems} />}
    </div>
  )
}
