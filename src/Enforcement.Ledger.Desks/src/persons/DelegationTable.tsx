import { App, Button, Space, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { period } from '../calendar/dates'
import { MoreButton } from '../shell/MoreButton'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import { type Delegation, useDelegations } from './personQueries'

const colours: Record<string, string> = { requested: 'gold', coming: 'blue', 'in-force': 'green', rejected: 'red', revoked: 'red' }

/** Who stands in for whom, by which role and until when. */
export function DelegationTable() {
  const { t } = useTranslation()
  const may = useMay()
  const me = useMe()
  const { message } = App.useApp()
  const [asking, setAsking] = useState<{ of: Delegation; end: boolean } | null>(null)
  const delegations = useDelegations()
  const confirming = useAct((id: number, header) => content(api.POST('/api/v1/delegations/{id}/confirm', { params: { path: { id }, header } })))
  const confirm = (id: number) => confirming.mutateAsync(id).then(() => message.success(t('persons.done'))).catch(() => undefined)
  return (
    <>
      <RefusalNotice error={confirming.error} />
      <Rows<Delegation>
        rows={delegations.data?.pages.flatMap(p => p.items)}
        error={delegations.error}
        rowKey={d => d.id}
        empty={<Nothing title={t('persons.noDelegations')} hint={t('persons.noDelegationsHint')} />}
        columns={[
          { title: t('persons.standIn'), width: 220, render: (_, d) => t('persons.inName', { name: d.delegate, of: d.delegator }) },
          { title: t('persons.roles'), width: 110, render: (_, d) => t(`access.roles.${d.role}`, d.role) },
          { title: t('persons.days'), width: 200, render: (_, d) => <span className="digits">{period(d.fromOn, d.untilOn)}</span> },
          { title: t('common.state'), width: 90, render: (_, d) => <Tag color={colours[d.state] ?? 'default'}>{t(`persons.states.${d.state}`, d.state)}</Tag> },
          { title: t('common.reason'), render: (_, d) => <>{d.reason}<div className="quiet">{[d.requestedBy, d.confirmedBy, d.rejectedBy, d.rejectReason, d.revokedBy, d.revokeReason].filter(Boolean).join(' · ')}</div></> },
          {
            title: '', width: 240, render: (_, d) => d.state === 'requested' ? (
              <SecondPerson mine={me.data?.id === d.requestedById || me.data?.id === d.delegateId} permission="delegation.confirm">
                <Space size="small">
                  <Button size="small" type="primary" loading={confirming.isPending} onClick={() => void confirm(d.id)}>{t('persons.confirm')}</Button>
                  <Button size="small" danger onClick={() => setAsking({ of: d, end: false })}>{t('persons.reject')}</Button>
                </Space>
              </SecondPerson>
            ) : (d.state === 'in-force' || d.state === 'coming') && may('delegation.revoke') && <Button size="small" danger onClick={() => setAsking({ of: d, end: true })}>{t('persons.revoke')}</Button>,
          },
        ]}
      />
      <MoreButton list={delegations} />
      {asking && (
        <ReasonDialog title={t(asking.end ? 'persons.revoke' : 'persons.reject')} subject={t('persons.inName', { name: asking.of.delegate, of: asking.of.delegator })} required danger onClose={() => setAsking(null)}
          act={(reason, header) => {
            const params = { path: { id: asking.of.id }, header }
            return asking.end ? content(api.POST('/api/v1/delegations/{id}/revoke', { params, body: { reason } })) : content(api.POST('/api/v1/delegations/{id}/reject', { params, body: { reason } }))
          }} />
      )}
    </>
  )
}
