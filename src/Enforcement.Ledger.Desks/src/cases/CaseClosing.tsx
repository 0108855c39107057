import { Alert, App, Button, Form, Input, Modal, Radio, Space } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { api, content, type Schemas } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeDate } from '../calendar/dates'
import { formatAmount } from '../money/amount'
import { Section } from '../shell/Section'

type Matter = Schemas['OpenMatter']

/** How the case ended, or what keeps it open, and what the officer can do about it. */
export function CaseClosing({ id }: { id: number }) {
  const { t } = useTranslation()
  const may = useMay()
  const [acting, setActing] = useState<'close' | 'reopen' | null>(null)
  const shown = useQuery({ queryKey: ['cases', id, 'closing'], queryFn: () => content(api.GET('/api/v1/cases/{id}/closing', { params: { path: { id } } })) })
  const closing = shown.data
  // A payout is told with its state, as in “payout InApproval”.
  const named = ({ what, id }: Matter) => what.startsWith('payout ') ? t('closing.payout', { id, state: t(`payouts.state.${what.slice(7)}`) }) : `${t(`closing.what.${what}`, what)}${id ? ` ${id}` : ''}`
  const matter = (m: Matter) => `${named(m)}${m.amount ? ` ${formatAmount(m.amount)}` : ''}`
  const open = closing?.state === 'open'
  return (
    <Section title={t('closing.title')} extra={closing && may('case.close') && <Button disabled={open && closing.matters.length > 0} onClick={() => setActing(open ? 'close' : 'reopen')}>{t(open ? 'closing.close' : 'closing.reopen')}</Button>}>
      <RefusalNotice error={shown.error} />
      {closing && (
        <Space direction="vertical">
          {closing.exception && <Alert type="warning" showIcon message={t(open ? 'closing.told' : 'closing.late', { on: officeDate(new Date(closing.exception.toldAt)) })} />}
          {!open && closing.closedAt && <span>{t(`closing.endings.${closing.ending}`)} · {closing.closedBy} · <span className="digits">{officeDate(new Date(closing.closedAt))}</span> {closing.document}</span>}
          {closing.matters.length > 0 ? <span>{t('closing.keptBy')}{closing.matters.map(matter).join(t('common.listed'))}</span> : open && <span className="quiet">{t('closing.free')}</span>}
        </Space>
      )}
      {acting && <ClosingDialog id={id} act={acting} onClose={() => setActing(null)} />}
    </Section>
  )
}

function ClosingDialog({ id, act, onClose }: { id: number; act: 'close' | 'reopen'; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ ending: 'Concluded' | 'Terminated'; document?: string }>()
  const doing = useAct((asked: { ending: 'Concluded' | 'Terminated'; document?: string }, header) => {
    const params = { path: { id }, header }
    return act === 'close'
      ? content(api.POST('/api/v1/cases/{id}/close', { params, body: { ending: asked.ending, document: asked.document || null } }))
      : content(api.POST('/api/v1/cases/{id}/reopen', { params, body: { document: asked.document || null } }))
  })
  const send = async () => {
    await doing.mutateAsync(await form.validateFields())
    void message.success(t(`closing.${act}Done`))
    onClose()
  }
  const submit = () => void send().catch(() => undefined)
  return (
    <Modal open title={t(`closing.${act}`)} okText={t(`closing.${act}`)} cancelText={t('common.cancel')} okButtonProps={{ loading: doing.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t(`closing.${act}Hint`)}</p>
      <RefusalNotice error={doing.error} />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ ending: 'Concluded' }} onFinish={submit}>
        {act === 'close' && <Form.Item name="ending" label={t('closing.ending')}><Radio.Group options={[{ value: 'Concluded', label: t('closing.endings.concluded') }, { value: 'Terminated', label: t('closing.endings.terminated') }]} /></Form.Item>}
        <Form.Item name="document" label={t('transfers.document')} rules={act === 'reopen' ? [{ required: true, whitespace: true, message: t('vouchers.needed') }] : []}><Input autoFocus /></Form.Item>
      </Form>
    </Modal>
  )
}
