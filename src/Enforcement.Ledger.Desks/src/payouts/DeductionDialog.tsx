import { Form, Input, Modal, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { useCaseClocks, type CaseRow } from '../cases/caseQueries'
import { formatAmount, readAmount } from '../money/amount'
import { useFee, type Deduction, type FeeBasis } from './deductionQueries'

type DeductionForm = { kind: Deduction['kind']; basis: FeeBasis; amount?: string; document?: string; lotIds?: number[] }

/** Proposes a fee, the cost of a sale, or surplus; what the schedule leaves is said before it is asked for. */
export function DeductionDialog({ row, onClose }: { row: CaseRow; onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<DeductionForm>()
  const kind = Form.useWatch('kind', form) ?? 'ExecutionFee'
  const basis = Form.useWatch('basis', form) ?? 'Claim'
  const fee = useFee(row.id, basis, kind === 'ExecutionFee')
  const lots = useCaseClocks(row.id)
  const propose = useAct((asked: DeductionForm, header) => content(api.POST('/api/v1/deductions', {
    params: { header },
    body: {
      caseId: row.id, kind: asked.kind, ...(asked.amount && { amount: readAmount(asked.amount) ?? '' }), document: asked.document || null,
      ...(asked.kind === 'ExecutionFee' && { basis: asked.basis }), ...(asked.kind === 'SaleCost' && { lotIds: asked.lotIds ?? [] }),
    },
  })))
  const send = async () => {
    await propose.mutateAsync(await form.validateFields())
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  return (
    <Modal open title={`${t('deductions.propose')} · ${row.number}`} okText={t('deductions.propose')} cancelText={t('common.cancel')} okButtonProps={{ loading: propose.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t('deductions.proposeHint')}</p>
      <RefusalNotice error={propose.error ?? fee.error} />
      <Form<DeductionForm> form={form} layout="vertical" requiredMark={false} initialValues={{ kind: 'ExecutionFee', basis: 'Claim' }} onFinish={submit}>
        <Form.Item name="kind" label={t('deductions.kind')}>
          <Radio.Group options={(['ExecutionFee', 'SaleCost', 'Surplus'] as const).map(value => ({ value, label: t(`deductions.kinds.${value}`) }))} />
        </Form.Item>
        {kind === 'ExecutionFee' && (
          <Form.Item name="basis" label={t('deductions.base')}
            extra={fee.data && t('deductions.quote', { base: formatAmount(fee.data.base), due: formatAmount(fee.data.due), charged: formatAmount(fee.data.charged), left: formatAmount(fee.data.left), source: fee.data.source })}>
            <Radio.Group options={(['Claim', 'Recovered'] as const).map(value => ({ value, label: t(`deductions.basis.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item name="amount" label={t('common.amount')} {...(kind === 'SaleCost' ? {} : { extra: t('deductions.amountHint') })}
          rules={[{ validator: async (_, typed?: string) => { if ((typed || kind === 'SaleCost') && readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]}>
          <Input inputMode="decimal" className="digits" />
        </Form.Item>
        {kind !== 'ExecutionFee' && <Form.Item name="document" label={t('deductions.document')} rules={[{ required: true, whitespace: true, message: t('vouchers.needed') }]}><Input /></Form.Item>}
        {kind === 'SaleCost' && (
          <Form.Item name="lotIds" label={t('deductions.saleLots')} rules={[{ required: true, message: t('vouchers.needed') }]}>
            <Select<number[]> mode="multiple" options={(lots.data ?? []).map(l => ({ value: l.lotId, label: `${l.arrivedOn} · ${formatAmount(l.amount)}` }))} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
