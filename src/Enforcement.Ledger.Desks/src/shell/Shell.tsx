import { Layout, Menu } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation } from 'react-router'
import { useMay, type Me } from '../access/me'
import { PersonMenu } from '../access/PersonMenu'
import { LanguageSwitch } from '../language/LanguageSwitch'
import { desks } from './desks'

/** The frame of every page: where one is, who one is. */
export function Shell({ me }: { me: Me }) {
  const { t } = useTranslation()
  const may = useMay()
  const { pathname } = useLocation()
  const here = desks.find(d => d.path !== '/' && pathname.startsWith(d.path))?.path ?? '/'
  return (
    <Layout className="shell">
      <Layout.Header className="shell-header">
        <Link to="/" className="brand">
          <img src="/favicon.svg" alt="" width={24} height={24} />
          <span>{t('product')}</span>
        </Link>
        <Menu
          mode="horizontal"
          className="shell-nav"
          selectedKeys={[here]}
          items={desks.filter(d => may(d.permission)).map(d => ({ key: d.path, label: <Link to={d.path}>{t(`nav.${d.word}`)}</Link> }))}
        />
        <LanguageSwitch />
        <PersonMenu me={me} />
      </Layout.Header>
      <Layout.Content className="shell-content"><Outlet /></Layout.Content>
    </Layout>
  )
}
