import { useTranslation } from 'react-i18next'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { useDeferrals, useDeposits } from './deferralQueries'
import { DeferralTable } from './DeferralTable'
import { DepositTable } from './DepositTable'

/** Of all cases, the deferrals, deposits and returns that wait for a decision. */
export function WaitingDeferrals() {
  const { t } = useTranslation()
  const deferrals = useDeferrals({ waiting: true })
  const deposits = useDeposits({ waiting: true })
  const [deferred, deposited] = [deferrals.data?.pages.flatMap(p => p.items) ?? [], deposits.data?.pages.flatMap(p => p.items) ?? []]
  return (
    <>
      {deferred.length > 0 && <Section flush title={t('deferrals.waitingTitle')}><DeferralTable rows={deferred} /><MoreButton list={deferrals} /></Section>}
      {deposited.length > 0 && <Section flush title={t('deposits.waitingTitle')}><DepositTable rows={deposited} /><MoreButton list={deposits} /></Section>}
    </>
  )
}
