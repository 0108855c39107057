import { App, Form, Input, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import type { Alert, CheckResult } from './alertQueries'

const results = ['Seen', 'Prompted', 'Corrected', 'Escalated'] as const

type CheckForm = { result: CheckResult; note?: string }

/** The supervisor's daily check of one alert; what stays uncorrected after a prompt is reported to the leaders. */
export function CheckAlertDialog({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<CheckForm>()
  const result = Form.useWatch('result', form) ?? 'Seen'
  const prompted = alert.checks.some(k => k.result === 'Prompted')
  const checking = useAct((asked: CheckForm, header) => content(api.POST('/api/v1/alerts/{id}/checks', { params: { path: { id: alert.id }, header }, body: { result: asked.result, note: asked.note?.trim() || null } })))
  const send = async () => {
    await checking.mutateAsync(await form.validateFields())
    void message.success(t('alerts.checked'))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  return (
    <Modal open title={t('alerts.checkTitle')} okText={t('alerts.check')} cancelText={t('common.cancel')} okButtonProps={{ loading: checking.isPending, danger: result === 'Escalated' }} onOk={submit} onCancel={onClose}>
      <p className="act-subject">{alert.caseNumber ?? t('alerts.noCase')} {t(`alerts.clocks.${alert.clock}`, alert.clock)} <span className="digits">{alert.dueOn}</span> {t(`alerts.stages.${alert.stage}`)}</p>
      {alert.checks.map((k, at) => <p key={at} className="quiet"><span className="digits">{officeMinute(k.at)}</span> {k.person}{t('common.colon')}{t(`alerts.results.${k.result}`)} {k.note}</p>)}
      <RefusalNotice error={checking.error} />
      <Form<CheckForm> form={form} layout="vertical" initialValues={{ result: 'Seen' }} onFinish={submit}>
        <Form.Item name="result" label={t('alerts.result')} extra={prompted ? t(`alerts.explain.${result}`) : t('alerts.promptFirst')}>
          <Radio.Group optionType="button" options={results.map(r => ({ value: r, label: t(`alerts.results.${r}`), disabled: r === 'Escalated' && !prompted }))} />
        </Form.Item>
        <Form.Item name="note" label={t('alerts.note')} rules={result === 'Seen' ? [] : [{ required: true, whitespace: true, message: t('alerts.noteMissing') }]}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
