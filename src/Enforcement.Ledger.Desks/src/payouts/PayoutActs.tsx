import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { ActDialog } from './ActDialog'
import { labelOf, offered, type PayoutAct } from './acts'
import type { PayoutDetail } from './payoutQueries'

/** What this person can do with the payout now. */
export function PayoutActs({ detail }: { detail: PayoutDetail }) {
  const { t } = useTranslation()
  const may = useMay()
  const [asked, setAsked] = useState<PayoutAct | null>(null)
  const acts = offered(detail, may)
  if (acts.length === 0) return <div className="acts"><span>{t('payouts.noActs')}</span> <span className="quiet">{t(`payouts.next.${detail.payout.state === 'Released' && !detail.handedOver ? 'NotSent' : detail.payout.state}`)}</span></div>
  return (
    <div className="acts">
      {acts.map(act => (
        <Button key={act.trigger} type={act.kind === 'primary' ? 'primary' : 'default'} danger={act.kind === 'danger'} onClick={() => setAsked(act)}>
          {t(labelOf(act))}
        </Button>
      ))}
      {asked && <ActDialog act={asked} payout={detail.payout} onClose={() => setAsked(null)} />}
    </div>
  )
}
