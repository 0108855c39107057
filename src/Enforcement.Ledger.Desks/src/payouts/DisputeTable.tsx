import { Button, Tag, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { SecondPerson } from '../access/SecondPerson'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeDate } from '../calendar/dates'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import type { Dispute, DisputeOutcome } from './disputeQueries'
import { RenewReviewDialog } from './RenewReviewDialog'
import { SettleDisputeDialog } from './SettleDisputeDialog'

const colours = { Proposed: 'orange', Confirmed: 'green', Rejected: 'default', Withdrawn: 'default' } as const

type Asked = { act: 'settle' | 'renew'; dispute: Dispute } | { act: 'reject' | 'withdraw'; dispute: Dispute; outcome: DisputeOutcome }

/** Disputes: why the money waits, when it is looked at again, and how each ends, with what the person may do about it. */
export function DisputeTable({ rows, error, ofCase }: { rows: Dispute[] | undefined; error?: unknown; ofCase?: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  const [asked, setAsked] = useState<Asked | null>(null)
  const confirm = useAct((id: number, header) => content(api.POST('/api/v1/disputes/outcomes/{id}/confirm', { params: { path: { id }, header } })))
  const said = (o: DisputeOutcome) => <>{t(`disputes.for.${o.for}`)}<div className="quiet">{o.document} · {o.reason}</div></>
  const acts = (d: Dispute) => {
    if (d.settledFor) return <>{t('disputes.settledBy', { name: d.settledBy })}<div className="quiet digits">{d.settledAt && officeDate(new Date(d.settledAt))}</div></>
    if (d.ofPlan) return <span className="quiet">{t('disputes.ofPlan')}</span>
    const open = d.outcomes.find(o => o.state === 'Proposed')
    const renew = may('dispute.place') && <Button size="small" type="link" onClick={() => setAsked({ act: 'renew', dispute: d })}>{t('disputes.renew')}</Button>
    if (!open) return <>{may('dispute.settle') && <Button size="small" type="link" onClick={() => setAsked({ act: 'settle', dispute: d })}>{t('disputes.settle')}</Button>}{renew}</>
    return (
      <>
        <SecondPerson mine={open.mine || d.mine} permission="dispute.confirm"
          own={open.mine && <Button size="small" type="link" onClick={() => setAsked({ act: 'withdraw', dispute: d, outcome: open })}>{t('disputes.withdraw')}</Button>}>
          <Button size="small" type="link" loading={confirm.isPending} onClick={() => confirm.mutate(open.id)}>{t('disputes.confirm')}</Button>
          <Button size="small" type="link" danger onClick={() => setAsked({ act: 'reject', dispute: d, outcome: open })}>{t('disputes.reject')}</Button>
        </SecondPerson>
        {renew}
      </>
    )
  }
  return (
    <>
      <RefusalNotice error={confirm.error} />
      <Rows<Dispute>
        rows={rows}
        error={error}
        rowKey={d => d.id}
        empty={<Nothing title={t('disputes.empty')} hint={t(ofCase ? 'disputes.emptyHint' : 'disputes.emptyListHint')} />}
        columns={[
          ...(ofCase ? [] : [{ title: t('common.case'), width: 190, render: (_: unknown, d: Dispute) => <><Link to={`/cases/${d.caseId}`} className="case-number">{d.caseNumber}</Link><div className="quiet">{d.officer}</div></> }]),
          amountColumn(t('common.amount'), d => d.amount, { strong: true }),
          { title: t('common.reason'), render: (_, d) => <>{d.reason}{d.payoutId && <> <Link to={`/payouts/${d.payoutId}`} className="digits">{t('nav.payouts')} {d.payoutId}</Link></>}<div className="quiet">{d.document ?? t('disputes.noDocument')}</div></> },
          { title: t('disputes.placed'), width: 120, render: (_, d) => <>{d.placedBy}<div className="quiet digits">{officeDate(new Date(d.placedAt))}</div><div className="quiet">{t('disputes.days', { count: d.openDays })}</div></> },
          {
            title: t('disputes.review'), width: 130, render: (_, d) => d.settledFor ? '–' : (
              <>
                <span className="digits">{d.reviewOn}</span> {d.reviewPast && <Tag color="red">{t('disputes.past')}</Tag>}
                {d.renewals.length > 0 && <Tooltip title={d.renewals.map(r => <div key={`${r.setAt}`}>{r.reviewOn} {r.setBy}{t('common.colon')}{r.reason}</div>)}><div className="quiet">{t('disputes.renewed', { count: d.renewals.length })}</div></Tooltip>}
              </>
            ),
          },
          { title: t('disputes.outcome'), render: (_, d) => d.outcomes.length === 0 ? '–' : d.outcomes.map(o => <div key={o.id}><Tag color={colours[o.state]}>{t(`disputes.state.${o.state}`)}</Tag>{said(o)}<div className="quiet">{[o.proposedBy, o.decidedBy].filter(Boolean).join(' → ')}{o.decision && ` · ${o.decision}`}</div></div>) },
          { title: '', width: 170, render: (_, d) => acts(d) },
        ]}
      />
      {asked?.act === 'settle' && <SettleDisputeDialog dispute={asked.dispute} onClose={() => setAsked(null)} />}
      {asked?.act === 'renew' && <RenewReviewDialog dispute={asked.dispute} onClose={() => setAsked(null)} />}
      {(asked?.act === 'reject' || asked?.act === 'withdraw') && (
        <ReasonDialog title={t(`disputes.${asked.act}`)} subject={said(asked.outcome)} required danger={asked.act === 'reject'} onClose={() => setAsked(null)}
          act={(reason, header) => {
            const body = { params: { path: { id: asked.outcome.id }, header }, body: { reason } }
            return asked.act === 'reject' ? content(api.POST('/api/v1/disputes/outcomes/{id}/reject', body)) : content(api.POST('/api/v1/disputes/outcomes/{id}/withdraw', body))
          }} />
      )}
    </>
  )
}
