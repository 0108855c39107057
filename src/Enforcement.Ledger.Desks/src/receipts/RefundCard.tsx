import { DownloadOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { officeMinute } from '../calendar/dates'
import { Amount } from '../money/Amount'
import type { UnknownAct } from './UnknownActDialog'
import type { Refund } from './unknownQueries'

const colours: Record<string, string> = { proposed: 'blue', approved: 'orange', booked: 'green', rejected: 'red', failed: 'red' }

/** A refund: to whom, by which two persons, and whether the bank has carried it out. */
export function RefundCard({ refund, ask }: { refund: Refund; ask: (act: UnknownAct) => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const id = refund.id
  const approve: UnknownAct = {
    title: t('unknown.approve'), explain: t('unknown.refundExplain', { payer: refund.payerName, account: refund.payerAccount ?? '–' }), reason: 'none', kind: 'primary', done: t('unknown.decided'),
    send: (_, header) => content(api.POST('/api/v1/unknown-funds/refunds/{id}/approve', { params: { path: { id }, header } })),
  }
  const reject: UnknownAct = {
    title: t('unknown.reject'), reason: 'required', kind: 'danger', done: t('unknown.decided'),
    send: (reason, header) => content(api.POST('/api/v1/unknown-funds/refunds/{id}/reject', { params: { path: { id }, header }, body: { reason } })),
  }
  const withdraw: UnknownAct = {
    title: t('unknown.withdraw'), reason: 'none', kind: 'danger', done: t('unknown.decided'),
    send: (_, header) => content(api.POST('/api/v1/unknown-funds/refunds/{id}/withdraw', { params: { path: { id }, header }, body: { reason: null } })),
  }
  const fail: UnknownAct = {
    title: t('unknown.fail'), reason: 'required', kind: 'danger', done: t('unknown.decided'),
    send: (reason, header) => content(api.POST('/api/v1/unknown-funds/refunds/{id}/fail', { params: { path: { id }, header }, body: { reason } })),
  }
  return (
    <section className="panel card">
      <div className="bar"><Tag color={colours[refund.state] ?? 'default'}>{t(`unknown.refundState.${refund.state}`)}</Tag><span className="bar-end"><Amount value={refund.amount} strong /></span></div>
      <div>{refund.payerName} <span className="digits quiet">{refund.payerAccount}</span></div>
      <div>{refund.reason}</div>
      {refund.endToEndId && <div className="quiet digits">{refund.endToEndId} {refund.bookedOn}</div>}
      <div className="quiet">{t('unknown.proposedBy')} {refund.proposedBy} <span className="digits">{officeMinute(refund.proposedAt)}</span></div>
      {refund.decidedBy && <div className="quiet">{t('unknown.decidedBy')} {refund.decidedBy} {refund.decision}</div>}
      {refund.failedReason && <div className="quiet">{refund.failedReason}</div>}
      <div className="bar">
        {refund.state === 'proposed' && (
          <SecondPerson mine={refund.mine} permission="unknown.confirm" own={<Button size="small" onClick={() => ask(withdraw)}>{t('unknown.withdraw')}</Button>}>
            <Button size="small" type="primary" onClick={() => ask(approve)}>{t('unknown.approve')}</Button><Button size="small" danger onClick={() => ask(reject)}>{t('unknown.reject')}</Button>
          </SecondPerson>
        )}
        {refund.endToEndId && !may('payout.draft') && <Button size="small" icon={<DownloadOutlined />} href={`/api/v1/unknown-funds/refunds/${id}/file`} download={`${refund.endToEndId}.xml`}>{t('unknown.refundFile')}</Button>}
        {refund.state === 'approved' && may('unknown.confirm') && !refund.mine && <Button size="small" danger onClick={() => ask(fail)}>{t('unknown.fail')}</Button>}
      </div>
    </section>
  )
}
