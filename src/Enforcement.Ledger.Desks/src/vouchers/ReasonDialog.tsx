import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'

/** Asks for the reason of an act, or for the paper that it rests on; a refusal stays in the dialog. */
export function ReasonDialog({ title, subject, label, required, danger, act, onClose }: {
  title: string
  subject: React.ReactNode
  /** What is asked for, where it is no reason. */
  label?: string
  required: boolean
  danger?: boolean
  act: (reason: string | null, header: { 'Idempotency-Key': string }) => Promise<unknown>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ reason?: string }>()
  const doing = useAct((asked: { reason?: string }, header) => act(asked.reason?.trim() || null, header))
  const send = async () => {
    await doing.mutateAsync(await form.validateFields())
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  return (
    <Modal open title={title} okText={title} cancelText={t('common.cancel')} okButtonProps={{ danger: danger ?? false, loading: doing.isPending }} onOk={submit} onCancel={onClose}>
      <p className="act-subject">{subject}</p>
      <RefusalNotice error={doing.error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="reason" label={label ?? t('common.reason')} rules={required ? [{ required: true, whitespace: true, message: t(label ? 'vouchers.needed' : 'vouchers.reasonMissing') }] : []}>
          <Input.TextArea rows={3} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}
