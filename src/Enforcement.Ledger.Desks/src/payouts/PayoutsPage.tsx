import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { usePayouts, type PayoutState } from './payoutQueries'
import { PayoutTable } from './PayoutTable'
import { WaitingDecisions } from './WaitingDecisions'

const states: readonly PayoutState[] = ['Draft', 'InApproval', 'NoticeIssued', 'Accepted', 'Released', 'Uncertain', 'Paid', 'Failed', 'Returned', 'Disputed', 'OnHold', 'Withdrawn']

export function PayoutsPage() {
  const { t } = useTranslation()
  const [state, setState] = useState<PayoutState>()
  const payouts = usePayouts({ state })
  return (
    <div className="stack">
      <WaitingDecisions />
      <Section
        flush
        title={t('nav.payouts')}
        extra={
          <Select<PayoutState> allowClear placeholder={t('payouts.filter')} value={state ?? null} onChange={setState} style={{ width: 180 }} aria-label={t('common.state')}
            options={states.map(s => ({ value: s, label: t(`payouts.state.${s}`) }))} />
        }
      >
        <PayoutTable rows={payouts.data?.pages.flatMap(p => p.items)} error={payouts.error} sticky />
        <MoreButton list={payouts} />
      </Section>
    </div>
  )
}
