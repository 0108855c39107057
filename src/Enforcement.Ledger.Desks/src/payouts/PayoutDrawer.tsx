import { Drawer, Skeleton, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import { useMay } from '../access/me'
import { RefusalNotice } from '../api/RefusalNotice'
import { PayoutPapers } from '../papers/PayoutPapers'
import { BankTimeline } from './BankTimeline'
import { useBankTimeline } from './bankQueries'
import { FailButton } from './FailButton'
import { useDisputes } from './disputeQueries'
import { DisputeTable } from './DisputeTable'
import { PayoutActs } from './PayoutActs'
import { PayoutApprovals } from './PayoutApprovals'
import { PayoutFacts } from './PayoutFacts'
import { PayoutHistory } from './PayoutHistory'
import { PayoutLots } from './PayoutLots'
import { type PayoutDetail, usePayout } from './payoutQueries'
import { PayoutStateTag } from './PayoutStateTag'

/** One payout over the page from which it was opened; has an address of its own. */
export function PayoutDrawer() {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const under = (useLocation().state as { under?: string } | null)?.under ?? '/payouts'
  const id = Number(useParams().payoutId)
  const shown = usePayout(id)
  const detail = shown.data
  const split = detail !== undefined && detail.payout.splitFromId !== null
  const disputes = useDisputes({ payoutId: id }, split)
  return (
    <Drawer
      open
      size={720}
      onClose={() => void navigate(under)}
      title={<span className="drawer-title">{t('nav.payouts')} <span className="digits">{id}</span>{detail && <PayoutStateTag state={detail.payout.state} />}{detail?.payout.state === 'Released' && !detail.handedOver && <Tag color="gold">{t('payouts.notSent')}</Tag>}</span>}
      footer={detail ? <PayoutActs detail={detail} /> : null}
    >
      <RefusalNotice error={shown.error} />
      {detail ? (
        <div className="stack">
          <PayoutFacts detail={detail} />
          {split && <><h3>{t('disputes.title')}</h3><DisputeTable rows={disputes.data?.pages.flatMap(p => p.items)} error={disputes.error} ofCase /></>}
          <h3>{t('payouts.lots')}</h3>
          <PayoutLots lots={detail.lots} />
          <h3>{t('chains.approvals')}</h3>
          <PayoutApprovals rows={detail.approvals} />
          <h3>{t('payouts.history')}</h3>
          <PayoutHistory detail={detail} />
          {may('paper.read') && <PayoutPapers detail={detail} />}
          <BankTimeline id={detail.payout.id} />
          {detail.handedOver && (detail.payout.state === 'Released' || detail.payout.state === 'Uncertain') && <WithTheBank detail={detail} />}
        </div>
      ) : !shown.error && <Skeleton active />}
    </Drawer>
  )
}

/** What can be said of an instruction that is with the bank. */
function WithTheBank({ detail }: { detail: PayoutDetail }) {
  const { t } = useTranslation()
  const id = detail.payout.id
  const endToEndId = detail.fileName?.replace(/\.\w+$/, '') ?? ''
  const said = useBankTimeline(id).data?.events.find(e => e.what === 'failure-said' && e.endToEndId === endToEndId)
  return <div><FailButton id={id} endToEndId={endToEndId} said={said ? `${said.person}${t('common.colon')}${said.note ?? ''}` : null} /></div>
}
