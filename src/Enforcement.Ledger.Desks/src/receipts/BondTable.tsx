import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { officeMinute } from '../calendar/dates'
import { languageOf } from '../language/language'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { BondActs } from './BondActs'
import type { Bond } from './bondQueries'
import { reasonText } from './reasonText'

const colours: Record<Bond['state'], string> = { Proposed: 'gold', Rejected: 'default', Held: 'blue', Returned: 'orange', Converted: 'green' }

/** Bonds (拍卖保证金): whose, of which auction, by when it goes back or to the case, and what may be done now. */
export function BondTable({ rows, error }: { rows: Bond[] | undefined; error?: unknown }) {
  const { t, i18n } = useTranslation()
  const under = useLocation().pathname
  const language = languageOf(i18n.language)
  return (
    <Rows<Bond>
      rows={rows}
      error={error}
      fit
      rowKey={b => b.id}
      empty={<Nothing title={t('bonds.empty')} hint={t('bonds.emptyHint')} />}
      columns={[
        { title: t('receipts.bookedOn'), width: 96, render: (_, b) => <Link to={`/unknown-funds/${b.lineId}`} state={{ under }} className="digits">{b.bookedOn}</Link> },
        { title: t('bonds.number'), ellipsis: true, width: 130, render: (_, b) => <span className="digits">{b.auctionNo}</span> },
        { title: t('common.case'), width: 180, render: (_, b) => <Link to={`/cases/${b.caseId}`} className="case-number">{b.caseNumber}</Link> },
        { title: t('unknown.payer'), ellipsis: true, width: 140, render: (_, b) => <>{b.payer ?? '–'} <span className="quiet digits">{b.payerAccount}</span></> },
        amountColumn(t('common.amount'), b => b.amount, { strong: true, width: 100 }),
        { title: t('common.state'), width: 180, render: (_, b) => <BondTags bond={b} /> },
        { title: t('bonds.dueAt'), width: 190, render: (_, b) => <span className="nowrap"><span className="digits">{officeMinute(b.dueAt)}</span> {b.overdue && <Tag color="red" variant="filled">{t('bonds.overdue')}</Tag>}</span> },
        { title: t('bonds.basis'), ellipsis: true, render: (_, b) => b.conversion?.document ?? b.decision ?? b.reason.split('; ').map(r => reasonText(r, language)).join(t('common.joined')) },
        { title: '', width: 190, render: (_, b) => <BondActs bond={b} /> },
      ]}
    />
  )
}

function BondTags({ bond }: { bond: Bond }) {
  const { t } = useTranslation()
  return (
    <span className="nowrap">
      <Tag color={colours[bond.state]} variant="filled">{t(`bonds.state.${bond.state}`)}</Tag>
      {bond.won && <Tag color="green" variant="filled">{t('bonds.winner')}</Tag>}
      {bond.conversion?.state === 'proposed' && <Tag color="gold" variant="filled">{t(`bonds.conversion.${bond.conversion.kind}`)}</Tag>}
      {bond.refund && ['proposed', 'approved', 'booked'].includes(bond.refund.state) && <Tag variant="filled">{t(`unknown.refundState.${bond.refund.state}`)}</Tag>}
    </span>
  )
}
