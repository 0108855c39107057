import { App, DatePicker, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { useCaseClocks } from '../cases/caseQueries'
import { formatAmount, isZero } from '../money/amount'
import { useDeferralGrounds } from './deferralQueries'

type DeferForm = { ground: string; document: string; until: { format: (pattern: string) => string }; lotId?: number; reason?: string }

/** Applies for the deferral of the money that a case has now, or of one lot. */
export function DeferDialog({ caseId, onClose }: { caseId: number; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<DeferForm>()
  const grounds = useDeferralGrounds()
  const lots = useCaseClocks(caseId)
  const ground = Form.useWatch('ground', form)
  const chosen = grounds.data?.find(g => g.code === ground)
  const apply = useAct((asked: DeferForm, header) => content(api.POST('/api/v1/deferrals', {
    params: { header }, body: { caseId, ground: asked.ground, document: asked.document, until: asked.until.format('YYYY-MM-DD'), lotId: asked.lotId ?? null, reason: asked.reason ?? null },
  })))
  const send = async () => {
    await apply.mutateAsync(await form.validateFields())
    void message.success(t('deferrals.applyDone'))
    onClose()
  }
  return (
    <Modal open title={t('deferrals.apply')} okText={t('deferrals.apply')} cancelText={t('common.cancel')} okButtonProps={{ loading: apply.isPending }} onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="quiet">{t('deferrals.applyHint')}</p>
      <RefusalNotice error={apply.error ?? grounds.error} />
      <Form<DeferForm> form={form} layout="vertical">
        <Form.Item name="ground" label={t('deferrals.ground')} rules={[{ required: true, message: t('deferrals.groundMissing') }]} {...(chosen ? { extra: chosen.article } : {})}>
          <Select options={grounds.data?.map(g => ({ value: g.code, label: t(`deferrals.grounds.${g.code}`, g.name) }))} />
        </Form.Item>
        {chosen?.saysWhy && <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('payouts.reasonMissing') }]}><Input.TextArea rows={2} /></Form.Item>}
        <Form.Item name="document" label={t('deferrals.document')} rules={[{ required: true, whitespace: true, message: t('deferrals.documentMissing') }]}><Input /></Form.Item>
        <Form.Item name="until" label={t('deferrals.until')} extra={t('deferrals.untilHint')} rules={[{ required: true, message: t('deferrals.untilMissing') }]}><DatePicker /></Form.Item>
        <Form.Item name="lotId" label={t('clocks.lot')} extra={t('deferrals.lotHint')}><Select<number> allowClear placeholder={t('deferrals.allLots')} options={(lots.data ?? []).filter(l => !isZero(l.open)).map(l => ({ value: l.lotId, label: `${l.arrivedOn} · ${t('clocks.lotNo', { id: l.lotId })} · ${formatAmount(l.open)}` }))} /></Form.Item>
      </Form>
    </Modal>
  )
}
