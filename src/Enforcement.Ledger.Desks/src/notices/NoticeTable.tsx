import { Tag, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { officeMinute } from '../calendar/dates'
import { languageOf } from '../language/language'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { NoticeHistory } from './NoticeHistory'
import { type Notice, type NoticeState } from './noticeQueries'

const colours: Record<NoticeState, string> = { Inbox: 'default', Waiting: 'blue', Sent: 'cyan', Delivered: 'green', Dead: 'red', Cancelled: 'default', NoContact: 'orange' }

type Chosen = { keys: number[]; choose: (keys: number[]) => void; may?: (row: Notice) => boolean }

/** Notices: to whom, by which way, what they say, and where they are; a row opens to its tries. */
export function NoticeTable({ rows, error, ofCase, chosen }: { rows: Notice[] | undefined; error: unknown; ofCase?: boolean; chosen?: Chosen | undefined }) {
  const { t, i18n } = useTranslation()
  return (
    <Rows<Notice>
      rows={rows}
      error={error}
      rowKey={n => n.id}
      {...(chosen ? { chosen } : {})}
      empty={<Nothing title={t('notices.empty')} hint={t('notices.emptyHint')} />}
      fit
      expanded={n => <NoticeHistory id={n.id} />}
      columns={[
        { title: t('notices.composed'), width: 140, render: (_, n) => <span className="digits">{officeMinute(n.composedAt)}</span> },
        ...(ofCase ? [] : [{ title: t('common.case'), width: 210, render: (_: unknown, n: Notice) => <Link to={`/cases/${n.caseId}`} className="case-number">{n.caseNumber}</Link> }]),
        { title: t('notices.event'), width: 110, render: (_, n) => t(`notices.events.${n.event}`, n.event) },
        { title: t('notices.to'), width: 170, render: (_, n) => <>{n.recipient ?? t('notices.finance')}<div className="quiet">{t(`notices.channels.${n.channel}`, n.channel)} <span className="digits">{n.address}</span></div></> },
        { title: t('notices.text'), render: (_, n) => languageOf(i18n.language) === 'zh' ? n.text : n.englishText ?? n.text },
        {
          title: t('common.state'), width: 190, render: (_, n) => (
            <>
              <Tooltip title={t(`notices.stateHints.${n.state}`, '')}><Tag color={colours[n.state]}>{t(`notices.states.${n.state}`)}</Tag></Tooltip>
              {n.reason && <span className="quiet">{t(`notices.reasons.${n.reason}`, n.reason)}</span>}
              {n.tries > 0 && <div className="quiet">{t('notices.tries', { count: n.tries })}{n.nextTryAt && <> · {t('notices.next', { at: officeMinute(n.nextTryAt) })}</>}</div>}
            </>
          ),
        },
      ]}
    />
  )
}
