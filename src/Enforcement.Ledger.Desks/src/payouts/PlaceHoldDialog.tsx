import { App, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { type CaseDetail } from '../cases/caseQueries'
import { readAmount } from '../money/amount'
import { useHoldKinds } from './holdQueries'

type HoldForm = { kind: string; party?: string; amount?: string; document: string; security?: string; reason?: string }

/** Stops the money of a case, of one party, or a sum of it. */
export function PlaceHoldDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<HoldForm>()
  const kinds = useHoldKinds()
  const kind = Form.useWatch('kind', form)
  const chosen = kinds.data?.find(k => k.code === kind)
  const place = useAct((asked: HoldForm, header) => content(api.POST('/api/v1/holds', {
    params: { header },
    body: {
      caseId: detail.case.id, kind: asked.kind, document: asked.document, ...(asked.amount ? { amount: readAmount(asked.amount) ?? '' } : {}),
      party: asked.party ?? null, security: asked.security ?? null, reason: asked.reason ?? null,
    },
  })))
  const send = async () => {
    await place.mutateAsync(await form.validateFields())
    void message.success(t('caseHolds.placeDone'))
    onClose()
  }
  return (
    <Modal open title={t('caseHolds.place')} okText={t('caseHolds.place')} cancelText={t('common.cancel')} okButtonProps={{ danger: true, loading: place.isPending }} onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="quiet">{t('caseHolds.placeHint')}</p>
      <RefusalNotice error={place.error ?? kinds.error} />
      <Form<HoldForm> form={form} layout="vertical">
        <Form.Item name="kind" label={t('caseHolds.kind')} rules={[{ required: true, message: t('caseHolds.kindMissing') }]} {...(chosen ? { extra: chosen.article } : {})}>
          <Select options={kinds.data?.map(k => ({ value: k.code, label: t(`caseHolds.kinds.${k.code}`, k.name) }))} />
        </Form.Item>
        <Form.Item name="document" label={t('caseHolds.document')} extra={t('caseHolds.documentHint')} rules={[{ required: true, whitespace: true, message: t('caseHolds.documentMissing') }]}><Input /></Form.Item>
        <Form.Item name="party" label={t('caseHolds.reach')} extra={t('caseHolds.several')}>
          <Select allowClear placeholder={t('caseHolds.wholeCase')} options={[...new Set(detail.parties.map(p => p.name))].map(name => ({ value: name, label: name }))} />
        </Form.Item>
        <Form.Item name="amount" label={t('common.amount')} extra={t('caseHolds.amountHint')}
          rules={[{ validator: async (_, typed?: string) => { if (typed ? readAmount(typed) === null : chosen?.needsAmount) throw new Error(t('payouts.amountInvalid')) } }]}>
          <Input inputMode="decimal" className="digits" placeholder={t('caseHolds.all')} />
        </Form.Item>
        {chosen?.needsSecurity && <Form.Item name="security" label={t('caseHolds.security')} rules={[{ required: true, whitespace: true, message: t('caseHolds.securityMissing') }]}><Input /></Form.Item>}
        <Form.Item name="reason" label={t('common.reason')}><Input.TextArea rows={2} /></Form.Item>
      </Form>
    </Modal>
  )
}
