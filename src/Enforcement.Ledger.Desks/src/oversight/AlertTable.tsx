import { Button, Tag, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { officeMinute } from '../calendar/dates'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { alertPlace } from './alertPlace'
import type { Alert } from './alertQueries'
import { CheckAlertDialog } from './CheckAlertDialog'

const colours: Record<Alert['stage'], string> = { DueSoon: 'gold', Overdue: 'red', Escalated: 'magenta' }

/** Alerts with what to do next, and what the supervisor said of each; whoever supervises says it here. */
export function AlertTable({ rows, error, brief, filtered, sticky }: { rows: Alert[] | undefined; error?: unknown; brief?: boolean; filtered?: boolean; sticky?: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  const [checking, setChecking] = useState<Alert | null>(null)
  const supervises = may('alert.check') && !brief
  return (
    <>
      <Rows<Alert>
        rows={rows}
        error={error}
        rowKey={a => a.id}
        fit
        sticky={sticky ?? false}
        empty={filtered ? <Nothing title={t('alerts.emptyFilter')} /> : <Nothing title={t('alerts.empty')} hint={t('alerts.emptyHint')} />}
        columns={[
          { title: t('alerts.stage'), width: 92, render: (_, a) => <Tag color={colours[a.stage]} variant="filled">{t(`alerts.stages.${a.stage}`)}</Tag> },
          { title: t('alerts.dueOn'), width: 104, render: (_, a) => <span className="digits">{a.dueOn}</span> },
          { title: t('common.case'), width: 190, render: (_, a) => (a.caseId ? <Link to={`/cases/${a.caseId}`} className="case-number">{a.caseNumber}</Link> : <span className="quiet">{t('alerts.noCase')}</span>) },
          { title: t('alerts.clock'), width: 130, ellipsis: true, render: (_, a) => t(`alerts.clocks.${a.clock}`, a.clock) },
          { title: t('alerts.next'), ellipsis: true, render: (_, a) => <Next alert={a} may={may} /> },
          { title: t('alerts.desk'), width: 110, ellipsis: true, render: (_, a) => (a.desk === 'Officer' ? (a.officer ?? t('alerts.desks.Officer')) : t(`alerts.desks.${a.desk}`)) },
          ...(brief ? [] : [{ title: t('alerts.checks'), width: 200, render: (_: unknown, a: Alert) => <Checks alert={a} /> }]),
          ...(supervises ? [{ title: '', width: 76, render: (_: unknown, a: Alert) => <Button size="small" onClick={() => setChecking(a)}>{t('alerts.check')}</Button> }] : []),
        ]}
      />
      {checking && <CheckAlertDialog alert={checking} onClose={() => setChecking(null)} />}
    </>
  )
}

function Next({ alert, may }: { alert: Alert; may: (permission: string) => boolean }) {
  const { t } = useTranslation()
  const words = t(`alerts.todo.${alert.clock}`, t('alerts.todo.other'))
  const place = alertPlace(alert, may)
  return place ? <Link to={place}>{words}</Link> : <>{words}</>
}

function Checks({ alert }: { alert: Alert }) {
  const { t } = useTranslation()
  const last = alert.checks.at(-1)
  if (!last) return <span className="quiet">{t('alerts.unchecked')}</span>
  return (
    <Tooltip title={alert.checks.map((k, at) => <div key={at}>{officeMinute(k.at)} {k.person}{t('common.colon')}{t(`alerts.results.${k.result}`)} {k.note}</div>)}>
      <span className="clip">{t(`alerts.results.${last.result}`)} <span className="quiet">{last.note}</span></span>
    </Tooltip>
  )
}
