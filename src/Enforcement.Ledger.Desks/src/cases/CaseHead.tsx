import { useTranslation } from 'react-i18next'
import { Amount } from '../money/Amount'
import { sum } from '../money/amount'
import { Composition } from '../money/Composition'
import { IssueButton } from '../papers/IssueButton'
import { moneyOf } from './caseMoney'
import type { CaseDetail } from './caseQueries'
import { CaseStateTag } from './CaseStateTag'

/** The case at a glance: who, which sub-account, and where its money stands. */
export function CaseHead({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  const row = detail.case
  const money = moneyOf(row)
  return (
    <section className="panel case-head">
      <div className="case-title">
        <h1>{row.number}</h1>
        <CaseStateTag state={row.state} />
        <span className="quiet">{row.applicants} ／ {row.debtors}</span>
        {detail.subAccounts.length > 0 && row.state === 'open' && <IssueButton kind="PaymentNotice" subject={{ caseId: row.id }} size="small" />}
      </div>
      <dl className="facts">
        <div><dt>{t('cases.officer')}</dt><dd>{row.officer}</dd></div>
        <div><dt>{t('common.book')}</dt><dd>{row.book}</dd></div>
        <div><dt>{t('cases.subAccount')}</dt><dd className="digits">{detail.subAccounts.join(t('common.listed')) || t('cases.noSubAccount')}</dd></div>
        <div><dt>{t('cases.claim')}</dt><dd><Amount value={row.claim} /></dd></div>
        <div><dt>{t('cases.outstanding')}</dt><dd><Amount value={row.outstanding} /></dd></div>
        {detail.performed && <div><dt>{t('cases.performed')}</dt><dd className="digits">{detail.performed.receivedOn} <span className="quiet">{t('cases.liftBy', { date: detail.performed.liftBy })}{detail.performed.provisional && ` ${t('cases.provisional')}`}</span></dd></div>}
        <div><dt>{t('cases.held_total')}</dt><dd><Amount value={sum(money.map(m => m.amount))} strong /></dd></div>
      </dl>
      {money.length > 0 ? <Composition parts={money} label={t('cases.money')} /> : <p className="quiet">{t('cases.moneyEmpty')}</p>}
    </section>
  )
}
