import { PlusOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { RefusalNotice } from '../api/RefusalNotice'
import { PaperRules } from '../papers/PaperRules'
import { MoreButton } from '../shell/MoreButton'
import { ChainPanel } from './ChainPanel'
import { useChains } from './chainQueries'
import { ProposeChainDialog } from './ProposeChainDialog'

/** Who approves what: the versions of the approval chains, what each changed, and who decided. */
export function ChainsPage() {
  const { t } = useTranslation()
  const may = useMay()
  const [proposing, setProposing] = useState(false)
  const versions = useChains()
  const rows = versions.data?.pages.flatMap(p => p.items)
  // A new one is built on the version approved last, also when that one takes effect later.
  const base = rows?.find(v => v.state === 'approved' || v.state === 'in-force')
  return (
    <div className="stack">
      <div className="page-bar">
        <h1>{t('chains.title')}</h1>
        <span className="quiet">{t('chains.hint')}</span>
        {may('chain.propose') && base && <Button type="primary" icon={<PlusOutlined />} onClick={() => setProposing(true)}>{t('chains.propose')}</Button>}
      </div>
      <RefusalNotice error={versions.error} />
      {versions.isPending && <Skeleton active />}
      {rows?.map(v => <ChainPanel key={v.version} version={v} base={rows.find(b => b.version === v.basedOn)} />)}
      <MoreButton list={versions} />
      <PaperRules />
      {proposing && base && <ProposeChainDialog base={base} onClose={() => setProposing(false)} />}
    </div>
  )
}
