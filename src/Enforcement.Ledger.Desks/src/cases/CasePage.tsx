import { PauseCircleOutlined, PlusOutlined, SwapOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useMay } from '../access/me'
import { RefusalNotice } from '../api/RefusalNotice'
import { CaseNotices } from '../notices/CaseNotices'
import { ClockTable } from '../oversight/ClockTable'
import { CasePapers } from '../papers/CasePapers'
import { CaseDeferrals } from '../payouts/CaseDeferrals'
import { CaseDisputes } from '../payouts/CaseDisputes'
import { CaseFlags } from '../payouts/CaseFlags'
import { CaseDistribution } from '../payouts/CaseDistribution'
import { CaseReversals } from '../payouts/CaseReversals'
import { DraftPayoutDialog } from '../payouts/DraftPayoutDialog'
import { useHolds } from '../payouts/holdQueries'
import { HoldTable } from '../payouts/HoldTable'
import { PlaceHoldDialog } from '../payouts/PlaceHoldDialog'
import { usePayouts } from '../payouts/payoutQueries'
import { PayoutTable } from '../payouts/PayoutTable'
import { TransferDialog } from '../payouts/TransferDialog'
import { useTransfers } from '../payouts/transferQueries'
import { TransferTable } from '../payouts/TransferTable'
import { useReceipts } from '../receipts/receiptQueries'
import { ReceiptTable } from '../receipts/ReceiptTable'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { CashTable } from '../vouchers/CashTable'
import { TakeCashDialog } from '../vouchers/TakeCashDialog'
import { useCash } from '../vouchers/voucherQueries'
import { CaseClosing } from './CaseClosing'
import { CaseHead } from './CaseHead'
import { CasePayees } from './CasePayees'
import { useCase, useCaseClocks, useCaseHistory } from './caseQueries'
import { CaseTimeline } from './CaseTimeline'
import { PartyTable } from './PartyTable'

export function CasePage() {
  const { t } = useTranslation()
  const id = Number(useParams().id)
  const may = useMay()
  const [drafting, setDrafting] = useState(false)
  const [taking, setTaking] = useState(false)
  const [holding, setHolding] = useState(false)
  const [transferring, setTransferring] = useState(false)
  const shown = useCase(id)
  const clocks = useCaseClocks(id)
  if (shown.error) return <RefusalNotice error={shown.error} />
  if (!shown.data) return <Skeleton active />
  return (
    <div className="stack">
      <CaseHead detail={shown.data} />
      <Section flush title={t('cases.parties')}><PartyTable caseId={id} parties={shown.data.parties} /></Section>
      {may('payout.read') && <CaseFlags caseId={id} />}
      <Section flush title={t('cases.lots')} hint={t('overview.clocksHint')}><ClockTable rows={clocks.data} error={clocks.error} ofCase /></Section>
      {may('payout.read') && (
        <CasePayouts id={id} extra={may('payout.draft') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setDrafting(true)}>{t('cases.draft')}</Button>} />
      )}
      {may('payout.read') && <CaseHolds id={id} extra={may('hold.place') && <Button icon={<PauseCircleOutlined />} onClick={() => setHolding(true)}>{t('caseHolds.place')}</Button>} />}
      {may('payout.read') && <CaseDisputes row={shown.data.case} />}
      <CasePayees detail={shown.data} />
      {may('payout.read') && <CaseDeferrals detail={shown.data} />}
      {may('payout.read') && <CaseTransfers id={id} extra={may('transfer.propose') && <Button icon={<SwapOutlined />} onClick={() => setTransferring(true)}>{t('transfers.propose')}</Button>} />}
      {may('payout.read') && <CaseReversals row={shown.data.case} />}
      {may('payout.read') && <CaseDistribution row={shown.data.case} />}
      {may('statement.read') && <CaseReceipts id={id} />}
      {may('statement.read') && <CaseCash id={id} extra={may('cash.take') && <Button icon={<PlusOutlined />} onClick={() => setTaking(true)}>{t('vouchers.take')}</Button>} />}
      {may('paper.read') && <CasePapers id={id} />}
      {may('notice.read') && <CaseNotices id={id} />}
      {may('payout.read') && <CaseHistory id={id} />}
      <CaseClosing id={id} />
      {transferring && <TransferDialog row={shown.data.case} onClose={() => setTransferring(false)} />}
      {drafting && <DraftPayoutDialog row={shown.data.case} onClose={() => setDrafting(false)} />}
      {holding && <PlaceHoldDialog detail={shown.data} onClose={() => setHolding(false)} />}
      {taking && <TakeCashDialog row={shown.data.case} onClose={() => setTaking(false)} />}
    </div>
  )
}

function CasePayouts({ id, extra }: { id: number; extra: React.ReactNode }) {
  const { t } = useTranslation()
  const payouts = usePayouts({ caseId: id })
  return (
    <Section flush title={t('cases.payouts')} extra={extra}>
      <PayoutTable rows={payouts.data?.pages.flatMap(p => p.items)} error={payouts.error} ofCase />
      <MoreButton list={payouts} />
    </Section>
  )
}

function CaseHistory({ id }: { id: number }) {
  const { t } = useTranslation()
  const history = useCaseHistory(id)
  return (
    <Section title={t('history.title')} hint={t('history.hint')}>
      <RefusalNotice error={history.error} />
      <CaseTimeline events={history.data?.pages.flatMap(p => p.items)} />
      <MoreButton list={history} />
    </Section>
  )
}

function CaseHolds({ id, extra }: { id: number; extra: React.ReactNode }) {
  const { t } = useTranslation()
  const holds = useHolds(id)
  return (
    <Section flush title={t('caseHolds.title')} extra={extra}>
      <HoldTable rows={holds.data?.pages.flatMap(p => p.items)} error={holds.error} ofCase />
      <MoreButton list={holds} />
    </Section>
  )
}

function CaseTransfers({ id, extra }: { id: number; extra: React.ReactNode }) {
  const { t } = useTranslation()
  const transfers = useTransfers(id)
  return (
    <Section flush title={t('transfers.title')} hint={t('transfers.hint')} extra={extra}>
      <TransferTable rows={transfers.data?.pages.flatMap(p => p.items)} error={transfers.error} caseId={id} />
      <MoreButton list={transfers} />
    </Section>
  )
}

function CaseReceipts({ id }: { id: number }) {
  const { t } = useTranslation()
  const receipts = useReceipts({ caseId: id })
  return (
    <Section flush title={t('cases.receipts')}>
      <ReceiptTable rows={receipts.data?.pages.flatMap(p => p.items)} error={receipts.error} ofCase />
      <MoreButton list={receipts} />
    </Section>
  )
}

function CaseCash({ id, extra }: { id: number; extra: React.ReactNode }) {
  const { t } = useTranslation()
  const cash = useCash({ caseId: id })
  return (
    <Section flush title={t('vouchers.cash')} extra={extra}>
      <CashTable rows={cash.data?.pages.flatMap(p => p.items)} error={cash.error} ofCase />
      <MoreButton list={cash} />
    </Section>
  )
}
