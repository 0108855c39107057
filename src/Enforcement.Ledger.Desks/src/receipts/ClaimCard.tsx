import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { officeMinute } from '../calendar/dates'
import { Amount } from '../money/Amount'
import type { UnknownAct } from './UnknownActDialog'
import type { Claim } from './unknownQueries'

const colours: Record<string, string> = { open: 'blue', confirmed: 'green', rejected: 'red', lost: 'default', withdrawn: 'default', undone: 'orange' }

/** One claim beside the others: for which cases, on which papers, and both persons. */
export function ClaimCard({ claim, ask }: { claim: Claim; ask: (act: UnknownAct) => void }) {
  const { t } = useTranslation()
  const id = claim.id
  const confirm: UnknownAct = {
    title: t('unknown.confirm'), explain: claim.parts.map(p => `${p.caseNumber} ${p.amount}`).join(t('common.joined')), reason: 'notified', kind: 'primary', done: t('unknown.confirmed'),
    send: (text, header) => content(api.POST('/api/v1/unknown-funds/claims/confirm', { params: { header }, body: { claimIds: [id], payerNotified: text || null } })),
  }
  const reject: UnknownAct = {
    title: t('unknown.reject'), reason: 'required', kind: 'danger', done: t('unknown.decided'),
    send: (reason, header) => content(api.POST('/api/v1/unknown-funds/claims/{id}/reject', { params: { path: { id }, header }, body: { reason } })),
  }
  const withdraw: UnknownAct = {
    title: t('unknown.withdraw'), reason: 'none', kind: 'danger', done: t('unknown.decided'),
    send: (_, header) => content(api.POST('/api/v1/unknown-funds/claims/{id}/withdraw', { params: { path: { id }, header }, body: { reason: null } })),
  }
  return (
    <section className="panel card">
      <div className="bar"><Tag color={colours[claim.state] ?? 'default'}>{t(`unknown.claimState.${claim.state}`)}</Tag><span className="digits quiet">{id}</span></div>
      {claim.parts.map(p => <div key={p.caseId} className="bar"><Link to={`/cases/${p.caseId}`} className="case-number">{p.caseNumber}</Link><span className="quiet">{p.officer}</span><span className="bar-end"><Amount value={p.amount} strong /></span></div>)}
      <div>{claim.reason}</div>
      {claim.evidence.map(e => <div key={e.id}><a href={`/api/v1/unknown-funds/evidence/${e.id}`} download={e.name} title={`SHA-256 ${e.sha256}`}><PaperClipOutlined /> {e.name}</a></div>)}
      {claim.payerNotified && <div className="quiet">{t('unknown.notified')}{t('common.colon')}{claim.payerNotified}</div>}
      <div className="quiet">{t('unknown.claimedBy')} {claim.claimedBy} <span className="digits">{officeMinute(claim.claimedAt)}</span></div>
      {claim.decidedBy && <div className="quiet">{t('unknown.decidedBy')} {claim.decidedBy} <span className="digits">{claim.decidedAt && officeMinute(claim.decidedAt)}</span> {claim.decision}</div>}
      {claim.undoneBy && <div className="quiet">{t('unknown.claimState.undone')} {claim.undoneBy} {claim.undoneReason}</div>}
      {claim.state === 'open' && (
        <div className="bar">
          <SecondPerson mine={claim.mine} permission="unknown.confirm" own={<Button size="small" onClick={() => ask(withdraw)}>{t('unknown.withdraw')}</Button>}>
            <Button size="small" type="primary" onClick={() => ask(confirm)}>{t('unknown.confirm')}</Button><Button size="small" danger onClick={() => ask(reject)}>{t('unknown.reject')}</Button>
          </SecondPerson>
        </div>
      )}
    </section>
  )
}
