import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'

/** Sends notices again, or cancels them, with the reason that stays with them. */
export function DecideNoticesDialog({ what, ids, onClose }: { what: 'retry' | 'cancel'; ids: number[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ reason: string }>()
  const decide = useAct((asked: { reason: string }, header) => content(api.POST(what === 'retry' ? '/api/v1/notices/retry' : '/api/v1/notices/cancel', { params: { header }, body: { ids, reason: asked.reason } })))
  const send = async () => {
    await decide.mutateAsync(await form.validateFields())
    void message.success(t(`notices.${what}Done`))
    onClose()
  }
  return (
    <Modal open title={t(`notices.${what}`)} okText={t(`notices.${what}`)} cancelText={t('common.cancel')} okButtonProps={{ loading: decide.isPending, danger: what === 'cancel' }} onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="act-subject">{t('common.of', { count: ids.length })}</p>
      <p className="quiet">{t(`notices.${what}Hint`)}</p>
      <RefusalNotice error={decide.error} />
      <Form form={form} layout="vertical" onFinish={() => void send().catch(() => undefined)}>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('notices.reasonMissing') }]}><Input autoFocus /></Form.Item>
      </Form>
    </Modal>
  )
}
