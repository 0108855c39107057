import { App, Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { useCalendar, type DayChange, type DeadlineChange } from './calendarQueries'

/** A version of the calendar: which days are other ones, which deadlines move from when to when; and its confirmation, below what it changes. */
export function CalendarDrawer({ version, newest, onClose }: { version: number; newest: number; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const shown = useCalendar(version)
  const confirming = useAct((id: number, header) => content(api.POST('/api/v1/calendar/versions/{version}/confirm', { params: { path: { version: id }, header } })))
  const confirm = () => confirming.mutateAsync(version).then(done => message.success(t('calendar.done', { count: done.version.moved }))).catch(() => undefined)
  const detail = shown.data
  const open = detail && !detail.version.confirmedAt && version > newest
  const day = (kind: string | null) => t(`calendar.days.${kind ?? 'week'}`, kind ?? '')
  return (
    <Drawer open onClose={onClose} size="large" title={detail ? `${t('calendar.title')} ${detail.version.version}${t('common.colon')}${detail.version.notice}` : t('calendar.title')}
      footer={open && (
        <div className="bar">
          <SecondPerson mine={detail.version.mine} permission="calendar.confirm">
            <Button type="primary" loading={confirming.isPending} onClick={() => void confirm()}>{t('calendar.confirm')}</Button>
            <span className="quiet">{t('calendar.confirmHint')}</span>
          </SecondPerson>
        </div>
      )}>
      <RefusalNotice error={shown.error ?? confirming.error} />
      {detail && (
        <div className="stack">
          <div className="quiet">{detail.version.source} · <span className="digits">SHA-256 {detail.version.sha256.slice(0, 16)}…</span> · {t('common.of', { count: detail.version.days })}</div>
          <h3>{t('calendar.dayChanges')}</h3>
          <Rows<DayChange>
            rows={detail.days}
            rowKey={d => d.date}
            empty={<Nothing title={t('calendar.noDays')} />}
            columns={[
              { title: t('calendar.date'), width: 110, render: (_, d) => <span className="digits">{d.date}</span> },
              { title: t('calendar.name'), render: (_, d) => d.name },
              { title: t('calendar.was'), width: 120, render: (_, d) => (detail.first ? <span className="quiet">{t('calendar.first')}</span> : day(d.was)) },
              { title: t('calendar.becomes'), width: 120, render: (_, d) => <strong>{day(d.becomes)}</strong> },
            ]}
          />
          <h3>{t(detail.version.confirmedAt ? 'calendar.deadlinesMoved' : 'calendar.deadlines')}</h3>
          <Rows<DeadlineChange>
            rows={detail.changes}
            rowKey={c => `${c.kind} ${c.subject} ${c.startOn} ${c.oldDueOn} ${c.oldProvisional}`}
            empty={<Nothing title={t('calendar.noDeadlines')} hint={t('calendar.noDeadlinesHint')} />}
            columns={[
              { title: t('calendar.kind'), width: 150, render: (_, c) => t(`calendar.kinds.${c.kind}`, c.kind) },
              { title: t('calendar.start'), width: 104, render: (_, c) => <span className="digits">{c.startOn}</span> },
              { title: t('calendar.change'), width: 250, render: (_, c) => <Moved change={c} /> },
              { title: t('calendar.count'), width: 70, align: 'right', render: (_, c) => <span className="digits">{c.count}</span> },
            ]}
          />
        </div>
      )}
    </Drawer>
  )
}

function Moved({ change }: { change: DeadlineChange }) {
  const { t } = useTranslation()
  const date = (on: string, provisional: boolean) => <span className="digits">{on}{provisional && <sup title={t('clocks.provisional')}>*</sup>}</span>
  return change.oldDueOn === change.newDueOn
    ? <>{date(change.newDueOn, change.newProvisional)} <span className="quiet">{t(change.newProvisional ? 'calendar.nowProvisional' : 'calendar.nowFinal')}</span></>
    : <>{date(change.oldDueOn, change.oldProvisional)} → <strong>{date(change.newDueOn, change.newProvisional)}</strong></>
}
