import { App, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { useCaseClocks, type CaseRow } from '../cases/caseQueries'
import { formatAmount, readAmount, sum } from '../money/amount'
import { freeLots, LotBoxes } from './LotBoxes'
import { useTransferGrounds } from './transferQueries'

type TransferForm = { toNumber: string; amount: string; ground: string; document?: string; reason?: string; lotIds?: number[] }

/** Proposes to move money of a case to another case of the same account. */
export function TransferDialog({ row, onClose }: { row: CaseRow; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<TransferForm>()
  const ground = Form.useWatch('ground', form)
  const grounds = useTransferGrounds()
  const lots = useCaseClocks(row.id)
  const free = freeLots(lots.data)
  const named = Form.useWatch('lotIds', form)
  const meant = free.filter(l => !named || named.includes(l.lotId))
  const propose = useAct((asked: TransferForm, header) => content(api.POST('/api/v1/transfers', {
    params: { header },
    body: {
      fromCaseId: row.id, toCaseId: null, toNumber: asked.toNumber, amount: readAmount(asked.amount) ?? '', ground: asked.ground,
      document: asked.document || null, reason: asked.reason || null, ...(meant.length < free.length && { lotIds: meant.map(l => l.lotId) }),
    },
  })))
  const send = async () => {
    await propose.mutateAsync(await form.validateFields())
    void message.success(t('transfers.proposed'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  const needed = { required: true, whitespace: true, message: t('vouchers.needed') }
  return (
    <Modal open title={`${t('transfers.propose')} · ${row.number}`} okText={t('transfers.propose')} cancelText={t('common.cancel')} okButtonProps={{ loading: propose.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t('transfers.proposeHint')}</p>
      <RefusalNotice error={propose.error ?? grounds.error ?? lots.error} />
      <Form<TransferForm> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="toNumber" label={t('transfers.to')} rules={[needed]}><Input autoFocus placeholder="（2026）川0104执1号" /></Form.Item>
        <Form.Item name="amount" label={t('common.amount')} extra={t('payouts.draftAmountHint', { amount: formatAmount(sum(meant.map(l => l.available))) })}
          rules={[{ validator: async (_, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]}>
          <Input inputMode="decimal" className="digits" />
        </Form.Item>
        <Form.Item name="ground" label={t('transfers.ground')} rules={[needed]}>
          <Select options={(grounds.data ?? []).map(g => ({ value: g.code, label: t(`transfers.grounds.${g.code}`, g.name) }))} />
        </Form.Item>
        <Form.Item name="document" label={t('transfers.document')} rules={ground && ground !== 'same-parties' && ground !== 'resumed' ? [needed] : []}><Input /></Form.Item>
        {free.length > 0 && (
          <Form.Item name="lotIds" label={t('transfers.lots')} extra={t('transfers.lotsHint')} rules={[{ validator: async (_, ids?: number[]) => { if (ids?.length === 0) throw new Error(t('transfers.lotsMissing')) } }]}>
            <LotBoxes lots={free} />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('common.reason')}><Input.TextArea rows={2} /></Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}
