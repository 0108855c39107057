import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../access/me'
import { ExportButton } from '../shell/ExportButton'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { type AlertDesk, type AlertStage, useAlerts } from './alertQueries'
import { AlertTable } from './AlertTable'
import { clockFile } from './clockQueries'

const desks = ['Officer', 'Finance', 'Supervisor', 'Leaders'] as const
const stages = ['Overdue', 'DueSoon', 'Escalated'] as const
const part = 100

/** What waits at the desks: the own one of an executor and of finance; of all desks for whoever supervises, leads or inspects. */
export function AlertsPage() {
  const { t } = useTranslation()
  const may = useMay()
  const roles = useMe().data?.roles ?? []
  const own = roles.some(r => r === 'EX' || r === 'ACC' || r === 'CSH')
  const [desk, setDesk] = useState<AlertDesk | undefined>(roles.some(r => r === 'DIR' || r === 'VP') ? 'Leaders' : undefined)
  const [stage, setStage] = useState<AlertStage>()
  const alerts = useAlerts({ desk, stage, take: part })
  const take = (of: 'overdue' | 'soon') => (reason: string) => location.assign(clockFile(of, reason))
  return (
    <Section flush title={t('alerts.title')} hint={t(own ? 'alerts.hintOwn' : 'alerts.hint')}
      extra={may('case.read') && <div className="bar"><ExportButton onTake={take('overdue')}>{t('alerts.exportOverdue')}</ExportButton><ExportButton onTake={take('soon')}>{t('alerts.exportSoon')}</ExportButton></div>}>
      <div className="bar bar-filter">
        <Segmented<string> value={stage ?? 'all'} onChange={s => setStage(s === 'all' ? undefined : (s as AlertStage))}
          options={[{ value: 'all', label: t('alerts.all') }, ...stages.filter(s => !own || s !== 'Escalated').map(s => ({ value: s, label: t(`alerts.stages.${s}`) }))]} />
        {!own && <Select<string> aria-label={t('alerts.desk')} value={desk ?? 'all'} onChange={d => setDesk(d === 'all' ? undefined : (d as AlertDesk))} style={{ width: 150 }}
          options={[{ value: 'all', label: t('alerts.allDesks') }, ...desks.map(d => ({ value: d, label: t(`alerts.desks.${d}`) }))]} />}
      </div>
      <AlertTable rows={alerts.data?.pages.flatMap(p => p.items)} error={alerts.error} filtered={desk !== undefined || stage !== undefined} sticky />
      <MoreButton list={alerts} />
    </Section>
  )
}
