import { Checkbox, Form, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { formatAmount } from '../money/amount'
import { useReceipts } from '../receipts/receiptQueries'
import { useCash, type Cash } from './voucherQueries'

type PairForm = { voucherIds: number[]; lineId: number }

/** Finance says which line of the bank brought this cash, alone or with other vouchers of the case. */
export function PairCashDialog({ cash, onClose }: { cash: Cash; onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<PairForm>()
  const receipts = useReceipts({ caseId: cash.caseId, take: 200 })
  const open = useCash({ caseId: cash.caseId, open: true })
  const pair = useAct((asked: PairForm, header) => content(api.POST('/api/v1/cash/pair', { params: { header }, body: asked })))
  const lines = (receipts.data?.pages.flatMap(p => p.items) ?? []).filter(r => r.isCredit && !r.undone)
  const send = async () => {
    await pair.mutateAsync(await form.validateFields())
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  return (
    <Modal open title={`${t('vouchers.pair')} · ${cash.caseNumber}`} okText={t('vouchers.pair')} cancelText={t('common.cancel')} okButtonProps={{ loading: pair.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t('vouchers.pairHint')}</p>
      <RefusalNotice error={pair.error} />
      <Form<PairForm> form={form} layout="vertical" requiredMark={false} initialValues={{ voucherIds: [cash.id] }} onFinish={submit}>
        <Form.Item name="voucherIds" label={t('vouchers.cash')} rules={[{ required: true, message: t('vouchers.choose') }]}>
          <Checkbox.Group options={(open.data?.pages.flatMap(p => p.items) ?? [cash]).filter(v => v.state === 'HandedIn').map(v => ({ value: v.id, label: `${v.number} ${formatAmount(v.amount)}` }))} />
        </Form.Item>
        <Form.Item name="lineId" label={t('payouts.line')} rules={[{ required: true, message: t('vouchers.choose') }]}>
          <Select loading={receipts.isPending} notFoundContent={t('receipts.empty')} options={lines.map(r => ({ value: r.lineId, label: `${r.bookedOn}  ${formatAmount(r.amount)}  ${r.counterparty ?? ''} ${r.remark ?? ''}` }))} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
