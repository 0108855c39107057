import { App, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { type CaseDetail } from './caseQueries'
import { type Authority, useAuthorities } from './payeeQueries'

type AccountForm = { payee: string; account: string; bank: string; cnaps?: string; holder: string; holderIdentifier?: string; document: string; confirmedWith: string; channel: 'InPerson' | 'Phone' | 'Letter' | 'Online' }

const channels = ['InPerson', 'Phone', 'Letter', 'Online'] as const

/** Proposes an account of a party or of its agent; another person confirms it. */
export function ProposeAccountDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<AccountForm>()
  const agents = (useAuthorities(detail.case.id).data ?? []).filter((a: Authority) => a.state !== 'Rejected' && a.state !== 'Revoked')
  const propose = useAct((asked: AccountForm, header) => {
    const agent = agents.find(a => `agent ${a.id}` === asked.payee)
    return content(api.POST('/api/v1/payee-accounts', {
      params: { header },
      body: {
        caseId: detail.case.id, name: agent ? null : asked.payee, authorityId: agent?.id ?? null, account: asked.account, bank: asked.bank, cnaps: asked.cnaps || null, holder: asked.holder,
        holderIdentifier: asked.holderIdentifier || null, document: asked.document, confirmedWith: asked.confirmedWith, channel: asked.channel,
      },
    }))
  })
  const send = async () => {
    await propose.mutateAsync(await form.validateFields())
    void message.success(t('payees.proposeDone'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  const needed = [{ required: true, whitespace: true, message: t('payees.needed') }]
  const parties = [...new Set(detail.parties.map(p => p.name))].map(name => ({ value: name, label: name }))
  return (
    <Modal open title={t('payees.propose')} okText={t('payees.propose')} cancelText={t('common.cancel')} okButtonProps={{ loading: propose.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t('payees.proposeHint')}</p>
      <RefusalNotice error={propose.error} />
      <Form<AccountForm> form={form} layout="vertical" requiredMark={false} initialValues={{ channel: 'InPerson' }} onFinish={submit}>
        <Form.Item name="payee" label={t('payees.payee')} rules={[{ required: true, message: t('payees.needed') }]}>
          <Select options={[...parties, ...agents.map(a => ({ value: `agent ${a.id}`, label: `${a.agent} (${t('payees.agentOf', { party: a.party })})` }))]} />
        </Form.Item>
        <Form.Item name="holder" label={t('payees.holder')} extra={t('payees.holderHint')} rules={needed}><Input /></Form.Item>
        <Form.Item name="holderIdentifier" label={t('payees.identifier')}><Input className="digits" /></Form.Item>
        <Form.Item name="account" label={t('payees.number')} rules={needed}><Input className="digits" inputMode="numeric" /></Form.Item>
        <Form.Item name="bank" label={t('cases.bank')} rules={needed}><Input /></Form.Item>
        <Form.Item name="cnaps" label={t('payees.cnaps')}><Input className="digits" inputMode="numeric" /></Form.Item>
        <Form.Item name="document" label={t('payees.document')} extra={t('payees.documentHint')} rules={needed}><Input /></Form.Item>
        <Form.Item name="confirmedWith" label={t('payees.with')} rules={needed}><Input /></Form.Item>
        <Form.Item name="channel" label={t('payees.channel')}><Select options={channels.map(c => ({ value: c, label: t(`payees.channels.${c}`) }))} /></Form.Item>
      </Form>
    </Modal>
  )
}
