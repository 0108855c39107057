import { App, Checkbox, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { type CaseDetail } from './caseQueries'
import type { Authority } from './payeeQueries'

type AuthorityForm = { party: string; agent: string; agentIdentifier: string; kind: Authority['kind']; firmLetter?: string; licence?: string; scope: string; receivesMoney?: boolean; from: string; until: string; document: string }

const kinds: readonly Authority['kind'][] = ['Lawyer', 'LegalWorker', 'Relative', 'Staff', 'Recommended']

/** Proposes an agent's special authority to receive a party's money; another person confirms it. */
export function ProposeAuthorityDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<AuthorityForm>()
  const lawyer = Form.useWatch('kind', form) === 'Lawyer'
  const propose = useAct((asked: AuthorityForm, header) => content(api.POST('/api/v1/authorities', {
    params: { header }, body: { ...asked, caseId: detail.case.id, receivesMoney: asked.receivesMoney ?? false, firmLetter: asked.firmLetter || null, licence: asked.licence || null },
  })))
  const send = async () => {
    await propose.mutateAsync(await form.validateFields())
    void message.success(t('payees.proposeDone'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  const needed = [{ required: true, whitespace: true, message: t('payees.needed') }]
  return (
    <Modal open title={t('agents.propose')} okText={t('agents.propose')} cancelText={t('common.cancel')} okButtonProps={{ loading: propose.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t('agents.proposeHint')}</p>
      <RefusalNotice error={propose.error} />
      <Form<AuthorityForm> form={form} layout="vertical" requiredMark={false} initialValues={{ kind: 'Lawyer' }} onFinish={submit}>
        <Form.Item name="party" label={t('agents.party')} rules={[{ required: true, message: t('payees.needed') }]}><Select options={[...new Set(detail.parties.map(p => p.name))].map(name => ({ value: name, label: name }))} /></Form.Item>
        <Form.Item name="agent" label={t('agents.agent')} rules={needed}><Input /></Form.Item>
        <Form.Item name="agentIdentifier" label={t('payees.identifier')} rules={needed}><Input className="digits" /></Form.Item>
        <Form.Item name="kind" label={t('agents.kind')}><Select options={kinds.map(k => ({ value: k, label: t(`agents.kinds.${k}`) }))} /></Form.Item>
        {lawyer && <Form.Item name="firmLetter" label={t('agents.firmLetter')} rules={needed}><Input /></Form.Item>}
        {lawyer && <Form.Item name="licence" label={t('agents.licence')} rules={needed}><Input className="digits" /></Form.Item>}
        <Form.Item name="document" label={t('agents.document')} rules={needed}><Input /></Form.Item>
        <Form.Item name="scope" label={t('agents.scope')} rules={needed}><Input /></Form.Item>
        <Form.Item name="receivesMoney" valuePropName="checked"><Checkbox>{t('agents.receivesMoney')}</Checkbox></Form.Item>
        <Form.Item name="from" label={t('agents.from')} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="until" label={t('agents.until')} rules={needed}><Input type="date" /></Form.Item>
      </Form>
    </Modal>
  )
}
