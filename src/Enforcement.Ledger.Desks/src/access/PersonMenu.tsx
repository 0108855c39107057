import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import type { Me } from './me'

export function PersonMenu({ me }: { me: Me }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const signOut = useMutation({
    mutationFn: () => content(api.DELETE('/api/v1/session')),
    // Nothing that one person saw stays for the next.
    onSuccess: () => {
      queries.clear()
      location.assign('/')
    },
  })
  const roles = me.roles.map(role => t(`access.roles.${role}`, role)).join(' · ')
  return (
    <Dropdown trigger={['click']} menu={{ items: [{ key: 'out', icon: <LogoutOutlined />, label: t('access.signOut'), onClick: () => signOut.mutate() }] }}>
      <Button type="text" className="person-menu" icon={<UserOutlined />}>
        {me.displayName}
        <span className="person-roles">{roles}</span>
      </Button>
    </Dropdown>
  )
}
