import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'

export type NamedAccount = { name: string; accountNo: string; bankName: string | null; cnaps: string | null; document: string }

type AccountForm = { name: string; accountNo: string; bankName?: string; cnaps?: string; document: string }

/** Asks for an account of the treasury, or of who bore a cost, with the paper that names it. */
export function AccountDialog({ title, hint, act, children, onClose }: {
  title: string
  hint: string
  act: (account: NamedAccount, header: { 'Idempotency-Key': string }) => Promise<unknown>
  /** What is asked for besides. */
  children?: React.ReactNode
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [form] = Form.useForm<AccountForm>()
  const name = useAct((asked: AccountForm, header) => act({ name: asked.name, accountNo: asked.accountNo, bankName: asked.bankName || null, cnaps: asked.cnaps || null, document: asked.document }, header))
  const send = async () => {
    await name.mutateAsync(await form.validateFields())
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  const needed = [{ required: true, whitespace: true, message: t('payees.needed') }]
  return (
    <Modal open title={title} okText={title} cancelText={t('common.cancel')} okButtonProps={{ loading: name.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{hint}</p>
      <RefusalNotice error={name.error} />
      {children}
      <Form<AccountForm> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="name" label={t('fees.holder')} rules={needed}><Input autoFocus /></Form.Item>
        <Form.Item name="accountNo" label={t('payees.number')} rules={needed}><Input className="digits" inputMode="numeric" /></Form.Item>
        <Form.Item name="bankName" label={t('cases.bank')}><Input /></Form.Item>
        <Form.Item name="cnaps" label={t('payees.cnaps')}><Input className="digits" inputMode="numeric" /></Form.Item>
        <Form.Item name="document" label={t('deductions.document')} rules={needed}><Input /></Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}
