import { DeleteOutlined, PlusOutlined, SplitCellsOutlined, UploadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Select, Upload } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { requestKeys } from '../api/requestKey'
import { useAct } from '../api/useAct'
import { useCases } from '../cases/caseQueries'
import { Amount } from '../money/Amount'
import { readAmount, sum } from '../money/amount'
import { batchShares } from './batchShares'
import { allBatchParts, type Proposal } from './matchingQueries'
import { handIn, type Unknown } from './unknownQueries'

type Part = { caseId?: number; amount?: string }
type ClaimForm = { parts: Part[]; reason: string; payerNotified?: string }
type Paper = { uid: string; name: string; file: File }

/** Claims one line, whole or in parts, or several lines for one case; with papers that show whose money it is. */
export function ClaimDialog({ lines, onClose }: { lines: Unknown[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<ClaimForm>()
  const [papers, setPapers] = useState<Paper[]>([])
  const [noPaper, setNoPaper] = useState(false)
  const [named, setNamed] = useState<Proposal[]>([])
  const [keyFor] = useState(() => new Map<string, string>())
  const [first] = lines
  // What the rules propose first is what the form begins with; of several lines only where it is the same case for all of them.
  const likeliest = first?.proposals[0]
  const begin = likeliest && lines.every(l => l.proposals[0]?.caseId === likeliest.caseId) ? likeliest : null
  const proposed = lines.length === 1 ? first?.proposals ?? [] : begin ? [begin] : []
  const total = sum(lines.map(l => l.amount))
  const parts = Form.useWatch('parts', form) ?? []
  const split = parts.length > 1
  const claimed = sum(parts.map(p => readAmount(p?.amount ?? '') ?? '0.00'))
  const claim = useAct(async (asked: ClaimForm, header) => {
    const evidenceIds: number[] = []
    for (const paper of papers) {
      // One key a paper: a second press hands none of them in twice.
      if (!keyFor.has(paper.uid)) keyFor.set(paper.uid, requestKeys().keyFor(paper.uid))
      evidenceIds.push(await handIn(paper.file, keyFor.get(paper.uid) ?? paper.uid))
    }
    return content(api.POST('/api/v1/unknown-funds/claims', {
      params: { header },
      body: {
        lines: lines.map(l => ({ lineId: l.lineId, parts: asked.parts.map(p => ({ caseId: p.caseId ?? 0, ...(split ? { amount: readAmount(p.amount ?? '') ?? '' } : {}) })) })),
        reason: asked.reason, evidenceIds, payerNotified: asked.payerNotified || null,
      },
    }))
  })
  const divide = useMutation({
    mutationFn: () => allBatchParts(first?.lineId ?? 0),
    onSuccess: found => {
      const shares = batchShares(found, total)
      if (shares.length === 0) return void message.info(t('unknown.batchNoCases'))
      // One case for all of it is no split.
      const [only] = shares
      form.setFieldsValue({ parts: shares.length === 1 && only ? [{ ...(only.caseId && { caseId: only.caseId }) }] : shares })
      setNamed(found.flatMap(p => p.likeliest ?? []))
    },
  })
  const send = async () => {
    setNoPaper(papers.length === 0)
    const typed = await form.validateFields()
    if (papers.length === 0) return
    await claim.mutateAsync(typed)
    void message.success(t('unknown.claimedDone'))
    onClose()
  }
  return (
    <Modal open width={640} title={t('unknown.claim')} okText={t('unknown.claim')} cancelText={t('common.cancel')} okButtonProps={{ loading: claim.isPending }}
      onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="act-subject">{lines.length === 1 ? `${lines[0]?.payer ?? '–'} · ${lines[0]?.bookedOn}` : t('common.of', { count: lines.length })} <Amount value={total} strong /></p>
      {lines[0]?.remark && lines.length === 1 && <p className="quiet">{lines[0].remark}</p>}
      <RefusalNotice error={claim.error ?? divide.error} />
      <Form<ClaimForm> form={form} layout="vertical" initialValues={{ parts: [begin ? { caseId: begin.caseId } : {}] }}>
        <Form.List name="parts">
          {(fields, { add, remove }) => (
            <Form.Item label={t('unknown.claimedFor')} {...(split ? { extra: t('unknown.splitRest', { sum: claimed, amount: total }) } : {})}>
              {fields.map(field => (
                <div className="bar" key={field.key}>
                  <Form.Item name={[field.name, 'caseId']} rules={[{ required: true, message: t('unknown.caseMissing') }]} style={{ flex: 1, marginBottom: 8 }}><CaseSelect proposed={uniqueCases([...proposed, ...named])} /></Form.Item>
                  {split && (
                    <Form.Item name={[field.name, 'amount']} style={{ width: 140, marginBottom: 8 }}
                      rules={[{ validator: async (_, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]}>
                      <Input inputMode="decimal" className="digits" placeholder={t('common.amount')} aria-label={t('common.amount')} />
                    </Form.Item>
                  )}
                  {split && <Button type="text" icon={<DeleteOutlined />} aria-label={t('unknown.removeCase')} onClick={() => remove(field.name)} style={{ marginBottom: 8 }} />}
                </div>
              ))}
              {lines.length === 1 && <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>{t('unknown.addCase')}</Button>}
              {lines.length === 1 && first && first.batchParts > 0 && <> <Button size="small" icon={<SplitCellsOutlined />} loading={divide.isPending} onClick={() => divide.mutate()}>{t('unknown.splitByBatch', { count: first.batchParts })}</Button></>}
            </Form.Item>
          )}
        </Form.List>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('unknown.reasonMissing') }]}><Input.TextArea rows={2} /></Form.Item>
        <Form.Item label={t('unknown.evidence')} extra={t('unknown.evidenceHint')} required {...(noPaper && papers.length === 0 ? { validateStatus: 'error' as const, help: t('unknown.evidenceMissing') } : {})}>
          <Upload multiple fileList={papers.map(p => ({ uid: p.uid, name: p.name, status: 'done' as const }))} onRemove={file => setPapers(all => all.filter(p => p.uid !== file.uid))}
            beforeUpload={file => { setPapers(all => [...all, { uid: file.uid, name: file.name, file }]); return false }}>
            <Button icon={<UploadOutlined />}>{t('unknown.addEvidence')}</Button>
          </Upload>
        </Form.Item>
        <Form.Item name="payerNotified" label={t('unknown.notified')} extra={t('unknown.notifiedHint')}><Input /></Form.Item>
      </Form>
    </Modal>
  )
}

const uniqueCases = (found: Proposal[]) => found.filter((p, i) => found.findIndex(o => o.caseId === p.caseId) === i)

/** A case by its number or a party; an executor finds the own ones. What is proposed comes first while nothing is typed. */
function CaseSelect({ proposed, value, onChange, id }: { proposed: Proposal[]; value?: number; onChange?: (caseId: number) => void; id?: string }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const cases = useCases(useDeferredValue(typed.trim()), 20)
  const found = cases.data?.pages.flatMap(p => p.items).map(c => ({ value: c.id, label: `${c.number}　${c.applicants} ／ ${c.debtors}` })) ?? []
  const named = proposed.filter(p => typed.trim() === '' || p.caseId === value).map(p => found.find(c => c.value === p.caseId) ?? { value: p.caseId, label: p.caseNumber })
  return (
    <Select<number> {...(id ? { id } : {})} showSearch={{ filterOption: false, onSearch: setTyped }} value={value ?? null} onChange={c => onChange?.(c)} placeholder={t('unknown.searchCase')} loading={cases.isFetching} style={{ width: '100%' }}
      options={[...named, ...found.filter(c => named.every(n => n.value !== c.value))]} />
  )
}
