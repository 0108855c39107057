import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute, officeTime } from '../calendar/dates'
import type { CaseRow } from '../cases/caseQueries'
import { readAmount } from '../money/amount'

type CashForm = { amount: string; payer: string; with: string; takenAt: string; place: string; reason: string; backOn?: string }

type Asked = Omit<CashForm, 'backOn'> & { backOn?: string }

/** Records cash that two executors took, and says the number of its voucher. */
export function TakeCashDialog({ row, onClose }: { row: CaseRow; onClose: () => void }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const [form] = Form.useForm<CashForm>()
  const take = useAct((asked: Asked, header) => content(api.POST('/api/v1/cash', { params: { header }, body: { caseId: row.id, ...asked } })))
  const send = async () => {
    const typed = await form.validateFields()
    const voucher = await take.mutateAsync({
      amount: readAmount(typed.amount) ?? '', payer: typed.payer, with: typed.with, place: typed.place, reason: typed.reason,
      takenAt: officeTime(typed.takenAt), ...(typed.backOn && { backOn: typed.backOn }),
    })
    onClose()
    modal.success({ title: voucher.number, content: t('vouchers.taken', { number: voucher.number }) })
  }
  const submit = () => void send().catch(() => undefined)
  const needed = [{ required: true, whitespace: true, message: t('vouchers.needed') }]
  return (
    <Modal open title={`${t('vouchers.take')} · ${row.number}`} okText={t('vouchers.take')} cancelText={t('common.cancel')} okButtonProps={{ loading: take.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t('vouchers.takeHint')}</p>
      <RefusalNotice error={take.error} />
      <Form<CashForm> form={form} layout="vertical" requiredMark={false} initialValues={{ payer: row.debtors, takenAt: officeMinute(new Date().toISOString()).replace(' ', 'T') }} onFinish={submit}>
        <Form.Item name="amount" label={t('vouchers.amount')} rules={[{ validator: async (_, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]}>
          <Input autoFocus inputMode="decimal" className="digits" />
        </Form.Item>
        <Form.Item name="payer" label={t('unknown.payer')} rules={needed}><Input /></Form.Item>
        <Form.Item name="with" label={t('vouchers.with')} extra={t('vouchers.withHint')} rules={needed}><Input /></Form.Item>
        <Form.Item name="takenAt" label={t('vouchers.takenAt')} rules={[{ required: true, message: t('vouchers.needed') }]}><Input type="datetime-local" className="digits" /></Form.Item>
        <Form.Item name="place" label={t('vouchers.place')} rules={needed}><Input /></Form.Item>
        <Form.Item name="reason" label={t('vouchers.reason')} rules={needed}><Input.TextArea rows={2} /></Form.Item>
        <Form.Item name="backOn" label={t('vouchers.backOn')} extra={t('vouchers.backOnHint')}><Input type="date" className="digits" /></Form.Item>
      </Form>
    </Modal>
  )
}
