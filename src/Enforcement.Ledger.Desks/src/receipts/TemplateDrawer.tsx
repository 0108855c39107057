import { App, Button, Drawer, Input, Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { DryRunResult } from './DryRunResult'
import { TemplateStateTag } from './TemplateStateTag'
import { useTemplate, type TemplateDetail } from './templateQueries'

/** One template: what each column means, what the dry run said, and the second person's decision. */
export function TemplateDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation()
  const template = useTemplate(id)
  return (
    <Drawer open size="large" onClose={onClose} title={template.data ? `${template.data.profile.title} v${template.data.profile.version}` : t('templates.one')}>
      {template.error ? <RefusalNotice error={template.error} /> : template.data ? <Facts detail={template.data} /> : <Spin />}
    </Drawer>
  )
}

function Facts({ detail }: { detail: TemplateDetail }) {
  const { t } = useTranslation()
  const { profile, mapping } = detail
  const read = mapping.columns.filter(c => c.field !== 'Ignored')
  const ignored = mapping.columns.filter(c => c.field === 'Ignored' && c.heading)
  return (
    <div className="stack">
      <p><TemplateStateTag state={profile.state} /> <code>{profile.code}</code> <span className="quiet">{profile.sampleName}</span></p>
      <p className="quiet">{t('templates.proposedBy', { name: profile.proposedBy })}{profile.approvedBy && ` · ${t('templates.approvedBy', { name: profile.approvedBy })}`}{profile.retireReason && ` · ${t('templates.retired')}${t('common.colon')}${profile.retireReason}`}</p>
      <Decision detail={detail} />
      <p>{t(`templates.moneyRules.${mapping.money}`)} · {t(`templates.dateOrders.${mapping.dates}`)}</p>
      <dl className="mapping-list">{read.map(c => <div key={c.heading + c.field}><dt>{c.heading}</dt><dd>{t(`templates.fields.${c.field}`)}</dd></div>)}</dl>
      {ignored.length > 0 && <p className="quiet">{t('templates.fields.Ignored')}{t('common.colon')}{ignored.map(c => c.heading).join(t('common.listed'))}</p>}
      <DryRunResult run={detail.preview} />
    </div>
  )
}

function Decision({ detail: { profile, mine } }: { detail: TemplateDetail }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const may = useMay()
  const [reason, setReason] = useState('')
  const path = { id: profile.id }
  const approving = useAct((_: number, header) => content(api.POST('/api/v1/statement-profiles/{id}/approve', { params: { path, header } })))
  const retiring = useAct((asked: string, header) => content(api.POST('/api/v1/statement-profiles/{id}/retire', { params: { path, header }, body: { reason: asked } })))
  if (profile.state === 'retired') return null
  return (
    <div className="stack">
      {profile.state === 'proposed' && (
        <div className="acts">
          <SecondPerson mine={mine} permission="statement-profile.approve">
            <Button type="primary" loading={approving.isPending} onClick={() => approving.mutate(profile.id, { onSuccess: () => void message.success(t('templates.inForceNow')) })}>{t('templates.approve')}</Button>
          </SecondPerson>
        </div>
      )}
      {may('statement-profile.approve') && (
        <div className="form-row">
          <Input aria-label={t('common.reason')} placeholder={t('templates.reasonNeeded')} value={reason} onChange={e => setReason(e.target.value)} />
          <Button danger disabled={!reason.trim()} title={reason.trim() ? '' : t('templates.reasonNeeded')} loading={retiring.isPending} onClick={() => retiring.mutate(reason)}>{t(profile.state === 'proposed' ? 'templates.turnDown' : 'templates.retire')}</Button>
        </div>
      )}
      <RefusalNotice error={approving.error ?? retiring.error} />
    </div>
  )
}
