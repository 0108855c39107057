import { Button, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { languageOf } from '../language/language'
import { MoreButton } from '../shell/MoreButton'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { useInbox, type InboxNotice } from './noticeQueries'

/** The own notices: what came to the own cases, or to the finance desk. */
export function InboxPage() {
  const { t, i18n } = useTranslation()
  const [unread, setUnread] = useState(true)
  const inbox = useInbox(unread)
  const rows = inbox.data?.pages.flatMap(p => p.items)
  const fresh = rows?.filter(n => !n.readAt).map(n => n.id) ?? []
  const read = useAct((ids: number[], header) => content(api.POST('/api/v1/notices/inbox/read', { params: { header }, body: { ids } })))
  const mark = (ids: number[]) => void read.mutateAsync(ids).catch(() => undefined)
  return (
    <Section flush title={t('notices.inbox')} hint={t('notices.inboxHint')} extra={
      <>
        <label><Switch size="small" checked={unread} onChange={setUnread} /> {t('notices.unreadOnly')}</label>{' '}
        <Button size="small" disabled={fresh.length === 0} loading={read.isPending} onClick={() => mark(fresh)}>{t('notices.readAll')}</Button>
      </>
    }>
      <RefusalNotice error={read.error} />
      <Rows<InboxNotice>
        rows={rows}
        error={inbox.error}
        rowKey={n => n.id}
        fit
        empty={<Nothing title={t(unread ? 'notices.inboxRead' : 'notices.inboxEmpty')} hint={t('notices.inboxEmptyHint')} />}
        columns={[
          { title: t('notices.composed'), width: 140, render: (_, n) => <span className="digits">{officeMinute(n.composedAt)}</span> },
          { title: t('notices.event'), width: 120, render: (_, n) => t(`notices.events.${n.event}`, n.event) },
          { title: t('common.case'), width: 210, render: (_, n) => <Link to={`/cases/${n.caseId}`} className="case-number">{n.caseNumber}</Link> },
          { title: t('notices.text'), render: (_, n) => <span className={n.readAt ? 'quiet' : ''}>{languageOf(i18n.language) === 'zh' ? n.text : n.englishText}</span> },
          { title: '', width: 110, render: (_, n) => n.readAt ? <span className="quiet">{t('notices.read')}</span> : <Button size="small" onClick={() => mark([n.id])}>{t('notices.markRead')}</Button> },
        ]}
      />
      <MoreButton list={inbox} />
    </Section>
  )
}
