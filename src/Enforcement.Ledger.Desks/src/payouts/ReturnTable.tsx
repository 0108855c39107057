import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { amountColumn } from '../money/amountColumn'
import { ClockTag } from '../oversight/ClockTag'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { PayoutStateTag } from './PayoutStateTag'
import { ReturnActs } from './ReturnActs'
import type { Returned } from './returnQueries'

/** Returned payments (退票清单): what came back, by when it is to be paid again, and who confirmed it. */
export function ReturnTable({ rows, error }: { rows: Returned[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  const under = useLocation().pathname
  return (
    <Rows<Returned>
      rows={rows}
      error={error}
      sticky
      rowKey={r => r.lineId}
      empty={<Nothing title={t('returns.empty')} hint={t('returns.emptyHint')} />}
      columns={[
        { title: t('returns.payout'), width: 64, render: (_, r) => <Link to={`/payouts/${r.payoutId}`} state={{ under }} className="digits">{r.payoutId}</Link> },
        { title: t('common.case'), width: 190, render: (_, r) => <Link to={`/cases/${r.caseId}`} className="case-number">{r.caseNumber}</Link> },
        { title: t('payouts.payee'), width: 150, ellipsis: true, render: (_, r) => <>{r.payeeName} <span className="quiet digits">{r.account}</span></> },
        amountColumn(t('common.amount'), r => r.amount, { strong: true, width: 106 }),
        { title: t('common.state'), width: 110, render: (_, r) => <PayoutStateTag state={r.payoutState} /> },
        { title: t('returns.paidOn'), width: 104, render: (_, r) => <span className="digits">{r.paidOn}</span> },
        { title: t('returns.returnedOn'), width: 104, render: (_, r) => <span className="digits">{r.returnedOn}</span> },
        { title: t('returns.remark'), ellipsis: true, width: 160, render: (_, r) => r.remark || '–' },
        { title: t('returns.firstDue'), width: 104, render: (_, r) => <span className="digits">{r.firstDueOn ?? '–'}</span> },
        { title: t('returns.reissue'), width: 180, render: (_, r) => <ClockTag state={r.reissueClock} dueOn={r.reissueDueOn} provisional={r.reissueDueProvisional} /> },
        amountColumn(t('returns.waiting'), r => r.waiting, { width: 106 }),
        {
          title: t('returns.confirmed'),
          width: 190,
          render: (_, r) => <ReturnActs returned={r} />,
        },
      ]}
    />
  )
}
