import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { Amount } from '../money/Amount'
import { formatAmount, readAmount } from '../money/amount'
import { type ActForm, labelOf, type PayoutAct } from './acts'
import { type Payout } from './payoutQueries'

/** Asks once before an act: what it does, and what it needs. A refusal stays in the dialog, so that nothing typed is lost. */
export function ActDialog({ act, payout, onClose }: { act: PayoutAct; payout: Payout; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<ActForm>()
  const doing = useAct((asked: ActForm, header) => act.send(payout.id, asked, header))
  const send = async () => {
    const typed = await form.validateFields()
    await doing.mutateAsync({ ...typed, ...(typed.disputed ? { disputed: readAmount(typed.disputed) ?? '' } : {}) })
    void message.success(`${t(labelOf(act))}${t('common.colon')}${t('payouts.done')}`)
    onClose()
  }
  const reasonRequired = act.asks === 'reason' || act.asks === 'split'
  return (
    <Modal
      open
      title={t(labelOf(act))}
      okText={t(labelOf(act))}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: act.kind === 'danger', loading: doing.isPending, autoFocus: act.asks === 'nothing' }}
      onOk={() => void send().catch(() => undefined)}
      onCancel={onClose}
    >
      <p className="act-subject">{payout.payeeName} <Amount value={payout.amount} strong /></p>
      <p className="quiet">{t(act.explain ?? `payouts.explain.${act.trigger}`, '')}</p>
      <RefusalNotice error={doing.error} />
      <Form<ActForm> form={form} layout="vertical" onFinish={() => void send().catch(() => undefined)}>
        {act.asks === 'split' && (
          <Form.Item name="disputed" label={t('payouts.disputedAmount')} extra={t('payouts.disputedHint', { amount: formatAmount(payout.amount) })}
            rules={[{ validator: async (_, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]}>
            <Input autoFocus inputMode="decimal" className="digits" />
          </Form.Item>
        )}
        {act.asks === 'split' && <Form.Item name="document" label={t('disputes.document')} extra={t('disputes.documentHint')} rules={[{ required: true, whitespace: true, message: t('disputes.documentMissing') }]}><Input /></Form.Item>}
        {act.asks === 'split' && <Form.Item name="reviewOn" label={t('disputes.review')} extra={t('disputes.reviewHint')}><Input type="date" className="digits" /></Form.Item>}
        {act.asks === 'decision' && <Form.Item name="decision" label={t('payouts.decision')} extra={t('payouts.decisionHint')}><Input autoFocus /></Form.Item>}
        {(reasonRequired || act.asks === 'optional reason') && (
          <Form.Item name="reason" label={t('common.reason')} rules={reasonRequired ? [{ required: true, whitespace: true, message: t('payouts.reasonMissing') }] : []}>
            <Input.TextArea rows={3} autoFocus={act.asks !== 'split'} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
