import { Tag, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'

const colours: Record<string, string> = { T0: 'red', D0: 'red', T1: 'green', T2: 'green', T3: 'cyan', T4: 'gold', T5: 'gold', T6: 'orange', T7: 'purple', PAID: 'blue', REFUND: 'blue' }

export function RuleTag({ rule }: { rule: string }) {
  const { t } = useTranslation()
  const words = t(`receipts.rules.${rule}`, rule)
  return <Tooltip title={`${t('receipts.ruleVersion')} ${rule}`}><Tag variant="filled" color={colours[rule] ?? 'default'}>{words}</Tag></Tooltip>
}
