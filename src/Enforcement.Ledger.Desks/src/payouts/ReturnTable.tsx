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
      fit
      rowKey={r => r.lineId}
      empty={<Nothing title={t('returns.empty')} hint={t('returns.emptyHint')} />}
      columns={[
        { title: t('returns.payout'), width: 52, render: (_, r) => <Link to={`/payouts/${r.payoutId}`} state={{ under }} className="digits">{r.payoutId}</Link> },
        { title: t('common.case'), width: 168, render: (_, r) => <Link to={`/cases/${r.caseId}`} className="case-number">{r.caseNumber}</Link> },
        { title: t('payouts.payee'), ellipsis: true, render: (_, r) => <>{r.payeeName}<div className="quiet digits">{r.account}</div></> },
        amountColumn(t('common.amount'), r => r.amount, { strong: true, width: 100 }),
        { title: t('common.state'), width: 76, render: (_, r) => <PayoutStateTag state={r.payoutState} /> },
        { title: t('returns.returnedOn'), width: 118, render: (_, r) => <><span className="digits">{r.returnedOn}</span><div className="quiet">{t('returns.paidOn')} <span className="digits">{r.paidOn.slice(5)}</span></div></> },
        { title: t('returns.remark'), ellipsis: true, width: 110, render: (_, r) => r.remark || '–' },
        { title: t('returns.reissue'), width: 168, render: (_, r) => <><ClockTag state={r.reissueClock} dueOn={r.reissueDueOn} provisional={r.reissueDueProvisional} /><div className="quiet">{t('returns.firstDue')} <span className="digits">{r.firstDueOn ?? '–'}</span></div></> },
        amountColumn(t('returns.waiting'), r => r.waiting, { width: 96 }),
        {
          title: t('returns.confirmed'),
          width: 190,
          render: (_, r) => <ReturnActs returned={r} />,
        },
      ]}
    />
  )
}
