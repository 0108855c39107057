import { RollbackOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import type { CaseRow } from '../cases/caseQueries'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { ReversalDialog } from './ReversalDialog'
import { useReversals } from './reversalQueries'
import { ReversalTable } from './ReversalTable'

/** 执行回转 of a case: what it takes back, and what of its payouts is taken back. */
export function CaseReversals({ row }: { row: CaseRow }) {
  const { t } = useTranslation()
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const reversals = useReversals(row.id)
  return (
    <Section flush title={t('reversals.title')} hint={t('reversals.hint')} extra={may('reversal.propose') && <Button icon={<RollbackOutlined />} onClick={() => setAsking(true)}>{t('reversals.propose')}</Button>}>
      <ReversalTable rows={reversals.data?.pages.flatMap(p => p.items)} error={reversals.error} caseId={row.id} />
      <MoreButton list={reversals} />
      {asking && <ReversalDialog row={row} onClose={() => setAsking(false)} />}
    </Section>
  )
}
