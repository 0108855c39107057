import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { Amount } from '../money/Amount'
import type { Dispute } from './disputeQueries'

type RenewForm = { reviewOn?: string; reason: string }

/** Sets the next day on which a dispute is looked at, with the reason. */
export function RenewReviewDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<RenewForm>()
  const renew = useAct((asked: RenewForm, header) => content(api.POST('/api/v1/disputes/{id}/review', { params: { path: { id: dispute.id }, header }, body: { reviewOn: asked.reviewOn || null, reason: asked.reason } })))
  const send = async () => {
    await renew.mutateAsync(await form.validateFields())
    void message.success(t('disputes.renewDone'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  return (
    <Modal open title={t('disputes.renew')} okText={t('disputes.renew')} cancelText={t('common.cancel')} okButtonProps={{ loading: renew.isPending }} onOk={submit} onCancel={onClose}>
      <p className="act-subject">{dispute.reason} <Amount value={dispute.amount} strong /></p>
      <RefusalNotice error={renew.error} />
      <Form<RenewForm> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="reviewOn" label={t('disputes.review')} extra={t('disputes.reviewHint')}><Input type="date" className="digits" /></Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('payouts.reasonMissing') }]}><Input.TextArea rows={2} autoFocus /></Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}
