import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate } from 'react-router'
import { ClockTag } from '../oversight/ClockTag'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import type { Payout } from './payoutQueries'
import { PayoutStateTag } from './PayoutStateTag'

export function PayoutTable({ rows, error, ofCase, sticky, brief }: { rows: Payout[] | undefined; error?: unknown; ofCase?: boolean; sticky?: boolean; brief?: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const location = useLocation()
  return (
    <Rows<Payout>
      rows={rows}
      error={error}
      sticky={sticky ?? false}
      rowKey={p => p.id}
      fit={brief ?? false}
      // The drawer lies over the page from which it was opened.
      onOpen={p => void navigate(`/payouts/${p.id}`, { state: { under: location.pathname } })}
      empty={<Nothing title={t('payouts.empty')} hint={t('payouts.emptyHint')} />}
      columns={[
        { title: t('payouts.id'), width: brief ? 48 : 56, render: (_, p) => <Link to={`/payouts/${p.id}`} state={{ under: location.pathname }} className="digits">{p.id}</Link> },
        ...(ofCase ? [] : [{ title: t('common.case'), width: brief ? 164 : 172, render: (_: unknown, p: Payout) => <Link to={`/cases/${p.caseId}`} className="case-number">{p.caseNumber}</Link> }]),
        { title: t('payouts.payee'), ellipsis: true, ...(brief ? {} : { width: 150 }), dataIndex: 'payeeName' },
        ...(brief ? [] : [{ title: t('payouts.account'), width: 100, render: (_: unknown, p: Payout) => <span className="digits">{p.account ?? '–'}</span> }]),
        amountColumn(t('common.amount'), p => p.amount, { strong: true, width: 106 }),
        { title: t('common.state'), width: brief ? 110 : 116, render: (_, p) => <><PayoutStateTag state={p.state} />{p.reversedIn && <div className="quiet">{t('reversals.reversedIn', { number: p.reversedIn })}</div>}</> },
        ...(brief ? [] : [{ title: t('payouts.notice'), width: 128, render: (_: unknown, p: Payout) => <span className="digits">{p.noticeNo ?? '–'}</span> }]),
        { title: t('payouts.clockB'), width: brief ? 156 : 172, render: (_, p) => <ClockTag state={p.bClock} dueOn={p.bDueOn} provisional={p.bDueProvisional} /> },
        ...(brief ? [] : [{ title: t('payouts.paidOn'), width: 104, render: (_: unknown, p: Payout) => <span className="digits">{p.paidOn ?? '–'}</span> }]),
      ]}
    />
  )
}
