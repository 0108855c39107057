import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import type { CaseRow } from '../cases/caseQueries'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { DeductionDialog } from './DeductionDialog'
import { useDeductions } from './deductionQueries'
import { DeductionTable } from './DeductionTable'
import { DelayInterestDialog } from './DelayInterestDialog'
import { DraftPlanDialog } from './DraftPlanDialog'
import { usePlans } from './planQueries'
import { PlanTable } from './PlanTable'

/** What leaves a case before its creditors, and how they share what is left. */
export function CaseDistribution({ row }: { row: CaseRow }) {
  const { t } = useTranslation()
  const may = useMay()
  const [open, setOpen] = useState<'deduction' | 'interest' | 'plan' | null>(null)
  const deductions = useDeductions({ caseId: row.id })
  const plans = usePlans(row.id)
  return (
    <>
      <Section flush title={t('deductions.title')} extra={
        <>
          <Button onClick={() => setOpen('interest')}>{t('interest.title')}</Button>{' '}
          {may('deduction.propose') && <Button icon={<PlusOutlined />} onClick={() => setOpen('deduction')}>{t('deductions.propose')}</Button>}
        </>
      }>
        <DeductionTable rows={deductions.data?.pages.flatMap(p => p.items)} error={deductions.error} ofCase />
        <MoreButton list={deductions} />
      </Section>
      <Section flush title={t('plans.list')} extra={may('plan.draft') && <Button icon={<PlusOutlined />} onClick={() => setOpen('plan')}>{t('plans.draft')}</Button>}>
        <PlanTable rows={plans.data?.pages.flatMap(p => p.items)} error={plans.error} ofCase />
        <MoreButton list={plans} />
      </Section>
      {open === 'deduction' && <DeductionDialog row={row} onClose={() => setOpen(null)} />}
      {open === 'interest' && <DelayInterestDialog onClose={() => setOpen(null)} />}
      {open === 'plan' && <DraftPlanDialog row={row} onClose={() => setOpen(null)} />}
    </>
  )
}
