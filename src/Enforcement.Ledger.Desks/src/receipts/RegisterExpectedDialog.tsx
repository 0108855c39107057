import { App, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { readAmount } from '../money/amount'
import type { ExpectedKind } from './expectedQueries'

type EntryForm = { caseNumber: string; kind: ExpectedKind; amount: string; document: string; reference?: string; orderedOn?: string; dueOn?: string; payer?: string; payerAccount?: string }

const kinds: readonly ExpectedKind[] = ['Deduction', 'Sale', 'Instalment', 'Other']

/** Registers one sum that is to come to an own case. */
export function RegisterExpectedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<EntryForm>()
  const kind = Form.useWatch('kind', form)
  const register = useAct((asked: EntryForm, header) =>
    content(api.POST('/api/v1/expected-receipts', {
      params: { header },
      body: {
        caseNumber: asked.caseNumber, kind: asked.kind, amount: asked.amount, document: asked.document, reference: asked.reference || null, account: null,
        ...(asked.orderedOn && { orderedOn: asked.orderedOn }), ...(asked.dueOn && { dueOn: asked.dueOn }), payer: asked.payer || null, payerAccount: asked.payerAccount || null,
      },
    })))
  const send = async () => {
    const typed = await form.validateFields()
    await register.mutateAsync({ ...typed, amount: readAmount(typed.amount) ?? '' })
    void message.success(t('expected.registered'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  const needed = [{ required: true, whitespace: true, message: t('expected.needed') }]
  return (
    <Modal open title={t('expected.register')} okText={t('expected.register')} cancelText={t('common.cancel')} okButtonProps={{ loading: register.isPending }} onOk={submit} onCancel={onClose}>
      <RefusalNotice error={register.error} />
      <Form<EntryForm> form={form} layout="vertical" requiredMark={false} initialValues={{ kind: 'Deduction' }} onFinish={submit}>
        <Form.Item name="caseNumber" label={t('common.case')} rules={needed}><Input autoFocus /></Form.Item>
        <Form.Item name="kind" label={t('expected.kind')}><Select<ExpectedKind> options={kinds.map(k => ({ value: k, label: t(`expected.kinds.${k}`) }))} /></Form.Item>
        <Form.Item name="reference" label={t('expected.reference')} {...(kind === 'Deduction' ? { rules: needed } : {})}><Input className="digits" /></Form.Item>
        <Form.Item name="amount" label={t('expected.amount')} rules={[{ validator: async (_, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]}>
          <Input inputMode="decimal" className="digits" />
        </Form.Item>
        <Form.Item name="orderedOn" label={t('expected.orderedOn')} extra={t('expected.orderedHint')}><Input type="date" /></Form.Item>
        <Form.Item name="dueOn" label={t('expected.dueOn')} extra={t('expected.dueHint')} {...(kind === 'Deduction' ? {} : { rules: needed })}><Input type="date" /></Form.Item>
        <Form.Item name="payer" label={t('expected.payer')} extra={t('expected.payerHint')}><Input /></Form.Item>
        <Form.Item name="payerAccount" label={t('expected.payerAccount')}><Input inputMode="numeric" className="digits" /></Form.Item>
        <Form.Item name="document" label={t('expected.document')} rules={needed}><Input /></Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}
