import { Badge, Layout, Menu } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation } from 'react-router'
import { useMay, type Me } from '../access/me'
import { PersonMenu } from '../access/PersonMenu'
import { LanguageSwitch } from '../language/LanguageSwitch'
import { Bell } from '../notices/Bell'
import { useAlertCount } from '../oversight/alertQueries'
import { deskGroups } from './desks'

const mostShown = 99

/** The frame of every page: where one is, who one is. */
export function Shell({ me }: { me: Me }) {
  const { t } = useTranslation()
  const may = useMay()
  const { pathname } = useLocation()
  const here = deskGroups.flatMap(g => g.desks.map(d => d.path)).find(path => (path === '/' ? pathname === path : pathname.startsWith(path))) ?? ''
  const alerts = useAlertCount(may('alert.read')).data
  const late = alerts ? alerts.overdue + alerts.escalated : 0
  const waiting = late + (alerts?.dueSoon ?? 0)
  const groups = deskGroups.map(g => ({
    type: 'group' as const,
    key: g.word,
    label: t(`navGroups.${g.word}`),
    children: g.desks.filter(d => may(d.permission)).map(d => ({ key: d.path, label: <Link to={d.path}>{t(`nav.${d.word}`)}{d.word === 'alerts' && waiting > 0 && <Badge className="nav-badge" size="small" overflowCount={mostShown} count={waiting} color={late ? 'red' : 'gold'} title={t('alerts.waiting', { count: waiting })} />}</Link> })),
  })).filter(g => g.children.length > 0)
  return (
    <Layout className="shell">
      <Layout.Header className="shell-header">
        <Link to="/" className="brand">
          <img src="/favicon.svg" alt="" width={24} height={24} />
          <span>{t('product')}</span>
        </Link>
        {may('notice.inbox') && <Bell />}
        <LanguageSwitch />
        <PersonMenu me={me} />
      </Layout.Header>
      <Layout>
        <Layout.Sider width={148} className="shell-side" theme="light">
          <Menu mode="inline" inlineIndent={16} className="shell-nav" selectedKeys={[here]} items={groups} />
        </Layout.Sider>
        <Layout.Content className="shell-content"><Outlet /></Layout.Content>
      </Layout>
    </Layout>
  )
}
