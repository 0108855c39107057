import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { CaseRow } from '../cases/caseQueries'
import { formatAmount, readAmount } from '../money/amount'
import type { PlanClaim } from './planQueries'

type Creditor = { class: PlanClaim['class']; name: string; claim: string; title?: string; rank?: number; orderOn?: string }
type PlanForm = { pot: string; document: string; organisation?: boolean; canPay?: boolean; creditors: Creditor[] }

/** Drafts the next version of a plan. Only claims are typed: the law chooses the method, and the shares follow. */
export function DraftPlanDialog({ row, onClose }: { row: CaseRow; onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<PlanForm>()
  const draft = useAct((asked: PlanForm, header) => content(api.POST('/api/v1/plans', {
    params: { header },
    body: {
      caseId: row.id, pot: readAmount(asked.pot) ?? '', document: asked.document, debtorCanPay: asked.canPay ?? false, ...(asked.organisation && { debtor: 'OtherOrganisation' as const }),
      creditors: asked.creditors.map(c => ({ name: c.name, claim: readAmount(c.claim) ?? '', class: c.class, title: c.title || null, rank: c.rank ?? 1, ...(c.orderOn && { orderOn: c.orderOn }) })),
    },
  })))
  const send = async () => {
    await draft.mutateAsync(await form.validateFields())
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  const needed = [{ required: true, whitespace: true, message: t('vouchers.needed') }]
  const money = [{ validator: async (_: unknown, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]
  return (
    <Modal open width={980} title={`${t('plans.draft')} · ${row.number}`} okText={t('plans.draft')} cancelText={t('common.cancel')} okButtonProps={{ loading: draft.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t('plans.draftHint')}</p>
      <RefusalNotice error={draft.error} />
      <Form<PlanForm> form={form} layout="vertical" requiredMark={false} initialValues={{ creditors: [{ class: 'Ordinary', name: row.applicants }] }} onFinish={submit}>
        <div className="bar">
          <Form.Item name="pot" label={t('plans.pot')} extra={t('payouts.draftAmountHint', { amount: formatAmount(row.available) })} rules={money} style={{ width: 240 }}><Input inputMode="decimal" className="digits" /></Form.Item>
          <Form.Item name="document" label={t('plans.document')} rules={needed} style={{ flex: 1 }}><Input /></Form.Item>
        </div>
        <Form.Item name="organisation" valuePropName="checked"><Checkbox>{t('plans.organisation')}</Checkbox></Form.Item>
        <Form.Item name="canPay" valuePropName="checked"><Checkbox>{t('plans.canPay')}</Checkbox></Form.Item>
        <Form.List name="creditors">
          {(fields, { add, remove }) => (
            <Form.Item label={t('plans.creditors')} extra={t('plans.creditorsHint')}>
              {fields.map(({ key, name }) => (
                <div className="bar" key={key}>
                  <Form.Item name={[name, 'class']} style={{ width: 100, marginBottom: 8 }}><Select<PlanClaim['class']> options={(['Fee', 'Priority', 'Ordinary'] as const).map(value => ({ value, label: t(`plans.classes.${value}`) }))} /></Form.Item>
                  <Form.Item name={[name, 'name']} rules={needed} style={{ flex: 1, marginBottom: 8 }}><Input placeholder={t('plans.creditor')} aria-label={t('plans.creditor')} /></Form.Item>
                  <Form.Item name={[name, 'claim']} rules={money} style={{ width: 140, marginBottom: 8 }}><Input inputMode="decimal" className="digits" placeholder={t('plans.claim')} aria-label={t('plans.claim')} /></Form.Item>
                  <Form.Item name={[name, 'title']} style={{ width: 200, marginBottom: 8 }}><Input placeholder={t('plans.title')} aria-label={t('plans.title')} /></Form.Item>
                  <Form.Item name={[name, 'rank']} style={{ width: 76, marginBottom: 8 }}><InputNumber min={1} precision={0} placeholder={t('plans.rank')} aria-label={t('plans.rank')} style={{ width: '100%' }} /></Form.Item>
                  <Form.Item name={[name, 'orderOn']} style={{ width: 150, marginBottom: 8 }}><Input type="date" className="digits" aria-label={t('plans.orderOn')} /></Form.Item>
                  <Button type="text" icon={<DeleteOutlined />} aria-label={t('interest.remove')} onClick={() => remove(name)} style={{ marginBottom: 8 }} />
                </div>
              ))}
              <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => add({ class: 'Ordinary' })}>{t('plans.addCreditor')}</Button>
            </Form.Item>
          )}
        </Form.List>
      </Form>
    </Modal>
  )
}
