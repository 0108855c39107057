import { App, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { useCaseClocks, type CaseRow } from '../cases/caseQueries'
import { formatAmount, readAmount } from '../money/amount'

type DisputeForm = { amount: string; reason: string; document: string; lotId?: number; reviewOn?: string }

/** Sets money of a case aside as disputed. */
export function PlaceDisputeDialog({ row, onClose }: { row: CaseRow; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<DisputeForm>()
  const lots = useCaseClocks(row.id)
  const place = useAct((asked: DisputeForm, header) => content(api.POST('/api/v1/disputes', {
    params: { header },
    body: { caseId: row.id, amount: readAmount(asked.amount) ?? '', reason: asked.reason, document: asked.document, lotId: asked.lotId ?? null, ...(asked.reviewOn && { reviewOn: asked.reviewOn }) },
  })))
  const send = async () => {
    await place.mutateAsync(await form.validateFields())
    void message.success(t('disputes.placeDone'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  return (
    <Modal open title={`${t('disputes.place')} · ${row.number}`} okText={t('disputes.place')} cancelText={t('common.cancel')} okButtonProps={{ loading: place.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t('disputes.placeHint')}</p>
      <RefusalNotice error={place.error} />
      <Form<DisputeForm> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="amount" label={t('common.amount')} extra={t('payouts.draftAmountHint', { amount: formatAmount(row.available) })}
          rules={[{ validator: async (_, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]}>
          <Input autoFocus inputMode="decimal" className="digits" />
        </Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('payouts.reasonMissing') }]}><Input.TextArea rows={2} /></Form.Item>
        <Form.Item name="document" label={t('disputes.document')} extra={t('disputes.documentHint')} rules={[{ required: true, whitespace: true, message: t('disputes.documentMissing') }]}><Input /></Form.Item>
        <Form.Item name="reviewOn" label={t('disputes.review')} extra={t('disputes.reviewHint')}><Input type="date" className="digits" /></Form.Item>
        <Form.Item name="lotId" label={t('clocks.lot')} extra={t('disputes.lotHint')}>
          <Select allowClear options={(lots.data ?? []).map(l => ({ value: l.lotId, label: `${l.arrivedOn} · ${formatAmount(l.amount)}` }))} />
        </Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}
