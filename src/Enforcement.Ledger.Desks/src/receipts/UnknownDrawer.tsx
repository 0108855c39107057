import { Button, Drawer, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { Amount } from '../money/Amount'
import { Nothing } from '../shell/Nothing'
import { BatchParts } from './BatchParts'
import { ClaimCard } from './ClaimCard'
import { ClaimDialog } from './ClaimDialog'
import { RefundCard } from './RefundCard'
import { UnknownActDialog, type UnknownAct } from './UnknownActDialog'
import { UnknownNotes } from './UnknownNotes'
import { useUnknownFund } from './unknownQueries'
import { ClassTag, UnderWay } from './UnknownTable'

/** One line of unknown funds: what is known of it, who claims it, and what this person can do. */
export function UnknownDrawer() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const may = useMay()
  const id = Number(useParams().lineId)
  const shown = useUnknownFund(id)
  const [claiming, setClaiming] = useState(false)
  const [asked, setAsked] = useState<UnknownAct | null>(null)
  const detail = shown.data
  const line = detail?.line
  const refund: UnknownAct | null = line ? {
    title: t('unknown.refund'), explain: t('unknown.refundExplain', { payer: line.payer ?? '–', account: line.payerAccount ?? '–' }), reason: 'required', kind: 'primary', done: t('unknown.refundDone'),
    send: (reason, header) => content(api.POST('/api/v1/unknown-funds/refunds', { params: { header }, body: { lineId: id, reason, accountNo: null } })),
  } : null
  const undo: UnknownAct = {
    title: t('unknown.undo'), reason: 'required', kind: 'danger', done: t('unknown.decided'),
    send: (reason, header) => content(api.POST('/api/v1/receipts/{lineId}/reverse', { params: { path: { lineId: id }, header }, body: { reason } })),
  }
  const footer = line && (
    <div className="acts">
      {line.state === 'Open' && may('unknown.claim') && <Button type="primary" onClick={() => setClaiming(true)}>{t('unknown.claim')}</Button>}
      {line.state === 'Open' && may('unknown.refund') && !line.refundProposed && <Button onClick={() => setAsked(refund)}>{t('unknown.refund')}</Button>}
      {line.state === 'Claimed' && may('receipt.reverse') && <Button danger onClick={() => setAsked(undo)}>{t('unknown.undo')}</Button>}
    </div>
  )
  return (
    <Drawer open size={860} onClose={() => void navigate('/unknown-funds')} footer={footer ?? null}
      title={<span className="drawer-title">{t('unknown.drawer')} <span className="digits">{id}</span>{line && <UnderWay row={line} />}</span>}>
      <RefusalNotice error={shown.error} />
      {detail && line ? (
        <div className="stack">
          <div className="payout-sum"><div><div className="payout-payee">{line.payer ?? '–'}</div><div className="quiet digits">{line.payerAccount ?? '–'}</div></div><Amount value={line.amount} strong /></div>
          <dl className="facts facts-wide">
            <div><dt>{t('receipts.bookedOn')}</dt><dd className="digits">{line.bookedOn} <span className="quiet">{line.importLagDays > 0 && t('unknown.lagDays', { count: line.importLagDays })}</span></dd></div>
            <div><dt>{t('unknown.dueOn')}</dt><dd><span className="digits">{line.dueOn}</span> <ClassTag row={line} /></dd></div>
            <div><dt>{t('unknown.age')}</dt><dd>{t('unknown.days', { count: line.ageDays })} · {t(`unknown.band.${line.band}`)}</dd></div>
            <div><dt>{t('receipts.remark')}</dt><dd>{line.remark || '–'}</dd></div>
          </dl>
          {line.batchParts > 0 && <BatchParts lineId={id} />}
          <h3>{t('unknown.claims')} <span className="quiet">{t('unknown.forRoles', { roles: detail.confirmingRoles.map(r => t(`access.roles.${r}`, r)).join(t('common.listed')) })}</span></h3>
          {detail.claims.length === 0 ? <Nothing title={t('unknown.noClaims')} hint={t('unknown.noClaimsHint')} />
            : <div className="cards">{detail.claims.map(c => <ClaimCard key={c.id} claim={c} ask={setAsked} />)}</div>}
          {detail.refunds.length > 0 && <><h3>{t('unknown.refunds')}</h3><div className="cards">{detail.refunds.map(f => <RefundCard key={f.id} refund={f} ask={setAsked} />)}</div></>}
          {detail.notices.length > 0 && <><h3>{t('unknown.notices')}</h3>{detail.notices.map(n => <div key={`${n.from}${n.until}`}>{n.text} <span className="quiet digits">{n.from} – {n.until} {n.placedBy}</span></div>)}</>}
          <h3>{t('unknown.notes')}</h3>
          <UnknownNotes lineId={id} notes={detail.notes} />
        </div>
      ) : !shown.error && <Skeleton active />}
      {claiming && line && <ClaimDialog lines={[line]} onClose={() => setClaiming(false)} />}
      {asked && <UnknownActDialog act={asked} onClose={() => setAsked(null)} />}
    </Drawer>
  )
}
