import { App, Checkbox, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { CaseRow } from '../cases/caseQueries'
import { formatAmount, isZero, readAmount } from '../money/amount'

type DraftForm = { amount: string; payeeName?: string; accountNo?: string; bankName?: string; refund?: boolean; proof?: string }

/** Drafts a payout of a case's money; opens it afterwards. */
export function DraftPayoutDialog({ row, onClose }: { row: CaseRow; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [form] = Form.useForm<DraftForm>()
  const refund = Form.useWatch('refund', form)
  const draft = useAct((asked: DraftForm, header) =>
    content(api.POST('/api/v1/payouts', {
      params: { header },
      body: { caseId: row.id, amount: asked.amount, payeeName: asked.payeeName || null, accountNo: asked.accountNo || null, bankName: asked.bankName || null, ...(asked.refund && { purpose: 'SurplusRefund' as const, proof: asked.proof || null }) },
    })))
  const send = async () => {
    const typed = await form.validateFields()
    const { payout } = await draft.mutateAsync({ ...typed, amount: readAmount(typed.amount) ?? '' })
    void message.success(t('payouts.created', { id: payout.id }))
    onClose()
    void navigate(`/payouts/${payout.id}`, { state: { under: pathname } })
  }
  const submit = () => void send().catch(() => undefined)
  return (
    <Modal open title={`${t('payouts.drafting')} · ${row.number}`} okText={t('payouts.drafting')} cancelText={t('common.cancel')} okButtonProps={{ loading: draft.isPending }} onOk={submit} onCancel={onClose}>
      <RefusalNotice error={draft.error} />
      <Form<DraftForm> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="amount" label={t('payouts.draftAmount')} extra={t('payouts.draftAmountHint', { amount: formatAmount(row.available) })}
          rules={[{ validator: async (_, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]}>
          <Input autoFocus inputMode="decimal" className="digits" />
        </Form.Item>
        <Form.Item name="payeeName" label={t('payouts.draftPayee')} extra={t('payouts.draftPayeeHint')}><Input placeholder={row.applicants} /></Form.Item>
        <Form.Item name="accountNo" label={t('payouts.draftAccount')} extra={t('payouts.draftAccountHint')}><Input inputMode="numeric" className="digits" /></Form.Item>
        <Form.Item name="bankName" label={t('payouts.draftBank')}><Input /></Form.Item>
        {!isZero(row.surplus) && <Form.Item name="refund" valuePropName="checked" extra={formatAmount(row.surplus)}><Checkbox>{t('payouts.refund')}</Checkbox></Form.Item>}
        {refund && <Form.Item name="proof" label={t('payouts.proof')} extra={t('payouts.proofHint')}><Input /></Form.Item>}
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}
