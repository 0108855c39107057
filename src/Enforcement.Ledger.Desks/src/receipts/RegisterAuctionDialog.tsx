import { App, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeTime } from '../calendar/dates'
import { readAmount } from '../money/amount'
import type { AuctionMode } from './bondQueries'

type AuctionForm = { caseNumber: string; lotName: string; platform: string; mode: AuctionMode; auctionNo: string; bondNo?: string; startPrice: string; bond: string; endsAt: string }

const modes: readonly AuctionMode[] = ['Online', 'Offline']

/** Registers an auction of an own case, so that its bonds are known when they arrive. */
export function RegisterAuctionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<AuctionForm>()
  const register = useAct((asked: AuctionForm, header) => content(api.POST('/api/v1/auctions', { params: { header }, body: { ...asked, bondNo: asked.bondNo || null } })))
  const send = async () => {
    const typed = await form.validateFields()
    await register.mutateAsync({ ...typed, startPrice: readAmount(typed.startPrice) ?? '', bond: readAmount(typed.bond) ?? '', endsAt: officeTime(typed.endsAt) })
    void message.success(t('bonds.registered'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  const needed = [{ required: true, whitespace: true, message: t('bonds.needed') }]
  const amount = [{ validator: async (_: unknown, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]
  return (
    <Modal open title={t('bonds.register')} okText={t('bonds.register')} cancelText={t('common.cancel')} okButtonProps={{ loading: register.isPending }} onOk={submit} onCancel={onClose}>
      <RefusalNotice error={register.error} />
      <Form<AuctionForm> form={form} layout="vertical" requiredMark={false} initialValues={{ mode: 'Online' }} onFinish={submit}>
        <Form.Item name="caseNumber" label={t('common.case')} rules={needed}><Input autoFocus /></Form.Item>
        <Form.Item name="lotName" label={t('bonds.lot')} rules={needed}><Input /></Form.Item>
        <Form.Item name="platform" label={t('bonds.platform')} rules={needed}><Input /></Form.Item>
        <Form.Item name="mode" label={t('bonds.how')}><Select<AuctionMode> options={modes.map(m => ({ value: m, label: t(`bonds.mode.${m}`) }))} /></Form.Item>
        <Form.Item name="auctionNo" label={t('bonds.number')} rules={needed} extra={t('bonds.numberHint')}><Input className="digits" /></Form.Item>
        <Form.Item name="bondNo" label={t('bonds.bondNo')} extra={t('bonds.bondNoHint')}><Input className="digits" /></Form.Item>
        <Form.Item name="startPrice" label={t('bonds.startPrice')} rules={amount}><Input inputMode="decimal" className="digits" /></Form.Item>
        <Form.Item name="bond" label={t('bonds.bond')} rules={amount} extra={t('bonds.bondHint')}><Input inputMode="decimal" className="digits" /></Form.Item>
        <Form.Item name="endsAt" label={t('bonds.endsAt')} rules={needed}><Input type="datetime-local" /></Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}
