import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Amount } from '../money/Amount'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import type { StatementDifference } from './statementQueries'

type Told = NonNullable<StatementDifference['told']>

const colours: Record<string, string> = { new: 'green', gone: 'red', changed: 'orange' }

/** What is posted and what the held statement says, side by side. */
export function DifferenceTable({ rows }: { rows: StatementDifference[] }) {
  const { t } = useTranslation()
  const side = (title: string, of: (d: StatementDifference) => Told | null, other: (d: StatementDifference) => Told | null) =>
    ({ title, render: (_: unknown, d: StatementDifference) => <Side line={of(d)} beside={d.kind === 'changed' ? other(d) : null} /> })
  return (
    <Rows<StatementDifference & { at: number }>
      rows={rows.map((row, at) => ({ ...row, at }))}
      rowKey={d => d.at}
      fit
      empty={<Nothing title={t('common.none')} />}
      columns={[
        { title: '', width: 64, render: (_, d) => <Tag variant="filled" color={colours[d.kind] ?? 'default'}>{t(`difference.${d.kind}`, d.kind)}</Tag> },
        side(t('difference.posted'), d => d.posted, d => d.told),
        side(t('difference.told'), d => d.told, d => d.posted),
      ]}
    />
  )
}

function Side({ line, beside }: { line: Told | null; beside: Told | null }) {
  if (!line) return <span className="quiet">–</span>
  const mark = (same: boolean) => (beside && !same ? 'differs' : undefined)
  return (
    <>
      <div><span className={mark(line.amount === beside?.amount)}>{line.isCredit ? '+' : '−'}<Amount value={line.amount} strong /></span> <span className="quiet digits">{line.bookedOn} {line.reference}</span></div>
      <div className={mark(line.name === beside?.name)}>{line.name ?? '–'}</div>
      <div className={mark(line.account === beside?.account)}><span className="digits">{line.account}</span></div>
      {line.creditedAccount && <div className={mark(line.creditedAccount === beside?.creditedAccount)}>→ <span className="digits">{line.creditedAccount}</span></div>}
      <div className={mark(line.remark === beside?.remark)}>{line.remark}</div>
    </>
  )
}
