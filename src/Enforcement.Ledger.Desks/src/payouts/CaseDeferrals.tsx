import { ClockCircleOutlined, InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import type { CaseDetail } from '../cases/caseQueries'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { DeferDialog } from './DeferDialog'
import { useDeferrals, useDeposits } from './deferralQueries'
import { DeferralTable } from './DeferralTable'
import { DepositDialog } from './DepositDialog'
import { DepositTable } from './DepositTable'

/** Money of a case that is paid late by permission, and money lodged for a creditor who cannot be paid. */
export function CaseDeferrals({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  const may = useMay()
  const [open, setOpen] = useState<'deferral' | 'deposit' | null>(null)
  const deferrals = useDeferrals({ caseId: detail.case.id })
  const deposits = useDeposits({ caseId: detail.case.id })
  return (
    <>
      <Section flush title={t('deferrals.title')} extra={may('deferral.apply') && <Button icon={<ClockCircleOutlined />} onClick={() => setOpen('deferral')}>{t('deferrals.apply')}</Button>}>
        <DeferralTable rows={deferrals.data?.pages.flatMap(p => p.items)} error={deferrals.error} ofCase />
        <MoreButton list={deferrals} />
      </Section>
      <Section flush title={t('deposits.title')} extra={may('deposit.apply') && <Button icon={<InboxOutlined />} onClick={() => setOpen('deposit')}>{t('deposits.apply')}</Button>}>
        <DepositTable rows={deposits.data?.pages.flatMap(p => p.items)} error={deposits.error} ofCase />
        <MoreButton list={deposits} />
      </Section>
      {open === 'deferral' && <DeferDialog caseId={detail.case.id} onClose={() => setOpen(null)} />}
      {open === 'deposit' && <DepositDialog detail={detail} onClose={() => setOpen(null)} />}
    </>
  )
}
