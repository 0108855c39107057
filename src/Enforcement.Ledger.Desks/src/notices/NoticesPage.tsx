import { Alert, Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { DecideNoticesDialog } from './DecideNoticesDialog'
import { NoticeTable } from './NoticeTable'
import { useNotices, useNoticeSummary, type Notice, type NoticeState } from './noticeQueries'

const states = ['Dead', 'NoContact', 'Waiting', 'Sent', 'Delivered', 'Cancelled'] as const

/** The outbox: what did not get through first, because somebody has to act on it. */
export function NoticesPage() {
  const { t } = useTranslation()
  const may = useMay()
  const [picked, setPicked] = useState<NoticeState>()
  const [keys, choose] = useState<number[]>([])
  const [deciding, setDeciding] = useState<'retry' | 'cancel' | null>(null)
  const summary = useNoticeSummary()
  const counts = summary.data && { Dead: summary.data.dead, NoContact: summary.data.noContact, Waiting: summary.data.waiting, Sent: summary.data.sent, Delivered: summary.data.delivered, Cancelled: summary.data.cancelled }
  // It opens where somebody has to act, once: what is decided afterwards does not turn the page.
  const first = counts && states.find(s => counts[s] > 0)
  if (first && !picked) setPicked(first)
  const state = picked ?? 'Dead'
  const notices = useNotices({ state })
  const stopped = state === 'Dead' || state === 'NoContact'
  const chosen = may('notice.decide') && (stopped || state === 'Waiting') ? { keys, choose, may: (n: Notice) => n.state === state } : undefined
  const show = (next: NoticeState) => {
    setPicked(next)
    choose([])
  }
  return (
    <div className="stack">
      {summary.data && !summary.data.gateway && <Alert type="info" showIcon title={t('notices.noGateway')} description={t('notices.noGatewayHint')} />}
      <Section flush title={t('notices.title')} hint={t('notices.hint')} extra={
        <>
          <Segmented<NoticeState> size="small" value={state} onChange={show} options={states.map(s => ({ value: s, label: `${t(`notices.states.${s}`)}${counts ? ` ${counts[s]}` : ''}` }))} />{' '}
          {chosen && stopped && <Button size="small" type="primary" disabled={keys.length === 0} onClick={() => setDeciding('retry')}>{t('notices.retry')}</Button>}{' '}
          {chosen && <Button size="small" disabled={keys.length === 0} onClick={() => setDeciding('cancel')}>{t('notices.cancel')}</Button>}
        </>
      }>
        <NoticeTable rows={notices.data?.pages.flatMap(p => p.items)} error={notices.error} chosen={chosen} />
        <MoreButton list={notices} />
      </Section>
      {deciding && <DecideNoticesDialog what={deciding} ids={keys} onClose={() => {
        setDeciding(null)
        choose([])
      }} />}
    </div>
  )
}
