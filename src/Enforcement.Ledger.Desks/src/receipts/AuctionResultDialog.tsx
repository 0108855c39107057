import { App, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute, officeTime } from '../calendar/dates'
import { useBonds, type Auction, type AuctionResult } from './bondQueries'

type ResultForm = { result: AuctionResult; winner?: number; endedAt?: string }

const results: readonly AuctionResult[] = ['Sold', 'Unsold', 'CalledOff']

/** How an auction ended, and whose bond is the winner's. */
export function AuctionResultDialog({ auction, onClose }: { auction: Auction; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<ResultForm>()
  const result = Form.useWatch('result', form)
  const bonds = useBonds({ state: 'Held', auctionId: auction.id })
  const record = useAct((asked: ResultForm, header) =>
    content(api.POST('/api/v1/auctions/{id}/result', {
      params: { path: { id: auction.id }, header },
      body: { result: asked.result, winnerBondId: asked.result === 'Sold' ? asked.winner ?? null : null, ...(asked.endedAt && { endedAt: officeTime(asked.endedAt) }) },
    })))
  const send = async () => {
    await record.mutateAsync(await form.validateFields())
    void message.success(t('bonds.recorded'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  const held = bonds.data?.pages.flatMap(p => p.items) ?? []
  return (
    <Modal open title={`${t('bonds.record')} · ${auction.auctionNo}`} okText={t('bonds.record')} cancelText={t('common.cancel')} okButtonProps={{ loading: record.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t('bonds.recordHint', { at: officeMinute(auction.endsAt) })}</p>
      <RefusalNotice error={record.error ?? bonds.error} />
      <Form<ResultForm> form={form} layout="vertical" requiredMark={false} initialValues={{ result: 'Sold' }} onFinish={submit}>
        <Form.Item name="result" label={t('bonds.result')}><Select<AuctionResult> options={results.map(r => ({ value: r, label: t(`bonds.results.${r}`) }))} /></Form.Item>
        {result === 'Sold' && (
          <Form.Item name="winner" label={t('bonds.winner')} rules={[{ required: true, message: t('bonds.needed') }]}>
            <Select<number> options={held.map(b => ({ value: b.id, label: `${b.payer ?? '–'} ${b.payerAccount ?? ''} ${b.amount}` }))} notFoundContent={t('bonds.noHeld')} />
          </Form.Item>
        )}
        <Form.Item name="endedAt" label={t('bonds.endedAt')} extra={t('bonds.endedAtHint')}><Input type="datetime-local" /></Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}
