import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { officeDate } from '../calendar/dates'
import { clockLabel, type ClockState } from './clockLabel'

/** A clock: its due date, how long it still runs, and whether the calendar behind it may still change. */
export function ClockTag({ state, dueOn, provisional }: { state: ClockState; dueOn: string | null; provisional: boolean }) {
  const { t } = useTranslation()
  const label = clockLabel(state, dueOn, officeDate(new Date()))
  if (state === 'NotStarted') return <span className="quiet">{t('clocks.state.NotStarted')}</span>
  return (
    <span className={`clock clock-${label.tone}`}>
      <span className="digits">{dueOn}</span>
      {provisional && <Tooltip title={t('clocks.provisional')}><sup>*</sup></Tooltip>}
      <span className="clock-words">{label.days ? t(`clocks.${label.days.key}`, { count: label.days.count }) : t(`clocks.state.${state}`)}</span>
    </span>
  )
}
