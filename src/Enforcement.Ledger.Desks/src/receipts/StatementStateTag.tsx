import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'

const colours: Record<string, string> = { posted: 'green', duplicate: 'default', held: 'orange', rejected: 'red', superseded: 'default', withdrawn: 'default' }

export function StatementStateTag({ state }: { state: string }) {
  const { t } = useTranslation()
  return <Tag variant="filled" color={colours[state] ?? 'default'}>{t(`statements.${state}`, state)}</Tag>
}
