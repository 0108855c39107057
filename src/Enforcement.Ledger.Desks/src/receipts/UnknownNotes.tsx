import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import type { UnknownDetail } from './unknownQueries'

/** What was found out so far, by whom. */
export function UnknownNotes({ lineId, notes }: { lineId: number; notes: UnknownDetail['notes'] }) {
  const { t } = useTranslation()
  const may = useMay()
  const [form] = Form.useForm<{ text: string }>()
  const add = useAct((text: string, header) => content(api.POST('/api/v1/unknown-funds/{lineId}/notes', { params: { path: { lineId }, header }, body: { text } })))
  const send = async ({ text }: { text: string }) => {
    await add.mutateAsync(text)
    form.resetFields()
  }
  return (
    <div>
      {notes.map(n => <div key={n.notedAt}>{n.text} <span className="quiet">{n.notedBy} <span className="digits">{officeMinute(n.notedAt)}</span></span></div>)}
      {notes.length === 0 && !may('unknown.claim') && <span className="quiet">{t('common.none')}</span>}
      <RefusalNotice error={add.error} />
      {may('unknown.claim') && (
        <Form form={form} layout="inline" onFinish={typed => void send(typed).catch(() => undefined)} style={{ marginTop: 8 }}>
          <Form.Item name="text" rules={[{ required: true, whitespace: true, message: t('unknown.reasonMissing') }]} style={{ flex: 1 }}><Input placeholder={t('unknown.noteHint')} aria-label={t('unknown.notes')} /></Form.Item>
          <Button htmlType="submit" loading={add.isPending}>{t('unknown.addNote')}</Button>
        </Form>
      )}
    </div>
  )
}
