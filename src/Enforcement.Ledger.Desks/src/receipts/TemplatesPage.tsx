import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { officeMinute } from '../calendar/dates'
import { MoreButton } from '../shell/MoreButton'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { TemplateDrawer } from './TemplateDrawer'
import { TemplateMaking } from './TemplateMaking'
import { useTemplates, type Template } from './templateQueries'
import { TemplateStateTag } from './TemplateStateTag'

/** Templates of bank tables: made from a file by one person, put in force by another. */
export function TemplatesPage() {
  const { t } = useTranslation()
  const may = useMay()
  const templates = useTemplates()
  const [open, setOpen] = useState<number | null>(null)
  return (
    <div className="stack">
      {may('statement-profile.propose') ? <TemplateMaking /> : <p className="quiet">{t('templates.readOnly')}</p>}
      <Section flush title={t('templates.list')}>
        <Rows<Template>
          rows={templates.data?.pages.flatMap(p => p.items)}
          error={templates.error}
          rowKey={p => p.id}
          onOpen={p => setOpen(p.id)}
          empty={<Nothing title={t('templates.empty')} hint={t('templates.emptyHint')} />}
          columns={[
            { title: t('templates.title'), render: (_, p) => <><div>{p.title}</div><code className="quiet">{p.code} v{p.version}</code></> },
            { title: t('common.state'), width: 110, render: (_, p) => <TemplateStateTag state={p.state} /> },
            { title: t('templates.sample'), render: (_, p) => p.sampleName },
            { title: t('templates.proposedAt'), width: 160, render: (_, p) => <><div className="digits nowrap">{officeMinute(p.proposedAt)}</div><div className="quiet">{p.proposedBy}</div></> },
            { title: t('templates.approvedAt'), width: 160, render: (_, p) => (p.approvedAt ? <><div className="digits nowrap">{officeMinute(p.approvedAt)}</div><div className="quiet">{p.approvedBy}</div></> : '–') },
          ]}
        />
        <MoreButton list={templates} />
      </Section>
      {open !== null && <TemplateDrawer id={open} onClose={() => setOpen(null)} />}
    </div>
  )
}
