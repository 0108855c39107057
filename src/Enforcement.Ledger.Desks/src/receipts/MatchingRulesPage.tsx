import { PlusOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { RefusalNotice } from '../api/RefusalNotice'
import { MoreButton } from '../shell/MoreButton'
import { useMatchingRules } from './matchingQueries'
import { ProposeRulesDialog } from './ProposeRulesDialog'
import { RuleSetPanel } from './RuleSetPanel'

export function MatchingRulesPage() {
  const { t } = useTranslation()
  const may = useMay()
  const [proposing, setProposing] = useState(false)
  const versions = useMatchingRules()
  const rows = versions.data?.pages.flatMap(p => p.items)
  const inForce = rows?.find(v => v.inForce)
  return (
    <div className="stack">
      <div className="page-bar">
        <h1>{t('matching.title')}</h1>
        <span className="quiet">{t('matching.hint')}</span>
        {may('matching.propose') && inForce && <Button type="primary" icon={<PlusOutlined />} onClick={() => setProposing(true)}>{t('matching.propose')}</Button>}
      </div>
      <RefusalNotice error={versions.error} />
      {versions.isPending && <Skeleton active />}
      {rows?.map(v => <RuleSetPanel key={v.version} version={v} past={inForce !== undefined && v.version < inForce.version} />)}
      <MoreButton list={versions} />
      {proposing && inForce && <ProposeRulesDialog base={inForce} onClose={() => setProposing(false)} />}
    </div>
  )
}
