import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { type Hold } from './holdQueries'

/** Lifts a hold, with the paper that ends it. */
export function LiftHoldDialog({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ document: string }>()
  const lift = useAct((asked: { document: string }, header) => content(api.POST('/api/v1/holds/{id}/lift', { params: { path: { id: hold.id }, header }, body: asked })))
  const send = async () => {
    await lift.mutateAsync(await form.validateFields())
    void message.success(t('caseHolds.liftDone'))
    onClose()
  }
  return (
    <Modal open title={t('caseHolds.lift')} okText={t('caseHolds.lift')} cancelText={t('common.cancel')} okButtonProps={{ loading: lift.isPending }} onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="act-subject">{t(`caseHolds.kinds.${hold.kind}`, hold.kindName)} · {hold.document}</p>
      <p className="quiet">{t('caseHolds.liftHint')}</p>
      <RefusalNotice error={lift.error} />
      <Form form={form} layout="vertical" onFinish={() => void send().catch(() => undefined)}>
        <Form.Item name="document" label={t('caseHolds.liftDocument')} rules={[{ required: true, whitespace: true, message: t('caseHolds.documentMissing') }]}><Input autoFocus /></Form.Item>
      </Form>
    </Modal>
  )
}
