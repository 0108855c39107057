import { App, Button, Space, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { MoreButton } from '../shell/MoreButton'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import { type RoleChange, useRoleChanges } from './personQueries'

/** Changes of roles: what was, what is to be, who proposed and who decided. */
export function RoleChangeTable() {
  const { t } = useTranslation()
  const me = useMe()
  const { message } = App.useApp()
  const [rejecting, setRejecting] = useState<RoleChange | null>(null)
  const changes = useRoleChanges(true)
  const confirming = useAct((id: number, header) => content(api.POST('/api/v1/role-changes/{id}/confirm', { params: { path: { id }, header } })))
  const confirm = (id: number) => confirming.mutateAsync(id).then(() => message.success(t('persons.done'))).catch(() => undefined)
  const say = (roles: string[]) => (roles.length === 0 ? t('common.none') : roles.map(r => t(`access.roles.${r}`, r)).join(t('common.listed')))
  return (
    <>
      <RefusalNotice error={confirming.error} />
      <Rows<RoleChange>
        rows={changes.data?.pages.flatMap(p => p.items)}
        error={changes.error}
        rowKey={c => c.id}
        empty={<Nothing title={t('persons.noChanges')} hint={t('persons.noChangesHint')} />}
        columns={[
          { title: t('persons.name'), width: 140, render: (_, c) => c.person },
          { title: t('persons.change'), width: 220, render: (_, c) => <>{say(c.was)} → {say(c.roles)}</> },
          { title: t('common.state'), width: 90, render: (_, c) => <Tag color={c.state === 'proposed' ? 'gold' : c.state === 'confirmed' ? 'green' : 'red'}>{t(`persons.states.${c.state}`, c.state)}</Tag> },
          { title: t('common.reason'), render: (_, c) => <>{c.reason}<div className="quiet">{c.proposedBy} <span className="digits">{officeMinute(c.proposedAt)}</span></div>{c.decidedBy && <div className="quiet">{c.decidedBy} {c.rejectReason}</div>}</> },
          {
            title: '', width: 240, render: (_, c) => c.state === 'proposed' && (
              <SecondPerson mine={me.data?.id === c.proposedById || me.data?.id === c.personId} permission="person.confirm">
                <Space size="small">
                  <Button size="small" type="primary" loading={confirming.isPending} onClick={() => void confirm(c.id)}>{t('persons.confirm')}</Button>
                  <Button size="small" danger onClick={() => setRejecting(c)}>{t('persons.reject')}</Button>
                </Space>
              </SecondPerson>
            ),
          },
        ]}
      />
      <MoreButton list={changes} />
      {rejecting && (
        <ReasonDialog title={t('persons.reject')} subject={`${rejecting.person} ${say(rejecting.was)} → ${say(rejecting.roles)}`} required danger onClose={() => setRejecting(null)}
          act={(reason, header) => content(api.POST('/api/v1/role-changes/{id}/reject', { params: { path: { id: rejecting.id }, header }, body: { reason } }))} />
      )}
    </>
  )
}
