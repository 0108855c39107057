import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { Amount } from '../money/Amount'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ReasonDialog } from './ReasonDialog'
import type { OfficialReceipt } from './voucherQueries'

/** Receipts by number; a voided one keeps its place in the series. */
export function OfficialReceiptTable({ rows, error }: { rows: OfficialReceipt[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  const may = useMay()
  const [voiding, setVoiding] = useState<OfficialReceipt | null>(null)
  return (
    <>
      <Rows<OfficialReceipt>
        rows={rows}
        error={error}
        rowKey={o => o.id}
        rowClassName={o => (o.voidedAt ? 'row-undone' : '')}
        empty={<Nothing title={t('vouchers.noReceipts')} hint={t('vouchers.noReceiptsHint')} />}
        columns={[
          { title: t('vouchers.number'), width: 110, render: (_, o) => <Link to={`/vouchers/receipts/${o.id}`} className="digits">{o.number}</Link> },
          { title: t('vouchers.issuedOn'), width: 100, render: (_, o) => <span className="digits">{o.issuedOn}</span> },
          amountColumn(t('common.amount'), o => o.amount, { strong: true }),
          { title: t('unknown.payer'), width: 160, ellipsis: true, render: (_, o) => o.payer ?? '–' },
          { title: t('common.case'), width: 180, render: (_, o) => <Link to={`/cases/${o.caseId}`} className="case-number">{o.caseNumber}</Link> },
          { title: t('receipts.bookedOn'), width: 100, render: (_, o) => <span className="digits">{o.arrivedOn}</span> },
          { title: t('vouchers.issuedBy'), width: 90, render: (_, o) => o.issuedBy },
          { title: t('common.state'), render: (_, o) => (o.voidedAt ? <><Tag>{t('vouchers.state.Voided')}</Tag><span className="quiet">{o.voidedBy}{t('common.colon')}{o.voidReason}</span></>
            : o.takenBack ? <Tag color="red" variant="filled">{t('vouchers.takenBack')}</Tag> : <Tag color="green">{t('vouchers.inForce')}</Tag>) },
          { title: '', width: 80, render: (_, o) => may('receipt.void') && !o.voidedAt && <Button size="small" type="link" danger onClick={() => setVoiding(o)}>{t('vouchers.void')}</Button> },
        ]}
      />
      {voiding && (
        <ReasonDialog title={t('vouchers.void')} required danger subject={<>{voiding.number} <Amount value={voiding.amount} strong /></>} onClose={() => setVoiding(null)}
          act={(reason, header) => content(api.POST('/api/v1/official-receipts/{id}/void', { params: { path: { id: voiding.id }, header }, body: { reason } }))} />
      )}
    </>
  )
}
