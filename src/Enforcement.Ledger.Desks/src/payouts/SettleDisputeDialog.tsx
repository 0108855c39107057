import { App, Form, Input, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { Amount } from '../money/Amount'
import type { Dispute, DisputeOutcome } from './disputeQueries'

type SettleForm = { for: DisputeOutcome['for']; document: string; reason: string }

/** Proposes how a dispute ends, by the paper that decides it. */
export function SettleDisputeDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<SettleForm>()
  const propose = useAct((asked: SettleForm, header) => content(api.POST('/api/v1/disputes/{id}/settle', { params: { path: { id: dispute.id }, header }, body: asked })))
  const send = async () => {
    await propose.mutateAsync(await form.validateFields())
    void message.success(t('disputes.settleDone'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  const ends = dispute.payoutId ? 'payoutEnds' : 'ends'
  return (
    <Modal open title={t('disputes.settle')} okText={t('disputes.settle')} cancelText={t('common.cancel')} okButtonProps={{ loading: propose.isPending }} onOk={submit} onCancel={onClose}>
      <p className="act-subject">{dispute.reason} <Amount value={dispute.amount} strong /></p>
      <p className="quiet">{t('disputes.settleHint')}</p>
      <RefusalNotice error={propose.error} />
      <Form<SettleForm> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="for" label={t('disputes.outcome')} rules={[{ required: true, message: t('disputes.forMissing') }]}>
          <Radio.Group options={(['Payee', 'Debtor'] as const).map(value => ({ value, label: <>{t(`disputes.for.${value}`)} <span className="quiet">{t(`disputes.${ends}.${value}`)}</span></> }))} />
        </Form.Item>
        <Form.Item name="document" label={t('disputes.ruling')} extra={t('disputes.rulingHint')} rules={[{ required: true, whitespace: true, message: t('disputes.documentMissing') }]}><Input /></Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('payouts.reasonMissing') }]}><Input.TextArea rows={2} /></Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}
