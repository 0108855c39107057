import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'

const colour: Record<string, string> = { proposed: 'gold', inForce: 'green', retired: 'default' }

export function TemplateStateTag({ state }: { state: string }) {
  const { t } = useTranslation()
  return <Tag color={colour[state] ?? 'default'}>{t(`templates.state.${state}`, state)}</Tag>
}
