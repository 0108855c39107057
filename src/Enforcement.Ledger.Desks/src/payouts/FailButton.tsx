import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'

/** Says by the bank's paper that it did not pay, or as another person confirms it.
 * @param said who says so already, and by which paper */
export function FailButton({ id, endToEndId, said }: { id: number; endToEndId: string; said: string | null }) {
  const may = useMay()
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  if (!may('payout.release')) return null
  return (
    <>
      <Button size="small" danger onClick={() => setOpen(true)}>{t(said ? 'banking.confirmFail' : 'banking.fail')}</Button>
      {open && <FailDialog id={id} endToEndId={endToEndId} said={said} onClose={() => setOpen(false)} />}
    </>
  )
}

type Said = { document?: string; reason?: string }

function FailDialog({ id, endToEndId, said, onClose }: { id: number; endToEndId: string; said: string | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Said>()
  const doing = useAct((asked: Said, header) =>
    content(api.POST('/api/v1/payouts/{id}/fail', { params: { path: { id }, header }, body: { document: asked.document?.trim() || null, reason: asked.reason?.trim() || null } })))
  const send = async () => {
    await doing.mutateAsync(await form.validateFields())
    void message.success(t(said ? 'banking.failed' : 'banking.failSaid'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  const needed = (text: string) => said ? [] : [{ required: true, whitespace: true, message: text }]
  const title = t(said ? 'banking.confirmFail' : 'banking.fail')
  return (
    <Modal open title={title} okText={title} cancelText={t('common.cancel')} okButtonProps={{ danger: true, loading: doing.isPending }} onOk={submit} onCancel={onClose}>
      <p className="act-subject digits">{endToEndId}</p>
      <p className="quiet">{said ? t('banking.confirmFailHint', { said }) : t('banking.failHint')}</p>
      <RefusalNotice error={doing.error} />
      <Form<Said> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="document" label={t('banking.failDocument')} rules={needed(t('banking.failDocumentMissing'))}><Input autoFocus /></Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={needed(t('vouchers.reasonMissing'))}><Input.TextArea rows={3} /></Form.Item>
      </Form>
    </Modal>
  )
}
