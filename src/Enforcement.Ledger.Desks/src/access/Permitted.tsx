import { Result } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from './me'

/** Shows a page to those whose role reads it, and tells the others whom to ask. */
export function Permitted({ to, children }: { to: string; children: ReactNode }) {
  const { t } = useTranslation()
  const may = useMay()
  return may(to) ? <>{children}</> : <Result status="info" title={t('access.notAllowed')} subTitle={t('access.notAllowedHint')} extra={<code>{to}</code>} />
}
