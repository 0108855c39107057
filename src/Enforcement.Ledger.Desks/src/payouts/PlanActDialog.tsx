import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeDate } from '../calendar/dates'
import { readAmount } from '../money/amount'
import type { Plan, PlanObjection } from './planQueries'

export type PlanAct =
  | { kind: 'serve' }
  | { kind: 'object' }
  | { kind: 'inForce' }
  | { kind: 'step'; objection: PlanObjection; step: 'TellOthers' | 'Answer' | 'TellObjector' | 'Sue' }
  | { kind: 'settle'; objection: PlanObjection }

type ActForm = { names?: string[]; by?: string; against?: string; amount?: string; outcome?: NonNullable<PlanObjection['outcome']>; decision?: string; on: string; document?: string }

/** One act on a plan or an objection, with the day and the paper that prove it. */
export function PlanActDialog({ plan, act, onClose }: { plan: Plan; act: PlanAct; onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<ActForm>()
  const id = plan.plan.id
  const doing = useAct((asked: ActForm, header): Promise<unknown> => {
    const document = asked.document?.trim() || null
    switch (act.kind) {
      case 'serve':
        return content(api.POST('/api/v1/plans/{id}/serve', { params: { path: { id }, header }, body: { receipts: (asked.names ?? []).map(name => ({ name, on: asked.on, document })) } }))
      case 'object':
        return content(api.POST('/api/v1/plans/{id}/objections', {
          params: { path: { id }, header }, body: { by: asked.by ?? null, against: asked.against ?? null, amount: readAmount(asked.amount ?? '') ?? '', receivedOn: asked.on, document },
        }))
      case 'inForce':
        return content(api.POST('/api/v1/plans/{id}/in-force', { params: { path: { id }, header }, body: { decision: asked.decision?.trim() || null } }))
      case 'step':
        return content(api.POST('/api/v1/plan-objections/{id}/step', { params: { path: { id: act.objection.id }, header }, body: { step: act.step, on: asked.on, document } }))
      case 'settle':
        return content(api.POST('/api/v1/plan-objections/{id}/settle', { params: { path: { id: act.objection.id }, header }, body: { outcome: asked.outcome ?? 'Withdrawn', document } }))
    }
  })
  const send = async () => {
    await doing.mutateAsync(await form.validateFields())
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  const needed = [{ required: true, message: t('vouchers.needed') }]
  const title = act.kind === 'step' ? t(`plans.steps.${act.step}`) : t(`plans.${act.kind}`)
  const creditors = [...new Set(plan.claims.filter(c => c.class !== 'Fee').map(c => c.creditor))].map(value => ({ value }))
  return (
    <Modal open title={title} okText={title} cancelText={t('common.cancel')} okButtonProps={{ loading: doing.isPending }} onOk={submit} onCancel={onClose}>
      <p className="act-subject">{'objection' in act ? `${act.objection.by} → ${act.objection.against}` : plan.plan.document}</p>
      <RefusalNotice error={doing.error} />
      <Form<ActForm> form={form} layout="vertical" requiredMark={false} initialValues={{ on: officeDate(new Date()) }} onFinish={submit}>
        {act.kind === 'serve' && <Form.Item name="names" label={t('plans.addressees')} rules={needed}><Select<string[]> mode="multiple" options={plan.services.filter(s => !s.servedOn).map(s => ({ value: s.name }))} /></Form.Item>}
        {act.kind === 'object' && (
          <>
            <Form.Item name="by" label={t('plans.objector')} rules={needed}><Select<string> options={plan.services.filter(s => s.servedOn).map(s => ({ value: s.name }))} /></Form.Item>
            <Form.Item name="against" label={t('plans.against')} rules={needed}><Select<string> options={creditors} /></Form.Item>
            <Form.Item name="amount" label={t('plans.disputed')} rules={[{ validator: async (_, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]}><Input inputMode="decimal" className="digits" /></Form.Item>
          </>
        )}
        {act.kind === 'settle' && (
          <Form.Item name="outcome" label={t('plans.outcome')} rules={needed}>
            <Select<NonNullable<PlanObjection['outcome']>> options={(act.objection.disputeId === null ? ['Withdrawn'] as const : ['PlanStands', 'Upheld', 'Withdrawn'] as const).map(value => ({ value, label: t(`plans.outcomes.${value}`) }))} />
          </Form.Item>
        )}
        {act.kind === 'inForce' && <Form.Item name="decision" label={t('plans.decision')} extra={t('plans.decisionHint')}><Input /></Form.Item>}
        {(act.kind === 'serve' || act.kind === 'object' || act.kind === 'step') && <Form.Item name="on" label={t('plans.day')} rules={needed}><Input type="date" className="digits" /></Form.Item>}
        {act.kind !== 'inForce' && <Form.Item name="document" label={t('plans.proof')} rules={[{ required: true, whitespace: true, message: t('vouchers.needed') }]}><Input /></Form.Item>}
      </Form>
    </Modal>
  )
}
