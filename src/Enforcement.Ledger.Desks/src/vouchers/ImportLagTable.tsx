import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import type { ImportLagMonth } from './voucherQueries'

/** How long receipts waited for their import, month by month. */
export function ImportLagTable({ rows, error }: { rows: ImportLagMonth[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  return (
    <Rows<ImportLagMonth>
      rows={rows}
      error={error}
      rowKey={m => `${m.book} ${m.month}`}
      empty={<Nothing title={t('receipts.empty')} />}
      columns={[
        { title: t('vouchers.month'), width: 100, render: (_, m) => <span className="digits">{m.month.slice(0, 7)}</span> },
        { title: t('common.book'), width: 120, render: (_, m) => m.book },
        { title: t('vouchers.receipts'), width: 90, align: 'right', render: (_, m) => <span className="digits">{m.receipts}</span> },
        amountColumn(t('common.amount'), m => m.amount, { width: 140 }),
        { title: t('vouchers.average'), width: 110, align: 'right', render: (_, m) => <span className="digits">{t('unknown.days', { count: Math.round((10 * m.daysTotal) / m.receipts) / 10 })}</span> },
        { title: t('vouchers.longest'), width: 110, align: 'right', render: (_, m) => <span className="digits">{t('unknown.days', { count: m.longestDays })}</span> },
        { title: t('vouchers.lateCount'), width: 140, align: 'right', render: (_, m) => (m.late > 0 ? <Tag color="red" variant="filled">{m.late}</Tag> : <span className="quiet">{t('common.none')}</span>) },
        amountColumn(t('vouchers.lateAmount'), m => m.lateAmount, { width: 140 }),
        { title: '' },
      ]}
    />
  )
}
