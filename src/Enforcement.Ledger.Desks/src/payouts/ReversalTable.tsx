import { Button, Space, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useHand } from '../access/hand'
import { useMay } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeDate } from '../calendar/dates'
import { Amount } from '../money/Amount'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import { PayoutStateTag } from './PayoutStateTag'
import type { Reversal } from './reversalQueries'

const colours = { Proposed: 'orange', Confirmed: 'green', Rejected: 'default', Withdrawn: 'default', Cancelled: 'red' } as const

type Asking = { act: 'reject' | 'withdraw' | 'cancel'; reversal: Reversal }

/** What a case takes back from who was paid, and what of its own payouts other cases take back. */
export function ReversalTable({ rows, error, caseId }: { rows: Reversal[] | undefined; error?: unknown; caseId?: number }) {
  const { t } = useTranslation()
  const hand = useHand()
  const may = useMay()
  const under = useLocation().pathname
  const [asking, setAsking] = useState<Asking | null>(null)
  const confirm = useAct((id: number, header) => content(api.POST('/api/v1/reversals/{id}/confirm', { params: { path: { id }, header } })))
  const ask = (act: Asking['act'], reversal: Reversal) => <Button size="small" danger={act !== 'withdraw'} onClick={() => setAsking({ act, reversal })}>{t(`reversals.${act}`)}</Button>
  return (
    <>
      <RefusalNotice error={confirm.error} />
      <Rows<Reversal>
        rows={rows}
        error={error}
        rowKey={r => r.id}
        rowClassName={r => (r.state === 'Cancelled' ? 'row-undone' : '')}
        empty={<Nothing title={t('reversals.empty')} hint={t('reversals.emptyHint')} />}
        columns={[
          { title: t('reversals.in'), width: 172, render: (_, r) => r.caseId === caseId ? <Tag color="green">{t('reversals.here')}</Tag> : <Link to={`/cases/${r.caseId}`} className="case-number">{r.caseNumber}</Link> },
          { title: t('reversals.payouts'), width: 300, render: (_, r) => r.payouts.map(p => (
            <div key={p.payoutId}>
              <Link to={`/payouts/${p.payoutId}`} state={{ under }} className="digits">{p.payoutId}</Link> {p.caseId !== caseId && <span className="case-number">{p.caseNumber}</span>} {p.payeeName} <Amount value={p.amount} /> {p.state !== 'Paid' && <PayoutStateTag state={p.state} />}
            </div>
          )) },
          amountColumn(t('reversals.amount'), r => r.amount, { strong: true }),
          amountColumn(t('reversals.fruits'), r => r.fruits),
          { title: t('reversals.document'), render: (_, r) => <>{r.document}<div className="quiet">{[r.title, r.cancelReason ?? r.decision].filter(Boolean).join(' · ')}</div></> },
          { title: t('common.state'), width: 100, render: (_, r) => <Tag color={colours[r.state]}>{t(`reversals.state.${r.state}`)}</Tag> },
          { title: t('reversals.hands'), width: 150, render: (_, r) => <>{[r.proposedBy, hand(r.decidedBy, r.decidedFor), hand(r.cancelledBy, r.cancelledFor)].filter(Boolean).join(' → ')}<div className="quiet digits">{officeDate(new Date(r.proposedAt))}</div></> },
          {
            title: '', width: 190, render: (_, r) => r.state === 'Proposed' ? (
              <SecondPerson mine={r.mine} permission="reversal.confirm" own={ask('withdraw', r)}>
                <Space size="small"><Button size="small" type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(r.id)}>{t('reversals.confirm')}</Button>{ask('reject', r)}</Space>
              </SecondPerson>
            ) : r.state === 'Confirmed' && !r.mine && !r.decidedMine && may('reversal.confirm') ? ask('cancel', r) : null,
          },
        ]}
      />
      {asking && (
        <ReasonDialog title={t(`reversals.${asking.act}`)} required danger subject={<>{asking.reversal.caseNumber} <Amount value={asking.reversal.amount} strong /><div className="quiet">{t(`reversals.next.${asking.act}`)}</div></>} onClose={() => setAsking(null)}
          act={(reason, header) => {
            const asked = { params: { path: { id: asking.reversal.id }, header }, body: { reason } }
            return asking.act === 'reject' ? content(api.POST('/api/v1/reversals/{id}/reject', asked))
              : asking.act === 'withdraw' ? content(api.POST('/api/v1/reversals/{id}/withdraw', asked))
                : content(api.POST('/api/v1/reversals/{id}/cancel', asked))
          }} />
      )}
    </>
  )
}
