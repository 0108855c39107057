import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'

type GiveForm = { from?: string; to: string; document: string }

/** Signs the list by which cases go to another officer; the director names the officer who is gone. */
export function GiveCasesDialog({ from, forOthers, onClose }: { from: string; forOthers: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<GiveForm>()
  const giving = useAct((asked: GiveForm, header) => content(api.POST('/api/v1/handovers', {
    params: { header }, body: { from: asked.from?.trim() || null, to: asked.to.trim(), caseIds: null, document: asked.document },
  })))
  const send = async () => {
    await giving.mutateAsync(await form.validateFields())
    void message.success(t('handovers.given'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  const needed = { required: true, whitespace: true, message: t('vouchers.needed') }
  return (
    <Modal open title={t('handovers.give')} okText={t('handovers.sign')} cancelText={t('common.cancel')} okButtonProps={{ loading: giving.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t(forOthers ? 'handovers.giveForHint' : 'handovers.giveHint')}</p>
      <RefusalNotice error={giving.error} />
      <Form<GiveForm> form={form} layout="vertical" requiredMark={false} initialValues={{ from }} onFinish={submit}>
        {forOthers && <Form.Item name="from" label={t('handovers.fromName')} rules={[needed]}><Input autoFocus={!from} /></Form.Item>}
        <Form.Item name="to" label={t('handovers.toName')} rules={[needed]}><Input autoFocus={!forOthers || !!from} /></Form.Item>
        <Form.Item name="document" label={t('handovers.document')} rules={[needed]}><Input placeholder={t('handovers.documentHint')} /></Form.Item>
        <button type="submit" hidden />
      </Form>
    </Modal>
  )
}
