import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'

export function CaseStateTag({ state }: { state: string }) {
  const { t } = useTranslation()
  return <Tag variant="filled" color={state === 'open' ? 'blue' : 'default'}>{state === 'open' ? t('cases.open') : state === 'closed' ? t('cases.closed') : state}</Tag>
}
