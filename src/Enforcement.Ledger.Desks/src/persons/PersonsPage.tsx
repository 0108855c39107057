import { PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { officeDate } from '../calendar/dates'
import { MoreButton } from '../shell/MoreButton'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { DelegationDialog } from './DelegationDialog'
import { DelegationTable } from './DelegationTable'
import { type PersonRow, usePersons } from './personQueries'
import { RoleChangeTable } from './RoleChangeTable'
import { RolesDialog } from './RolesDialog'

/** Who holds which role, now and before, who stands in for whom, and what waits for a second person. Whoever lends a role sees his own. */
export function PersonsPage() {
  const { t } = useTranslation()
  const may = useMay()
  const all = may('person.read')
  const [changing, setChanging] = useState<PersonRow | null>(null)
  const [lending, setLending] = useState(false)
  const persons = usePersons(all)
  const rows = persons.data?.pages.flatMap(p => p.items)
  return (
    <div className="stack">
      <div className="page-bar"><h1>{t('persons.title')}</h1><span className="quiet">{t('persons.hint')}</span></div>
      <Section flush title={t('persons.delegations')} hint={t('persons.delegationHint')}
        extra={may('person.propose') && <Button icon={<PlusOutlined />} onClick={() => setLending(true)}>{t('persons.lend')}</Button>}>
        <DelegationTable />
      </Section>
      {all && <Section flush title={t('persons.changes')}><RoleChangeTable /></Section>}
      {all && (
        <Section flush title={t('persons.persons')}>
          <Rows<PersonRow>
            rows={rows}
            error={persons.error}
            rowKey={p => p.id}
            empty={null}
            columns={[
              { title: t('access.userName'), width: 120, render: (_, p) => p.userName },
              { title: t('persons.name'), width: 160, render: (_, p) => p.displayName },
              { title: t('persons.roles'), width: 200, render: (_, p) => p.roles.map(r => <Tag key={r}>{t(`access.roles.${r}`, r)}</Tag>) },
              {
                title: t('persons.history'), render: (_, p) => p.history.map(h => (
                  <div key={`${h.role}${h.grantedAt}`} className="quiet"><span className="digits">{officeDate(new Date(h.grantedAt))} – {h.revokedAt ? officeDate(new Date(h.revokedAt)) : ''}</span> {t(`access.roles.${h.role}`, h.role)} · {h.grantedBy}</div>
                )),
              },
              { title: '', width: 110, render: (_, p) => may('person.propose') && <Button size="small" onClick={() => setChanging(p)}>{t('persons.change')}</Button> },
            ]}
          />
          <MoreButton list={persons} />
        </Section>
      )}
      {changing && <RolesDialog person={changing} onClose={() => setChanging(null)} />}
      {lending && rows && <DelegationDialog persons={rows} onClose={() => setLending(false)} />}
    </div>
  )
}
