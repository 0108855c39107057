import { Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import { officeMinute } from '../calendar/dates'
import { Amount } from '../money/Amount'
import { Nothing } from '../shell/Nothing'
import type { CaseEvent } from './caseQueries'

/** What happened in a case, in order: each movement of its money once, and each act with its person and reason. */
export function CaseTimeline({ events }: { events: CaseEvent[] | undefined }) {
  const { t } = useTranslation()
  if (events?.length === 0) return <Nothing title={t('history.empty')} hint={t('history.emptyHint')} />
  return (
    <Timeline
      className="history"
      items={(events ?? []).map(e => ({
        key: e.place,
        color: e.from ? 'blue' : 'gray',
        content: (
          <div className="step">
            <span className="step-what">{t(`history.kinds.${e.kind}`, e.kind)}</span>
            {e.amount !== null && <Amount value={e.amount} />}
            {e.from && e.to && <span>{t(`accounts.${e.from}`, e.from)} → {t(`accounts.${e.to}`, e.to)}</span>}
            <span>{e.person}</span>
            <span className="quiet digits">{officeMinute(e.at)}</span>
            {(e.text || e.article) && <div className="step-reason">{[e.text, e.article].filter(Boolean).join('；')}</div>}
          </div>
        ),
      }))}
    />
  )
}
