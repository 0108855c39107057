import { BellOutlined } from '@ant-design/icons'
import { Badge, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useUnread } from './noticeQueries'

const mostShown = 99

/** The own notices that are new, in sight on every page. */
export function Bell() {
  const { t } = useTranslation()
  const go = useNavigate()
  const unread = useUnread(true)
  return (
    <Badge count={unread.data?.count ?? 0} overflowCount={mostShown} size="small" offset={[-8, 8]}>
      <Button type="text" icon={<BellOutlined />} aria-label={t('notices.bell', { count: unread.data?.count ?? 0 })} onClick={() => void go('/inbox')} />
    </Badge>
  )
}
