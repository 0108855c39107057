import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { Payout } from './payoutQueries'

type Publication = { place: string; on: string }

/** Records where and when a payout to nobody of the case was published. */
export function PublishDialog({ payout, onClose }: { payout: Payout; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Publication>()
  const publish = useAct((asked: Publication, header) => content(api.POST('/api/v1/payouts/{id}/publication', { params: { path: { id: payout.id }, header }, body: asked })))
  const send = async () => {
    await publish.mutateAsync(await form.validateFields())
    void message.success(t('payouts.done'))
    onClose()
  }
  const needed = [{ required: true, whitespace: true, message: t('payouts.publishMissing') }]
  return (
    <Modal open title={t('payouts.publish')} okText={t('payouts.publish')} cancelText={t('common.cancel')} okButtonProps={{ loading: publish.isPending }} onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="act-subject">{payout.payeeName}</p>
      <p className="quiet">{t('payouts.publishHint')}</p>
      <RefusalNotice error={publish.error} />
      <Form form={form} layout="vertical" onFinish={() => void send().catch(() => undefined)}>
        <Form.Item name="place" label={t('payouts.publishPlace')} rules={needed}><Input autoFocus /></Form.Item>
        <Form.Item name="on" label={t('payouts.publishOn')} rules={needed}><Input type="date" className="digits" /></Form.Item>
      </Form>
    </Modal>
  )
}
