import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../api/RefusalNotice'
import { officeMinute } from '../calendar/dates'
import { useNotice } from './noticeQueries'

/** Every try of a notice, what the gateway reported, and what persons decided. */
export function NoticeHistory({ id }: { id: number }) {
  const { t } = useTranslation()
  const notice = useNotice(id)
  if (notice.error) return <RefusalNotice error={notice.error} />
  if (!notice.data) return <Skeleton active paragraph={{ rows: 1 }} />
  if (notice.data.history.length === 0) return <span className="quiet">{t('notices.noTries')}</span>
  return (
    <ul className="plain">
      {notice.data.history.map((h, i) => (
        <li key={i}><span className="digits quiet">{officeMinute(h.at)}</span> {t(`notices.history.${h.what}`, h.what)} {h.by && <strong>{h.by}</strong>} <span className="quiet">{h.detail}</span></li>
      ))}
    </ul>
  )
}
