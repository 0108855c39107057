import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'

type Lot = Schemas['PayoutLotView']

/** Every fen back to the payer's line on the bank's statement. */
export function PayoutLots({ lots }: { lots: Lot[] }) {
  const { t } = useTranslation()
  return (
    <Rows<Lot>
      rows={lots}
      rowKey={l => l.lotId}
      empty={<Nothing title={t('common.none')} />}
      columns={[
        { title: t('clocks.lot'), width: 70, render: (_, l) => <span className="digits">{l.lotId}</span> },
        { title: t('payouts.arrived'), width: 110, render: (_, l) => <span className="digits">{l.arrivedOn}</span> },
        { title: t('payouts.payer'), render: (_, l) => l.payer ?? '–' },
        { title: t('payouts.line'), width: 100, render: (_, l) => <span className="digits">{l.lineId ?? '–'}</span> },
        amountColumn(t('common.amount'), l => l.amount, { strong: true }),
      ]}
    />
  )
}
