import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PayeeAccountTable } from '../cases/PayeeAccountTable'
import { usePayeeAccounts } from '../cases/payeeQueries'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { useDeductions } from './deductionQueries'
import { DeductionTable } from './DeductionTable'
import { useDeferrals, useDeposits } from './deferralQueries'
import { DeferralTable } from './DeferralTable'
import { DepositTable } from './DepositTable'
import { useHolds } from './holdQueries'
import { HoldTable } from './HoldTable'
import { usePlans } from './planQueries'
import { PlanTable } from './PlanTable'
import { useReversals } from './reversalQueries'
import { ReversalTable } from './ReversalTable'
import { useTransfers } from './transferQueries'
import { TransferTable } from './TransferTable'

type Pages<Row> = { data?: { pages: { items: Row[] }[] } | undefined; hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }

/** Of all cases, what one person proposed and another has to decide; a list that is empty takes no place. */
export function WaitingDecisions() {
  const { t } = useTranslation()
  const accounts = usePayeeAccounts().data ?? []
  return (
    <>
      <Waiting title={t('deductions.waiting')} list={useDeductions({ open: true })} table={rows => <DeductionTable rows={rows} />} />
      <Waiting title={t('deferrals.waitingTitle')} list={useDeferrals({ waiting: true })} table={rows => <DeferralTable rows={rows} />} />
      <Waiting title={t('deposits.waitingTitle')} list={useDeposits({ waiting: true })} table={rows => <DepositTable rows={rows} />} />
      <Waiting title={t('caseHolds.waitingTitle')} list={useHolds()} table={rows => <HoldTable rows={rows} />} />
      <Waiting title={t('transfers.waitingTitle')} list={useTransfers()} table={rows => <TransferTable rows={rows} />} />
      <Waiting title={t('reversals.waitingTitle')} list={useReversals()} table={rows => <ReversalTable rows={rows} />} />
      <Waiting title={t('plans.waitingTitle')} list={usePlans()} table={rows => <PlanTable rows={rows} />} />
      {accounts.length > 0 && <Section flush title={t('payees.waitingTitle')}><PayeeAccountTable rows={accounts} /></Section>}
    </>
  )
}

function Waiting<Row>({ title, list, table }: { title: string; list: Pages<Row>; table: (rows: Row[]) => ReactNode }) {
  const rows = list.data?.pages.flatMap(p => p.items) ?? []
  return rows.length > 0 && <Section flush title={title}>{table(rows)}<MoreButton list={list} /></Section>
}
