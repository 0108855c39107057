import { FlagOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Modal, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { type CaseFlag, useCaseFlags } from './chainQueries'

/** The flags by which a case has a chain of approvals of its own; set by one person, ended by another. */
export function CaseFlags({ caseId }: { caseId: number }) {
  const { t } = useTranslation()
  const may = useMay()
  const [ending, setEnding] = useState<CaseFlag | null>(null)
  const [setting, setSetting] = useState(false)
  const flags = useCaseFlags(caseId)
  const open = flags.data?.filter(f => !f.endedAt) ?? []
  if (open.length === 0 && !may('case.flag')) return null
  return (
    <div className="acts">
      <RefusalNotice error={flags.error} />
      {open.map(f => (
        <span key={f.id} className="acts">
          <Tag color="purple" icon={<FlagOutlined />}>{t(`chains.flags.${f.flag}`, f.name)}</Tag><span className="quiet">{f.document} · {f.setBy}</span>
          <SecondPerson mine={f.mine} permission="case.flag"><Button size="small" onClick={() => setEnding(f)}>{t('chains.endFlag')}</Button></SecondPerson>
        </span>
      ))}
      {may('case.flag') && open.length === 0 && <Button size="small" icon={<FlagOutlined />} onClick={() => setSetting(true)}>{t('chains.setFlag')}</Button>}
      {(setting || ending) && <FlagDialog caseId={caseId} ending={ending} onClose={() => { setSetting(false); setEnding(null) }} />}
    </div>
  )
}

function FlagDialog({ caseId, ending, onClose }: { caseId: number; ending: CaseFlag | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ document: string }>()
  const doing = useAct(async ({ document }: { document: string }, header) => {
    if (ending) await content(api.POST('/api/v1/case-flags/{id}/end', { params: { path: { id: ending.id }, header }, body: { document } }))
    else await content(api.POST('/api/v1/case-flags', { params: { header }, body: { caseId, flag: 'major', document } }))
  })
  const send = async () => {
    await doing.mutateAsync(await form.validateFields())
    void message.success(t('chains.done'))
    onClose()
  }
  const title = t(ending ? 'chains.endFlag' : 'chains.setFlag')
  return (
    <Modal open title={title} okText={title} cancelText={t('common.cancel')} okButtonProps={{ loading: doing.isPending }} onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="quiet">{t(ending ? 'chains.endFlagHint' : 'chains.setFlagHint')}</p>
      <RefusalNotice error={doing.error} />
      <Form form={form} layout="vertical">
        <Form.Item name="document" label={t('caseHolds.document')} rules={[{ required: true, whitespace: true, message: t('caseHolds.documentMissing') }]}><Input autoFocus /></Form.Item>
      </Form>
    </Modal>
  )
}
