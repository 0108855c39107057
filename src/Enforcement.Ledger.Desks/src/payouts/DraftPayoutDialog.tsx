import { App, Form, Input, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { CaseRow } from '../cases/caseQueries'
import { formatAmount, isZero, readAmount } from '../money/amount'

type Purpose = 'Claim' | 'SurplusRefund' | 'PayerRefund'
type DraftForm = { amount: string; payeeName?: string; accountNo?: string; bankName?: string; purpose?: Purpose; proof?: string; ground?: string }

/** Drafts a payout of a case's money; opens it afterwards. */
export function DraftPayoutDialog({ row, onClose }: { row: CaseRow; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [form] = Form.useForm<DraftForm>()
  const purpose = Form.useWatch('purpose', form) ?? 'Claim'
  const toPayer = purpose === 'PayerRefund'
  const needed = { required: true, whitespace: true, message: t('vouchers.needed') }
  const draft = useAct((asked: DraftForm, header) =>
    content(api.POST('/api/v1/payouts', {
      params: { header },
      body: { caseId: row.id, amount: asked.amount, payeeName: asked.payeeName || null, accountNo: asked.accountNo || null, bankName: asked.bankName || null, ...(asked.purpose && asked.purpose !== 'Claim' && { purpose: asked.purpose, proof: asked.proof || null, ground: asked.ground || null }) },
    })))
  const send = async () => {
    const typed = await form.validateFields()
    const { payout } = await draft.mutateAsync({ ...typed, amount: readAmount(typed.amount) ?? '' })
    void message.success(t('payouts.created', { id: payout.id }))
    onClose()
    void navigate(`/payouts/${payout.id}`, { state: { under: pathname } })
  }
  const purposes = (['Claim', 'SurplusRefund', 'PayerRefund'] as const).filter(value => value !== 'SurplusRefund' || !isZero(row.surplus))
  const submit = () => void send().catch(() => undefined)
  return (
    <Modal open title={`${t('payouts.drafting')} · ${row.number}`} okText={t('payouts.drafting')} cancelText={t('common.cancel')} okButtonProps={{ loading: draft.isPending }} onOk={submit} onCancel={onClose}>
      <RefusalNotice error={draft.error} />
      <Form<DraftForm> form={form} layout="vertical" requiredMark={false} initialValues={{ purpose: 'Claim' }} onFinish={submit}>
        <Form.Item name="purpose" label={t('payouts.purpose')} {...(toPayer ? { extra: t('payouts.payerRefundHint') } : purpose === 'SurplusRefund' ? { extra: formatAmount(row.surplus) } : {})}>
          <Radio.Group options={purposes.map(value => ({ value, label: t(`payouts.purposes.${value}`) }))} />
        </Form.Item>
        <Form.Item name="amount" label={t('payouts.draftAmount')} extra={t('payouts.draftAmountHint', { amount: formatAmount(row.available) })}
          rules={[{ validator: async (_, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]}>
          <Input autoFocus inputMode="decimal" className="digits" />
        </Form.Item>
        <Form.Item name="payeeName" label={t('payouts.draftPayee')} {...(toPayer ? { rules: [needed] } : { extra: t('payouts.draftPayeeHint') })}><Input {...(toPayer ? {} : { placeholder: row.applicants })} /></Form.Item>
        <Form.Item name="accountNo" label={t('payouts.draftAccount')} extra={t('payouts.draftAccountHint')}><Input inputMode="numeric" className="digits" /></Form.Item>
        <Form.Item name="bankName" label={t('payouts.draftBank')}><Input /></Form.Item>
        {toPayer && <Form.Item name="ground" label={t('payouts.refundGround')} rules={[needed]}><Input /></Form.Item>}
        {purpose !== 'Claim' && <Form.Item name="proof" label={t(toPayer ? 'payouts.refundDocument' : 'payouts.proof')} extra={t(toPayer ? 'payouts.refundDocumentHint' : 'payouts.proofHint')} rules={toPayer ? [needed] : []}><Input /></Form.Item>}
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}
