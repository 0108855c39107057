import { App, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { type Contact } from './noticeQueries'

type ContactForm = { partyId: number; channel: string; address: string; document: string }

/** Records where a party is told, with the paper in which it said so. */
export function RecordContactDialog({ contacts, onClose }: { contacts: Contact[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<ContactForm>()
  const record = useAct((asked: ContactForm, header) => content(api.POST('/api/v1/contacts', { params: { header }, body: asked })))
  const send = async () => {
    await record.mutateAsync(await form.validateFields())
    void message.success(t('notices.recordDone'))
    onClose()
  }
  const parties = [...new Map(contacts.map(c => [c.partyId, c])).values()]
  return (
    <Modal open title={t('notices.record')} okText={t('notices.record')} cancelText={t('common.cancel')} okButtonProps={{ loading: record.isPending }} onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="quiet">{t('notices.recordHint')}</p>
      <RefusalNotice error={record.error} />
      <Form<ContactForm> form={form} layout="vertical" initialValues={{ channel: 'sms' }}>
        <Form.Item name="partyId" label={t('notices.party')} rules={[{ required: true, message: t('notices.partyMissing') }]}>
          <Select options={parties.map(p => ({ value: p.partyId, label: `${p.name} · ${t(`notices.roles.${p.role}`, p.role)}` }))} />
        </Form.Item>
        <Form.Item name="channel" label={t('notices.channel')}><Select options={['sms', 'wechat'].map(c => ({ value: c, label: t(`notices.channels.${c}`) }))} /></Form.Item>
        <Form.Item name="address" label={t('notices.address')} rules={[{ required: true, whitespace: true, message: t('notices.addressMissing') }]}><Input className="digits" /></Form.Item>
        <Form.Item name="document" label={t('notices.document')} extra={t('notices.documentHint')} rules={[{ required: true, whitespace: true, message: t('notices.documentMissing') }]}><Input /></Form.Item>
      </Form>
    </Modal>
  )
}
