import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import type { Alert } from './alertQueries'

const colours: Record<Alert['stage'], string> = { DueSoon: 'gold', Overdue: 'red', Escalated: 'magenta' }

/** Alerts with what to do next, and what the supervisor said of each. */
export function AlertTable({ rows, error }: { rows: Alert[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  return (
    <Rows<Alert>
      rows={rows}
      error={error}
      rowKey={a => a.id}
      empty={<Nothing title={t('alerts.empty')} hint={t('alerts.emptyHint')} />}
      columns={[
        { title: t('alerts.stage'), width: 96, render: (_, a) => <Tag color={colours[a.stage]} variant="filled">{t(`alerts.stages.${a.stage}`)}</Tag> },
        { title: t('common.case'), width: 176, render: (_, a) => (a.caseId ? <Link to={`/cases/${a.caseId}`} className="case-number">{a.caseNumber}</Link> : <span className="digits">{a.subject}</span>) },
        { title: t('alerts.next'), ellipsis: true, render: (_, a) => t(`alerts.todo.${a.clock}`, t('alerts.todo.other')) },
        { title: t('alerts.desk'), width: 120, render: (_, a) => (a.desk === 'Officer' ? (a.officer ?? t('alerts.desks.Officer')) : t(`alerts.desks.${a.desk}`)) },
        { title: t('alerts.dueOn'), width: 104, render: (_, a) => <span className="digits">{a.dueOn}</span> },
        { title: t('alerts.checks'), width: 220, ellipsis: true, render: (_, a) => a.checks.map(k => `${t(`alerts.results.${k.result}`)} ${k.note}`.trim()).join('；') },
      ]}
    />
  )
}
