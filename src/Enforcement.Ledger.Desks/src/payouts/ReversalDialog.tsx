import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { CaseRow } from '../cases/caseQueries'
import { readAmount } from '../money/amount'

type ReversalForm = { fromNumber: string; amount: string; fruits?: string; title?: string; document: string }

/** Proposes that this case takes back what another case paid to its debtor. */
export function ReversalDialog({ row, onClose }: { row: CaseRow; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<ReversalForm>()
  const propose = useAct((asked: ReversalForm, header) => content(api.POST('/api/v1/reversals', {
    params: { header },
    body: { caseId: row.id, fromNumber: asked.fromNumber, amount: readAmount(asked.amount) ?? '', fruits: asked.fruits ? readAmount(asked.fruits) : null, title: asked.title || null, document: asked.document },
  })))
  const send = async () => {
    await propose.mutateAsync(await form.validateFields())
    void message.success(t('reversals.proposed'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  const needed = { required: true, whitespace: true, message: t('vouchers.needed') }
  const sum = (optional: boolean) => ({ validator: async (_: unknown, typed?: string) => { if (!(optional && !typed) && readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } })
  return (
    <Modal open title={`${t('reversals.propose')} · ${row.number}`} okText={t('reversals.propose')} cancelText={t('common.cancel')} okButtonProps={{ loading: propose.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t('reversals.proposeHint')}</p>
      <RefusalNotice error={propose.error} />
      <Form<ReversalForm> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="fromNumber" label={t('reversals.from')} rules={[needed]}><Input autoFocus placeholder="（2026）川0104执1号" /></Form.Item>
        <Form.Item name="amount" label={t('reversals.amount')} rules={[sum(false)]}><Input inputMode="decimal" className="digits" /></Form.Item>
        <Form.Item name="fruits" label={t('reversals.fruits')} extra={t('reversals.fruitsHint')} rules={[sum(true)]}><Input inputMode="decimal" className="digits" /></Form.Item>
        <Form.Item name="document" label={t('reversals.document')} rules={[needed]}><Input /></Form.Item>
        <Form.Item name="title" label={t('reversals.words')}><Input /></Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}
