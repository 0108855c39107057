import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import type { LotClock } from './clockQueries'
import { ClockTag } from './ClockTag'

/** The clocks of lots, the most urgent first. */
export function ClockTable({ rows, error, ofCase }: { rows: LotClock[] | undefined; error?: unknown; ofCase?: boolean }) {
  const { t } = useTranslation()
  return (
    <Rows<LotClock>
      rows={rows}
      error={error}
      rowKey={c => c.lotId}
      fit={!ofCase}
      empty={<Nothing title={t('overview.noClocks')} hint={t('overview.noClocksHint')} />}
      columns={[
        ofCase
          ? { title: t('clocks.lot'), width: 80, render: (_, c) => <span className="digits">{c.lotId}</span> }
          : { title: t('common.case'), width: 166, render: (_, c) => <Link to={`/cases/${c.caseId}`} className="case-number">{c.caseNumber}</Link> },
        ...(ofCase ? [] : [{ title: t('cases.officer'), ellipsis: true, render: (_: unknown, c: LotClock) => c.officer }]),
        { title: t('clocks.arrived'), width: 88, render: (_, c) => <span className="digits">{c.arrivedOn}</span> },
        ...(ofCase ? [amountColumn<LotClock>(t('clocks.amount'), c => c.amount)] : []),
        amountColumn(t('clocks.open'), c => c.open, { strong: true, width: 104 }),
        { title: t('clocks.A'), width: 150, render: (_, c) => <ClockTag state={c.a} dueOn={c.aDueOn} provisional={c.provisional} /> },
        ...(ofCase ? [{ title: t('clocks.age'), width: 90, render: (_: unknown, c: LotClock) => <Tooltip title={t('clocks.ageHint')}><span className="digits">{c.grossWorkdays} / {c.netWorkdays}</span></Tooltip> }] : []),
        ...(ofCase ? [{ title: t('clocks.D'), width: 150, render: (_: unknown, c: LotClock) => <ClockTag state={c.d} dueOn={c.dDueOn} provisional={c.dProvisional} /> }] : []),
        ...(ofCase ? [{ title: t('clocks.limit30'), width: 110, render: (_: unknown, c: LotClock) => <span className="digits">{c.limit30On}</span> }] : []),
      ]}
    />
  )
}
