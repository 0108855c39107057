import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'

type RecuseForm = { person?: string; reason?: string; document: string }

/** Declares the own recusal, or recuses somebody else. */
export function RecuseDialog({ caseId, onClose }: { caseId: number; onClose: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const { message } = App.useApp()
  const [form] = Form.useForm<RecuseForm>()
  const recuse = useAct((asked: RecuseForm, header) => {
    const body = { caseId, reason: asked.reason || null, document: asked.document }
    return asked.person?.trim() ? content(api.POST('/api/v1/recusals', { params: { header }, body: { ...body, person: asked.person.trim() } })) : content(api.POST('/api/v1/recusals/declare', { params: { header }, body }))
  })
  const send = async () => {
    await recuse.mutateAsync(await form.validateFields())
    void message.success(t('recusals.done'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  return (
    <Modal open title={t('recusals.place')} okText={t('recusals.place')} cancelText={t('common.cancel')} okButtonProps={{ danger: true, loading: recuse.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t('recusals.hint')}</p>
      <RefusalNotice error={recuse.error} />
      <Form<RecuseForm> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        {may('recusal.place') && <Form.Item name="person" label={t('recusals.person')} extra={t('recusals.personHint')}><Input /></Form.Item>}
        <Form.Item name="document" label={t('recusals.document')} rules={[{ required: true, whitespace: true, message: t('payees.needed') }]}><Input /></Form.Item>
        <Form.Item name="reason" label={t('common.reason')}><Input /></Form.Item>
      </Form>
    </Modal>
  )
}
