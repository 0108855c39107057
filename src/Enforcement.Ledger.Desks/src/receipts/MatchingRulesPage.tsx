import { PlusOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { RefusalNotice } from '../api/RefusalNotice'
import { useMatchingRules } from './matchingQueries'
import { ProposeRulesDialog } from './ProposeRulesDialog'
import { RuleSetPanel } from './RuleSetPanel'

export function MatchingRulesPage() {
  const { t } = useTranslation()
  const may = useMay()
  const [proposing, setProposing] = useState(false)
  const versions = useMatchingRules()
  const inForce = versions.data?.find(v => v.inForce)
  return (
    <div className="stack">
      <div className="page-bar">
        <h1>{t('matching.title')}</h1>
        <span className="quiet">{t('matching.hint')}</span>
        {may('matching.propose') && inForce && <Button type="primary" icon={<PlusOutlined />} onClick={() => setProposing(true)}>{t('matching.propose')}</Button>}
      </div>
      <RefusalNotice error={versions.error} />
      {versions.isPending && <Skeleton active />}
      {versions.data?.map(v => <RuleSetPanel key={v.version} version={v} />)}
      {proposing && inForce && <ProposeRulesDialog base={inForce} onClose={() => setProposing(false)} />}
    </div>
  )
}
