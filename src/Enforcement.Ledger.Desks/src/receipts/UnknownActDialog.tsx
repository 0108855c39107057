import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'

/** An act on one line, claim or refund, as the dialog asks for it. */
export type UnknownAct = {
  title: string
  explain?: string
  reason: 'required' | 'none' | 'notified'
  /** What the required text is called; a reason when left out. */
  label?: string
  kind: 'primary' | 'danger'
  done: string
  send: (text: string, header: { 'Idempotency-Key': string }) => Promise<unknown>
}

/** Asks once before an act; a refusal stays in the dialog. */
export function UnknownActDialog({ act, onClose }: { act: UnknownAct; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ text?: string }>()
  const doing = useAct((text: string, header) => act.send(text, header))
  const send = async () => {
    const typed = await form.validateFields()
    await doing.mutateAsync(typed.text ?? '')
    void message.success(act.done)
    onClose()
  }
  return (
    <Modal open title={act.title} okText={act.title} cancelText={t('common.cancel')} okButtonProps={{ danger: act.kind === 'danger', loading: doing.isPending }}
      onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      {act.explain && <p className="quiet">{act.explain}</p>}
      <RefusalNotice error={doing.error} />
      <Form form={form} layout="vertical" onFinish={() => void send().catch(() => undefined)}>
        {act.reason === 'required' && <Form.Item name="text" label={act.label ?? t('common.reason')} rules={[{ required: true, whitespace: true, message: t('unknown.reasonMissing') }]}><Input.TextArea rows={3} autoFocus /></Form.Item>}
        {act.reason === 'notified' && <Form.Item name="text" label={t('unknown.notified')} extra={t('unknown.notifiedHint')}><Input autoFocus /></Form.Item>}
      </Form>
    </Modal>
  )
}
