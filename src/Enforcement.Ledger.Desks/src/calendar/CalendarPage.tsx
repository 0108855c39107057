import { Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { MoreButton } from '../shell/MoreButton'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { CalendarDrawer } from './CalendarDrawer'
import { ProposeCalendar } from './ProposeCalendar'
import { useCalendars, type CalendarVersion } from './calendarQueries'
import { officeMinute } from './dates'

/** The calendar of workdays by which limits are counted: its versions, what each changes, and the next one proposed and confirmed. */
export function CalendarPage() {
  const { t } = useTranslation()
  const may = useMay()
  const [shown, show] = useState<number | null>(null)
  const calendars = useCalendars()
  const rows = calendars.data?.pages.flatMap(p => p.items)
  const newest = Math.max(0, ...(rows ?? []).filter(v => v.confirmedAt).map(v => v.version))
  return (
    <div className="stack">
      {may('calendar.import') && <Section title={t('calendar.propose')} hint={t('calendar.proposeHint')}><ProposeCalendar onProposed={show} /></Section>}
      <Section flush title={t('calendar.title')} hint={t('calendar.hint')}>
        <Rows<CalendarVersion>
          rows={rows}
          error={calendars.error}
          rowKey={v => v.version}
          fit
          empty={null}
          onOpen={v => show(v.version)}
          columns={[
            { title: t('calendar.version'), width: 64, render: (_, v) => <span className="digits">{v.version}</span> },
            { title: t('common.state'), width: 100, render: (_, v) => <State of={v} newest={newest} /> },
            { title: t('calendar.notice'), ellipsis: true, render: (_, v) => <>{v.notice}{v.source !== v.notice && <div className="quiet clip">{v.source}</div>}</> },
            { title: t('calendar.until'), width: 110, render: (_, v) => <span className="digits">{v.noticedUntil || '–'}</span> },
            { title: t('calendar.proposed'), width: 150, render: (_, v) => <>{v.proposedBy}<div className="quiet digits">{officeMinute(v.proposedAt)}</div></> },
            { title: t('calendar.confirmed'), width: 150, render: (_, v) => (v.confirmedAt ? <>{v.confirmedBy}<div className="quiet digits">{officeMinute(v.confirmedAt)}</div></> : <span className="quiet">{t('calendar.nobody')}</span>) },
            { title: t('calendar.moved'), width: 110, align: 'right', render: (_, v) => <span className="digits">{v.confirmedAt ? v.moved : '–'}</span> },
          ]}
        />
        <MoreButton list={calendars} />
      </Section>
      {shown !== null && <CalendarDrawer version={shown} newest={newest} onClose={() => show(null)} />}
    </div>
  )
}

function State({ of, newest }: { of: CalendarVersion; newest: number }) {
  const { t } = useTranslation()
  if (of.inForce) return <Tag color="green">{t('calendar.states.inForce')}</Tag>
  if (of.confirmedAt) return <Tag>{t('calendar.states.past')}</Tag>
  return of.version < newest ? <Tag>{t('calendar.states.overtaken')}</Tag> : <Tag color="gold">{t('calendar.states.proposed')}</Tag>
}
