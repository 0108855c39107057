import { App, DatePicker, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { Unknown } from './unknownQueries'

/** Puts lines on public notice until a day. */
export function NoticeDialog({ lines, onClose }: { lines: Unknown[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ text: string }>()
  const [until, setUntil] = useState('')
  const publish = useAct((asked: { text: string; until: string }, header) =>
    content(api.POST('/api/v1/unknown-funds/notices', { params: { header }, body: { lineIds: lines.map(l => l.lineId), text: asked.text, until: asked.until } })))
  const send = async () => {
    const { text } = await form.validateFields()
    await publish.mutateAsync({ text, until })
    void message.success(t('unknown.decided'))
    onClose()
  }
  return (
    <Modal open title={t('unknown.publishMany', { count: lines.length })} okText={t('unknown.publish')} cancelText={t('common.cancel')} okButtonProps={{ loading: publish.isPending }}
      onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="quiet">{t('unknown.noticeHint')}</p>
      <RefusalNotice error={publish.error} />
      <Form form={form} layout="vertical">
        <Form.Item name="text" label={t('unknown.noticeText')} rules={[{ required: true, whitespace: true, message: t('unknown.reasonMissing') }]}><Input.TextArea rows={3} autoFocus /></Form.Item>
        <Form.Item name="until" label={t('unknown.noticeUntil')} rules={[{ required: true, message: t('unknown.noticeUntilMissing') }]}>
          <DatePicker onChange={(_, text) => setUntil(typeof text === 'string' ? text : '')} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
