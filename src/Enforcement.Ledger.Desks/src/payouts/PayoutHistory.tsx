import { Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHand } from '../access/hand'
import { officeMinute } from '../calendar/dates'
import type { PayoutDetail } from './payoutQueries'
import { PayoutStateTag } from './PayoutStateTag'

const backwards = new Set(['Reject', 'ReturnToExecutor', 'Withdraw', 'BankRejected', 'BankReturned', 'ReturnRejected', 'ResolveAgainst', 'Lost'])

/** Who did what when, and why; from the draft on. */
export function PayoutHistory({ detail: { payout, moves } }: { detail: PayoutDetail }) {
  const { t } = useTranslation()
  const hand = useHand()
  return (
    <Timeline
      className="history"
      items={[
        { key: 'draft', color: 'gray', content: <Step what={t('payouts.drafted')} who={payout.draftedBy} at={payout.draftedAt} to={<PayoutStateTag state="Draft" />} /> },
        ...moves.map((m, at) => ({
          key: at,
          color: backwards.has(m.trigger) ? 'red' : m.to === 'Paid' ? 'green' : 'blue',
          content: <Step what={t(`payouts.trigger.${m.trigger}`)} who={hand(m.person, m.onBehalfOf)} at={m.at} reason={m.reason === 'hold.set-aside' ? t('payouts.becauseSetAside') : m.reason} to={<PayoutStateTag state={m.to} />} />,
        })),
      ]}
    />
  )
}

function Step({ what, who, at, reason, to }: { what: string; who: string; at: string; reason?: string | null; to: React.ReactNode }) {
  return (
    <div className="step">
      <span className="step-what">{what}</span>
      {to}
      <span>{who}</span>
      <span className="quiet digits">{officeMinute(at)}</span>
      {reason && <div className="step-reason">{reason}</div>}
    </div>
  )
}
