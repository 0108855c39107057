import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../api/client'
import { officeMinute } from '../calendar/dates'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'

type Item = Schemas['InTransitItem']

export function InTransitTable({ rows }: { rows: Item[] }) {
  const { t } = useTranslation()
  return (
    <Rows<Item>
      rows={rows}
      rowKey={i => i.endToEndId ?? i.payoutId ?? 0}
      empty={<Nothing title={t('reconciliation.inTransitEmpty')} />}
      columns={[
        { title: t('reconciliation.endToEnd'), render: (_, i) => (i.payoutId ? <Link to={`/payouts/${i.payoutId}`} className="digits">{i.endToEndId ?? i.payoutId}</Link> : <span className="digits">{i.endToEndId}</span>) },
        { title: t('payouts.payee'), render: (_, i) => <><div>{i.payeeName}</div><div className="quiet">{i.caseNumber ?? t('unknown.refund')}</div></> },
        amountColumn(t('common.amount'), i => i.amount, { strong: true, width: 120 }),
        { title: t('reconciliation.releasedAt'), width: 140, render: (_, i) => <span className="digits nowrap">{officeMinute(i.releasedAt)}</span> },
      ]}
    />
  )
}
