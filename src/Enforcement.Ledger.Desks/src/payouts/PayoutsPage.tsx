import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { useDeductions } from './deductionQueries'
import { DeductionTable } from './DeductionTable'
import { usePayouts, type PayoutState } from './payoutQueries'
import { PayoutTable } from './PayoutTable'
import { WaitingDeferrals } from './WaitingDeferrals'

const states: readonly PayoutState[] = ['Draft', 'InApproval', 'NoticeIssued', 'Accepted', 'Released', 'Uncertain', 'Paid', 'Failed', 'Returned', 'Disputed', 'OnHold', 'Withdrawn']

export function PayoutsPage() {
  const { t } = useTranslation()
  const [state, setState] = useState<PayoutState>()
  const payouts = usePayouts({ state })
  const waiting = useDeductions({ open: true })
  const deductions = waiting.data?.pages.flatMap(p => p.items) ?? []
  return (
    <div className="stack">
      {deductions.length > 0 && (
        <Section flush title={t('deductions.waiting')}>
          <DeductionTable rows={deductions} />
          <MoreButton list={waiting} />
        </Section>
      )}
      <WaitingDeferrals />
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
