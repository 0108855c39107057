import { App, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { PersonRow } from './personQueries'

type RolesForm = { roles: string[]; reason: string }

const roles = ['EX', 'OUT', 'REG', 'DIR', 'VP', 'COL', 'ACC', 'CSH', 'INS', 'UPC', 'PRO', 'PTY', 'SYS', 'SEC']

/** Proposes the roles that a person is to hold, exactly these. */
export function RolesDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<RolesForm>()
  const proposing = useAct((asked: RolesForm, header) => content(api.POST('/api/v1/role-changes', { params: { header }, body: { userName: person.userName, roles: asked.roles, reason: asked.reason } })))
  const send = async () => {
    await proposing.mutateAsync(await form.validateFields())
    void message.success(t('persons.proposed'))
    onClose()
  }
  return (
    <Modal open title={`${t('persons.change')}${t('common.colon')}${person.displayName}`} okText={t('persons.propose')} cancelText={t('common.cancel')} okButtonProps={{ loading: proposing.isPending }}
      onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="quiet">{t('persons.changeHint')}</p>
      <RefusalNotice error={proposing.error} />
      <Form<RolesForm> form={form} layout="vertical" initialValues={{ roles: person.roles }}>
        <Form.Item name="roles" label={t('persons.roles')}><Select mode="multiple" options={roles.map(r => ({ value: r, label: t(`access.roles.${r}`, r) }))} /></Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('payouts.reasonMissing') }]}><Input.TextArea rows={2} /></Form.Item>
      </Form>
    </Modal>
  )
}
