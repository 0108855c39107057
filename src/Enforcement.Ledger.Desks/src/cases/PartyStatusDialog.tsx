import { App, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { type PartyStatus, usePartyStatusKinds } from './partyStatusQueries'

type StatusForm = { kind: string; document: string }

/** Records what became of a party that nothing may be paid to any more; or, where one stands, lifts it. */
export function PartyStatusDialog({ caseId, party, standing, onClose }: { caseId: number; party: string; standing: PartyStatus | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<StatusForm>()
  const kinds = usePartyStatusKinds()
  const title = t(standing ? 'partyStatus.lift' : 'partyStatus.record')
  const act = useAct((asked: StatusForm, header) => standing
    ? content(api.POST('/api/v1/party-status/{id}/lift', { params: { path: { id: standing.id }, header }, body: { document: asked.document } }))
    : content(api.POST('/api/v1/party-status', { params: { header }, body: { caseId, party, kind: asked.kind, document: asked.document } })))
  const send = async () => {
    await act.mutateAsync(await form.validateFields())
    void message.success(`${title}${t('common.colon')}${t('payouts.done')}`)
    onClose()
  }
  return (
    <Modal open title={title} okText={title} cancelText={t('common.cancel')} okButtonProps={{ danger: !standing, loading: act.isPending }} onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="act-subject">{party}{standing && ` · ${t(`partyStatus.kinds.${standing.kind}`, standing.kindName)}`}</p>
      <p className="quiet">{t(standing ? 'partyStatus.liftHint' : 'partyStatus.recordHint')}</p>
      <RefusalNotice error={act.error ?? kinds.error} />
      <Form<StatusForm> form={form} layout="vertical">
        {!standing && (
          <Form.Item name="kind" label={t('partyStatus.kind')} rules={[{ required: true, message: t('partyStatus.kindMissing') }]}>
            <Select options={kinds.data?.map(k => ({ value: k.code, label: t(`partyStatus.kinds.${k.code}`, k.name) }))} />
          </Form.Item>
        )}
        <Form.Item name="document" label={t('deferrals.document')} rules={[{ required: true, whitespace: true, message: t('deferrals.documentMissing') }]}><Input /></Form.Item>
      </Form>
    </Modal>
  )
}
