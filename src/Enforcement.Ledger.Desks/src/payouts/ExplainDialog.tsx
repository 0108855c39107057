import { Checkbox, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { type Contradiction } from './bankQueries'

type Told = { reason?: string; unpaid?: boolean }

/** Says what was found out about what the bank says in two ways; of what it first called paid and then rejected also that it was not paid. */
export function ExplainDialog({ item, onClose }: { item: Contradiction; onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Told>()
  const doing = useAct((told: Told, header) =>
    content(api.POST('/api/v1/payments/contradictions/{id}/explain', { params: { path: { id: item.id }, header }, body: { reason: told.reason ?? null, outcome: told.unpaid ? 'not-paid' : null } })))
  const send = async () => {
    await doing.mutateAsync(await form.validateFields())
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  return (
    <Modal open title={t('banking.explain')} okText={t('banking.explain')} cancelText={t('common.cancel')} okButtonProps={{ loading: doing.isPending }} onOk={submit} onCancel={onClose}>
      <p className="act-subject">{t('banking.explainHint')}</p>
      <RefusalNotice error={doing.error} />
      <Form<Told> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('vouchers.reasonMissing') }]}><Input.TextArea rows={3} autoFocus /></Form.Item>
        {item.kind === 'rejected-after-paid' && <Form.Item name="unpaid" valuePropName="checked" extra={t('banking.unpaidHint')}><Checkbox>{t('banking.unpaid')}</Checkbox></Form.Item>}
      </Form>
    </Modal>
  )
}
