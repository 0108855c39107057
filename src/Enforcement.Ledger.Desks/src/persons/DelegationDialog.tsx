import { App, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { PersonRow } from './personQueries'

type DelegationForm = { delegator: string; delegate: string; from?: string; until: string; reason: string }

/** Asks that one person stand in for another for some days. */
export function DelegationDialog({ persons, onClose }: { persons: PersonRow[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<DelegationForm>()
  const asking = useAct((asked: DelegationForm, header) => content(api.POST('/api/v1/delegations', {
    params: { header },
    body: { delegator: asked.delegator, delegate: asked.delegate, from: asked.from || undefined, until: asked.until, reason: asked.reason, roles: null },
  })))
  const send = async () => {
    await asking.mutateAsync(await form.validateFields())
    void message.success(t('persons.proposed'))
    onClose()
  }
  const options = persons.map(p => ({ value: p.userName, label: `${p.displayName}（${p.roles.map(r => t(`access.roles.${r}`, r)).join(t('common.listed'))}）` }))
  const required = [{ required: true, message: t('persons.missing') }]
  return (
    <Modal open title={t('persons.lend')} okText={t('persons.propose')} cancelText={t('common.cancel')} okButtonProps={{ loading: asking.isPending }} onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="quiet">{t('persons.delegationHint')}</p>
      <RefusalNotice error={asking.error} />
      <Form<DelegationForm> form={form} layout="vertical">
        <Form.Item name="delegator" label={t('persons.delegator')} rules={required}><Select showSearch={{ optionFilterProp: 'label' }} options={options} /></Form.Item>
        <Form.Item name="delegate" label={t('persons.delegate')} rules={required}><Select showSearch={{ optionFilterProp: 'label' }} options={options} /></Form.Item>
        <Form.Item name="from" label={t('persons.fromDay')} extra={t('persons.fromHint')}><Input type="date" /></Form.Item>
        <Form.Item name="until" label={t('persons.untilDay')} rules={required}><Input type="date" /></Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('payouts.reasonMissing') }]}><Input.TextArea rows={2} /></Form.Item>
      </Form>
    </Modal>
  )
}
