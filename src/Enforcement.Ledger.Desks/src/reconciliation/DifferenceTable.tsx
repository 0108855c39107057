import { Button, DatePicker, Form, Input, Modal, Space, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { useDifferences, type Difference } from './periodQueries'

/** The desk of differences: each with its owner, reason and deadline, until somebody closes it with an explanation. */
export function DifferenceTable({ book }: { book: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const list = useDifferences(book)
  const [asked, setAsked] = useState<{ difference: Difference; act: 'assign' | 'close' } | null>(null)
  const finding = useAct((body: { book: string; at: number }, header) => content(api.POST('/api/v1/reconciliation/differences/find', { params: { header }, body: { book: body.book } })))
  return (
    <Section flush title={t('periods.differences')} hint={t('periods.differencesHint')}
      extra={may('book.guard') && <Button size="small" loading={finding.isPending} onClick={() => finding.mutate({ book, at: Date.now() })}>{t('periods.find')}</Button>}>
      <RefusalNotice error={finding.error} />
      <Rows<Difference>
        rows={list.data?.items}
        error={list.error}
        rowKey={d => d.id}
        empty={<Nothing title={t('periods.noDifferences')} />}
        expanded={d => <ul className="why">{d.history.map(n => <li key={n.at}><span className="digits">{officeMinute(n.at)}</span> {n.by} · {t(`periods.act.${n.act}`, n.act)}{n.owner && ` → ${n.owner} ${n.dueOn}`}{t('common.colon')}{n.reason}</li>)}</ul>}
        columns={[
          { title: t('periods.kind'), width: 120, render: (_, d) => t(`periods.kinds.${d.kind}`, d.kind) },
          { title: t('periods.since'), width: 100, render: (_, d) => <span className="digits nowrap">{d.sinceOn}</span> },
          amountColumn(t('common.amount'), d => d.amount, { strong: true }),
          { title: t('periods.facts'), render: (_, d) => <>{d.facts} <span className="quiet">{d.subject}</span></> },
          { title: t('periods.owner'), width: 170, render: (_, d) => (d.owner ? <>{d.owner} <span className={d.overdue ? 'digits bad' : 'digits quiet'}>{d.dueOn}</span></> : <Tag color="red">{t('periods.noOwner')}</Tag>) },
          ...(may('difference.manage') ? [{
            title: '', width: 130, render: (_: unknown, d: Difference) => (
              <Space size={4}>
                <Button size="small" type="link" onClick={() => setAsked({ difference: d, act: 'assign' })}>{t('periods.assign')}</Button>
                <Button size="small" type="link" onClick={() => setAsked({ difference: d, act: 'close' })}>{t('periods.explain')}</Button>
              </Space>
            ),
          }] : []),
        ]}
      />
      {asked && <NoteDialog {...asked} onClose={() => setAsked(null)} />}
    </Section>
  )
}

type Note = { owner?: string; reason: string; dueOn?: { format: (pattern: string) => string } }

function NoteDialog({ difference, act, onClose }: { difference: Difference; act: 'assign' | 'close'; onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Note>()
  const doing = useAct((note: { owner: string | null; reason: string; dueOn: string | null }, header) => {
    const params = { path: { id: difference.id }, header }
    return content<unknown>(act === 'assign'
      ? api.POST('/api/v1/reconciliation/differences/{id}/assign', { params, body: { owner: note.owner, reason: note.reason, ...(note.dueOn ? { dueOn: note.dueOn } : {}) } })
      : api.POST('/api/v1/reconciliation/differences/{id}/close', { params, body: { reason: note.reason } }))
  })
  const send = async () => {
    const typed = await form.validateFields()
    await doing.mutateAsync({ owner: typed.owner ?? null, reason: typed.reason, dueOn: typed.dueOn?.format('YYYY-MM-DD') ?? null })
    onClose()
  }
  const title = t(act === 'assign' ? 'periods.assign' : 'periods.explain')
  const required = [{ required: true, message: t('periods.required') }]
  return (
    <Modal open title={`${title}${t('common.colon')}${t(`periods.kinds.${difference.kind}`, difference.kind)}`} okText={title} cancelText={t('common.cancel')} onCancel={onClose}
      okButtonProps={{ loading: doing.isPending }} onOk={() => void send().catch(() => undefined)}>
      <p className="quiet">{difference.facts}</p>
      <RefusalNotice error={doing.error} />
      <Form<Note> form={form} layout="vertical">
        {act === 'assign' && <Form.Item name="owner" label={t('periods.ownerName')} rules={required}><Input autoFocus /></Form.Item>}
        {act === 'assign' && <Form.Item name="dueOn" label={t('periods.dueOn')} rules={required}><DatePicker /></Form.Item>}
        <Form.Item name="reason" label={t('common.reason')} rules={required}><Input.TextArea rows={3} autoFocus={act === 'close'} /></Form.Item>
      </Form>
    </Modal>
  )
}
