import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { officeMinute } from '../calendar/dates'
import { Amount } from '../money/Amount'
import { ClockTag } from '../oversight/ClockTag'
import { PayoutFileButton } from './PayoutFileButton'
import type { PayoutDetail } from './payoutQueries'
import { PublishDialog } from './PublishDialog'

/** To whom, how much, by when, on which papers. */
export function PayoutFacts({ detail: { payout, payee, fileName, handedOver } }: { detail: PayoutDetail }) {
  const { t } = useTranslation()
  const may = useMay()
  const [publishing, setPublishing] = useState(false)
  return (
    <>
      <div className="payout-sum">
        <div>
          <div className="payout-payee">{payout.payeeName}</div>
          <div className="quiet digits">{payout.account ?? '–'} {payout.bankName}</div>
        </div>
        <Amount value={payout.amount} strong />
      </div>
      {payee.changedAt && <Alert type="warning" showIcon title={t('payouts.accountChanged', { at: officeMinute(payee.changedAt), old: `${payee.oldAccount ?? ''} ${payee.oldBank ?? ''}`, now: `${payout.account ?? ''} ${payout.bankName ?? ''}`, by: payee.proposedBy, confirmed: payee.confirmedBy })} description={payee.coolingUntil && t('payees.coolingUntil', { date: payee.coolingUntil })} />}
      {payee.ended && <Alert type="error" showIcon title={t('payouts.accountEnded')} />}
      <dl className="facts facts-wide">
        <div><dt>{t('payouts.payeeClass')}</dt><dd>{t(`chains.payees.${payout.payeeClass}`)}{payee.principal && <span className="quiet"> {t('payees.agentOf', { party: payee.principal })} · {payee.authority} · {payee.authorityUntil}</span>}</dd></div>
        {payee.document && <div><dt>{t('cases.confirmed')}</dt><dd>{payee.document} <span className="quiet">{[payee.confirmedWith, payee.proposedBy, payee.confirmedBy].filter(Boolean).join(' → ')}</span></dd></div>}
        <div><dt>{t('common.case')}</dt><dd><Link to={`/cases/${payout.caseId}`} className="case-number">{payout.caseNumber}</Link></dd></div>
        <div><dt>{t('cases.officer')}</dt><dd>{payout.officer}</dd></div>
        <div><dt>{t('payouts.drafted')}</dt><dd>{payout.draftedBy} <span className="quiet digits">{officeMinute(payout.draftedAt)}</span></dd></div>
        <div><dt>{t('payouts.noticeFull')}</dt><dd className="digits">{payout.noticeNo ?? '–'}</dd></div>
        <div><dt>{t('payouts.clockB')}</dt><dd><ClockTag state={payout.bClock} dueOn={payout.bDueOn} provisional={payout.bDueProvisional} /></dd></div>
        <div><dt>{t('payouts.paidOn')}</dt><dd className="digits">{payout.paidOn ?? '–'}</dd></div>
        {payout.decisionDocument && <div><dt>{t('payouts.decision')}</dt><dd>{payout.decisionDocument}</dd></div>}
        {payout.payeeClass === 'third-party' && payout.noticeNo && (
          <div>
            <dt>{t('payouts.published')}</dt>
            <dd>
              {payout.publishedOn ? <><span className="digits">{payout.publishedOn}</span> {payout.publishedIn}</> : <span className="quiet">{t('payouts.unpublished')} </span>}
              {!payout.publishedOn && may('payout.draft') && <Button size="small" onClick={() => setPublishing(true)}>{t('payouts.publish')}</Button>}
            </dd>
          </div>
        )}
        {payout.purpose !== 'Claim' && <div><dt>{t('payouts.purpose')}</dt><dd>{t(`payouts.purposes.${payout.purpose}`)} {payout.refundGround} {payout.proofDocument}</dd></div>}
        {payout.reversedIn && <div><dt>{t('reversals.title')}</dt><dd>{t('reversals.reversedIn', { number: payout.reversedIn })}</dd></div>}
        {payout.disputeReason && <div><dt>{t('payouts.dispute')}</dt><dd>{payout.disputeReason}</dd></div>}
      </dl>
      {publishing && <PublishDialog payout={payout} onClose={() => setPublishing(false)} />}
      {payout.splitFromId !== null && <Link to={`/payouts/${payout.splitFromId}`}>{t('payouts.splitFrom', { id: payout.splitFromId })}</Link>}
      {payout.state === 'Released' && !handedOver && <div className="quiet">{t('payouts.notSentHint')} {may('payout.release') && <Link to="/bank">{t('nav.banking')} →</Link>}</div>}
      {fileName && may('payout.release') && (handedOver || payout.state === 'Released') && <PayoutFileButton id={payout.id} name={fileName} sent={handedOver} />}
    </>
  )
}
