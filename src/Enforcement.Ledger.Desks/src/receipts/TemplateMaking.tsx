import { InboxOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Select, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { Section } from '../shell/Section'
import { DryRunResult } from './DryRunResult'
import { dateOrders, draftOf, fields, mappingOf, moneyRules, withHeading, withMeaning, type Draft } from './mapping'
import { ProblemTable } from './ProblemTable'
import { sampleOf, usePreview, type Mapping, type Sample, type TemplatePreview } from './templateQueries'

/** Where a file that nothing recognises gets its meaning: choose the heading, name the columns, try it on the very file, propose it. */
export function TemplateMaking() {
  const { t } = useTranslation()
  const looking = usePreview()
  const [sample, setSample] = useState<Sample | null>(null)
  const take = async (file: File) => {
    const taken = await sampleOf(file)
    setSample(taken)
    looking.mutate({ sample: taken })
  }
  return (
    <Section title={t('templates.make')} hint={t('templates.makeHint')}>
      <Upload.Dragger showUploadList={false} accept=".csv,.txt,.xls,.xlsx,.htm,.html" customRequest={({ file }) => void take(file as File)}>
        <p className="drop-icon"><InboxOutlined /></p>
        <p className="drop-title">{t('templates.drop')}</p>
        <p className="quiet">{sample?.fileName ?? t('templates.dropHint')}</p>
      </Upload.Dragger>
      <RefusalNotice error={looking.error} />
      {looking.data && sample && (looking.data.reading.format
        ? <><p>{t('templates.known', { format: looking.data.reading.format })}</p><DryRunResult run={looking.data.reading} /></>
        : looking.data.table.rows.length === 0
          ? <ProblemTable problems={looking.data.table.problems} />
          : <MappingForm key={looking.submittedAt} sample={sample} preview={looking.data} onProposed={() => { setSample(null); looking.reset() }} />)}
    </Section>
  )
}

function MappingForm({ sample, preview, onProposed }: { sample: Sample; preview: TemplatePreview; onProposed: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [draft, setDraft] = useState<Draft>(() => draftOf(preview))
  const trying = usePreview()
  const proposing = useAct((body: Sample & { mapping: Mapping }, header) => content(api.POST('/api/v1/statement-profiles', { params: { header }, body })))
  const put = (change: Partial<Draft>) => setDraft(before => ({ ...before, ...change }))
  const rows = preview.table.rows
  const heading = draft.headingRow === null ? undefined : rows[draft.headingRow]
  const below = draft.headingRow === null ? [] : rows.slice(draft.headingRow + 1, draft.headingRow + 4)
  const mapping = mappingOf(draft, preview)
  const propose = async () => {
    if (!mapping) return
    await proposing.mutateAsync({ ...sample, mapping })
    void message.success(t('templates.proposed'))
    onProposed()
  }
  return (
    <Form layout="vertical" className="stack">
      <Form.Item label={t('templates.headingRow')} htmlFor="heading-row">
        <Select
          id="heading-row"
          value={draft.headingRow}
          onChange={at => setDraft(before => withHeading(before, at ?? 0, rows[at ?? 0]?.cells.length ?? 0))}
          options={rows.map((row, at) => ({ value: at, label: `${row.line}  ${row.cells.filter(Boolean).join(' | ').slice(0, 120)}` }))}
        />
      </Form.Item>
      {heading && (
        <div className="mapping-scroll">
          <table className="mapping">
            <thead><tr>{heading.cells.map((cell, at) => <th key={at}>{cell || '–'}</th>)}</tr></thead>
            <tbody>
              <tr>{heading.cells.map((cell, at) => (
                <td key={at}>
                  <Select aria-label={`${t('templates.means')} ${cell}`} value={draft.meanings[at] ?? 'Ignored'} popupMatchSelectWidth={false} showSearch optionFilterProp="label"
                    onChange={meaning => setDraft(before => withMeaning(before, at, meaning))} options={fields.map(field => ({ value: field, label: t(`templates.fields.${field}`) }))} />
                </td>
              ))}</tr>
              {below.map(row => <tr key={row.line}>{heading.cells.map((_, at) => <td key={at} className="quiet">{row.cells[at]}</td>)}</tr>)}
            </tbody>
          </table>
        </div>
      )}
      <div className="form-row">
        <Form.Item label={t('templates.money')} htmlFor="money-rule"><Select id="money-rule" value={draft.money} onChange={money => put({ money })} options={moneyRules.map(value => ({ value, label: t(`templates.moneyRules.${value}`) }))} /></Form.Item>
        <Form.Item label={t('templates.dates')} htmlFor="date-order"><Select id="date-order" value={draft.dates} onChange={dates => put({ dates })} options={dateOrders.map(value => ({ value, label: t(`templates.dateOrders.${value}`) }))} /></Form.Item>
        {draft.money === 'Flagged' && <Form.Item label={t('templates.inWords')} htmlFor="in-words"><Input id="in-words" value={draft.inWords} onChange={e => put({ inWords: e.target.value })} placeholder={t('templates.wordsHint')} /></Form.Item>}
        {draft.money === 'Flagged' && <Form.Item label={t('templates.outWords')} htmlFor="out-words"><Input id="out-words" value={draft.outWords} onChange={e => put({ outWords: e.target.value })} placeholder={t('templates.wordsHint')} /></Form.Item>}
        <Form.Item label={t('templates.code')} htmlFor="template-code" extra={t('templates.codeHint')}><Input id="template-code" value={draft.code} onChange={e => put({ code: e.target.value })} /></Form.Item>
        <Form.Item label={t('templates.title')} htmlFor="template-title"><Input id="template-title" value={draft.title} onChange={e => put({ title: e.target.value })} /></Form.Item>
      </div>
      <div className="form-row">
        <Button disabled={!mapping} loading={trying.isPending} onClick={() => mapping && trying.mutate({ sample, mapping })}>{t('templates.try')}</Button>
        <Button type="primary" disabled={!mapping} loading={proposing.isPending} onClick={() => void propose().catch(() => undefined)}>{t('templates.propose')}</Button>
      </div>
      <RefusalNotice error={proposing.error ?? trying.error} />
      {trying.data && <DryRunResult run={trying.data.reading} />}
    </Form>
  )
}
