import { Button, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { amountColumn } from '../money/amountColumn'
import { Rows } from '../shell/Rows'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import { PlanActDialog, type PlanAct } from './PlanActDialog'
import { usePlan, type Plan, type PlanClaim, type PlanObjection } from './planQueries'

const colours = { Raised: 'orange', AwaitingAnswer: 'blue', Unopposed: 'red', Answered: 'orange', AwaitingSuit: 'blue', Lapsed: 'default', Sued: 'red', Closed: 'green' } as const

/** The step that may come next; where nobody answered in time the plan is amended instead. */
const next = { Raised: 'TellOthers', AwaitingAnswer: 'Answer', Answered: 'TellObjector', AwaitingSuit: 'Sue' } as const

/** A plan with its shares, who received it, and the objections to it. */
export function PlanPapers({ id }: { id: number }) {
  const { t } = useTranslation()
  const shown = usePlan(id)
  const [acting, setActing] = useState<PlanAct | null>(null)
  if (shown.error) return <RefusalNotice error={shown.error} />
  if (!shown.data) return <Skeleton active />
  const plan = shown.data
  return (
    <div className="stack">
      <Acts plan={plan} onAct={setActing} />
      <Rows<PlanClaim> rows={plan.claims} rowKey={c => c.seq} empty={null} columns={[
        { title: t('plans.class'), width: 110, render: (_, c) => `${t(`plans.classes.${c.class}`)} ${c.rank}` },
        { title: t('plans.creditor'), width: 180, dataIndex: 'creditor' },
        { title: t('plans.title'), width: 200, render: (_, c) => c.title ?? '–' },
        { title: t('plans.orderOn'), width: 104, render: (_, c) => <span className="digits">{c.orderOn ?? '–'}</span> },
        amountColumn(t('plans.claim'), c => c.claim),
        amountColumn(t('plans.share'), c => c.share, { strong: true }),
        amountColumn(t('plans.aside'), c => c.aside),
        amountColumn(t('plans.drafted'), c => c.drafted),
      ]} />
      {plan.plan.state !== 'Drafted' && (
        <dl className="facts">
          {plan.services.map(s => (
            <div key={s.name}><dt>{s.name}</dt><dd>{s.servedOn ? t('plans.servedUntil', { on: s.servedOn, until: s.objectionDueOn }) : t('plans.notServed')}{s.provisional && ` ${t('clocks.provisional')}`}</dd></div>
          ))}
        </dl>
      )}
      {plan.objections.length > 0 && <Objections plan={plan} onAct={setActing} />}
      {acting && <PlanActDialog plan={plan} act={acting} onClose={() => setActing(null)} />}
    </div>
  )
}

function Acts({ plan, onAct }: { plan: Plan; onAct: (act: PlanAct) => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const [ending, setEnding] = useState<'reject' | 'withdraw' | null>(null)
  const { id, state } = plan.plan
  const approve = useAct((planId: number, header) => content(api.POST('/api/v1/plans/{id}/approve', { params: { path: { id: planId }, header } })))
  const open = state === 'Drafted' || state === 'Approved'
  return (
    <div className="acts">
      <RefusalNotice error={approve.error} />
      {open && (
        <SecondPerson mine={plan.plan.mine} permission="plan.approve">
          {state === 'Drafted' ? <Button size="small" type="primary" loading={approve.isPending} onClick={() => approve.mutate(id)}>{t('plans.approve')}</Button>
            : <Button size="small" type="primary" onClick={() => onAct({ kind: 'inForce' })}>{t('plans.inForce')}</Button>}
          <Button size="small" danger onClick={() => setEnding('reject')}>{t('plans.reject')}</Button>
        </SecondPerson>
      )}
      {may('plan.draft') && state === 'Approved' && <Button size="small" onClick={() => onAct({ kind: 'serve' })}>{t('plans.serve')}</Button>}
      {may('plan.draft') && state === 'Approved' && <Button size="small" onClick={() => onAct({ kind: 'object' })}>{t('plans.object')}</Button>}
      {may('plan.draft') && open && <Button size="small" danger onClick={() => setEnding('withdraw')}>{t('plans.withdraw')}</Button>}
      {ending && (
        <ReasonDialog title={t(`plans.${ending}`)} required danger subject={plan.plan.document} onClose={() => setEnding(null)}
          act={(reason, header) => {
            const asked = { params: { path: { id }, header }, body: { reason } }
            return ending === 'reject' ? content(api.POST('/api/v1/plans/{id}/reject', asked)) : content(api.POST('/api/v1/plans/{id}/withdraw', asked))
          }} />
      )}
    </div>
  )
}

function Objections({ plan, onAct }: { plan: Plan; onAct: (act: PlanAct) => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const step = (o: PlanObjection) => (o.standing in next ? next[o.standing as keyof typeof next] : null)
  return (
    <Rows<PlanObjection> rows={plan.objections} rowKey={o => o.id} empty={null} columns={[
      { title: t('plans.objector'), width: 150, dataIndex: 'by' },
      { title: t('plans.against'), width: 150, dataIndex: 'against' },
      amountColumn(t('plans.disputed'), o => o.amount, { strong: true }),
      { title: t('plans.received'), width: 104, render: (_, o) => <span className="digits">{o.receivedOn}</span> },
      { title: t('common.state'), width: 200, render: (_, o) => (
        <><Tag color={colours[o.standing]}>{o.outcome ? t(`plans.outcomes.${o.outcome}`) : t(`plans.standing.${o.standing}`)}</Tag> <span className="digits quiet">{o.outcome ? '' : o.sueDueOn ?? o.answerDueOn ?? ''}</span></>
      ) },
      { title: '', width: 190, render: (_, o) => {
        const following = step(o)
        return (
          <span className="nowrap">
            {may('plan.draft') && plan.plan.state === 'Approved' && following && <Button size="small" type="link" onClick={() => onAct({ kind: 'step', objection: o, step: following })}>{t(`plans.steps.${following}`)}</Button>}
            {may('plan.approve') && !o.outcome && (plan.plan.state === 'Approved' || o.disputeId !== null) && <Button size="small" type="link" onClick={() => onAct({ kind: 'settle', objection: o })}>{t('plans.settle')}</Button>}
          </span>
        )
      } },
    ]} />
  )
}
