import { LockOutlined, UserOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { LanguageSwitch } from '../language/LanguageSwitch'
import { meKey } from './me'

type Credentials = { userName: string; password: string }

export function SignInPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const signIn = useMutation({
    mutationFn: (body: Credentials) => content(api.POST('/api/v1/session', { body })),
    onSuccess: me => queries.setQueryData(meKey, me),
  })
  return (
    <main className="sign-in">
      <div className="sign-in-language"><LanguageSwitch /></div>
      <section className="sign-in-card" aria-labelledby="sign-in-title">
        <img src="/favicon.svg" alt="" width={44} height={44} />
        <h1 id="sign-in-title">{t('product')}</h1>
        <p className="quiet">{t('access.intro')}</p>
        <RefusalNotice error={signIn.error} />
        <Form<Credentials> layout="vertical" size="large" requiredMark={false} onFinish={values => signIn.mutate(values)}>
          <Form.Item name="userName" label={t('access.userName')} rules={[{ required: true, message: t('access.userNameMissing') }]}>
            <Input prefix={<UserOutlined />} autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name="password" label={t('access.password')} rules={[{ required: true, message: t('access.passwordMissing') }]}>
            <Input.Password prefix={<LockOutlined />} autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>{t('access.signIn')}</Button>
        </Form>
        <p className="quiet sign-in-hint">{t('access.hint')}</p>
      </section>
    </main>
  )
}
