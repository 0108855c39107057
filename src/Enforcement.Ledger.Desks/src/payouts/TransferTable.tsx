import { Button, Space, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
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
import type { Transfer } from './transferQueries'

const colours = { Proposed: 'orange', Approved: 'green', Rejected: 'default', Withdrawn: 'default', Reversed: 'red' } as const

type Asking = { act: 'reject' | 'withdraw' | 'undo'; transfer: Transfer }

/** Money that came to a case from others and went from it to others, or of all cases what waits, with what the person may do about each. */
export function TransferTable({ rows, error, caseId }: { rows: Transfer[] | undefined; error?: unknown; caseId?: number }) {
  const { t } = useTranslation()
  const hand = useHand()
  const may = useMay()
  const [asking, setAsking] = useState<Asking | null>(null)
  const approve = useAct((id: number, header) => content(api.POST('/api/v1/transfers/{id}/approve', { params: { path: { id }, header } })))
  const confirmUndo = useAct((id: number, header) => content(api.POST('/api/v1/transfers/{id}/confirm-undo', { params: { path: { id }, header } })))
  const ask = (act: Asking['act'], transfer: Transfer) => <Button size="small" danger={act !== 'withdraw'} onClick={() => setAsking({ act, transfer })}>{t(`transfers.${act}`)}</Button>
  const from = (x: Transfer) => <Link to={`/cases/${x.fromCaseId}`} className="case-number">{x.fromCase}</Link>
  const to = (x: Transfer) => <Link to={`/cases/${x.toCaseId}`} className="case-number">{x.toCase}</Link>
  return (
    <>
      <RefusalNotice error={approve.error ?? confirmUndo.error} />
      <Rows<Transfer>
        rows={rows}
        error={error}
        rowKey={x => x.id}
        rowClassName={x => (x.state === 'Reversed' ? 'row-undone' : '')}
        empty={<Nothing title={t('transfers.empty')} hint={t('transfers.emptyHint')} />}
        columns={[
          ...(caseId ? [
            { title: t('transfers.way'), width: 70, render: (_: unknown, x: Transfer) => <Tag color={x.toCaseId === caseId ? 'green' : 'blue'}>{t(x.toCaseId === caseId ? 'transfers.in' : 'transfers.out')}</Tag> },
            { title: t('transfers.other'), width: 190, render: (_: unknown, x: Transfer) => x.toCaseId === caseId ? from(x) : to(x) },
          ] : [{ title: t('common.case'), width: 200, render: (_: unknown, x: Transfer) => <>{from(x)}<div>→ {to(x)}</div></> }]),
          amountColumn(t('common.amount'), x => x.amount, { strong: true }),
          { title: t('transfers.ground'), render: (_, x) => <>{t(`transfers.grounds.${x.ground}`, x.groundName)}<div className="quiet">{[x.document, x.undoReason ?? x.decision ?? x.reason].filter(Boolean).join(' · ')}</div></> },
          { title: t('transfers.lots'), width: 190, render: (_, x) => x.lots.length === 0 ? '–' : x.lots.map(l => <div key={l.lotId}><span className="digits quiet">{l.arrivedOn}</span> <Amount value={l.amount} /></div>) },
          { title: t('common.state'), width: 110, render: (_, x) => <><Tag color={colours[x.state]}>{t(`transfers.state.${x.state}`)}</Tag>{x.state === 'Approved' && x.undoAskedBy && <div className="quiet">{t('transfers.undoAsked', { name: x.undoAskedBy })}</div>}</> },
          { title: t('transfers.hands'), width: 150, render: (_, x) => <>{[x.proposedBy, hand(x.decidedBy, x.decidedFor), hand(x.reversedBy, x.reversedFor)].filter(Boolean).join(' → ')}<div className="quiet digits">{officeDate(new Date(x.proposedAt))}</div></> },
          {
            title: '', width: 190, render: (_, x) => x.state === 'Proposed' ? (
              <SecondPerson mine={x.mine} permission="transfer.approve" own={ask('withdraw', x)}>
                <Space size="small"><Button size="small" type="primary" loading={approve.isPending} onClick={() => approve.mutate(x.id)}>{t('transfers.approve')}</Button>{ask('reject', x)}</Space>
              </SecondPerson>
            ) : x.state === 'Approved' && x.undoAskedBy ? (
              <SecondPerson mine={x.undoMine} permission="transfer.approve">
                <Space size="small"><Button size="small" danger loading={confirmUndo.isPending} onClick={() => confirmUndo.mutate(x.id)}>{t('transfers.confirmUndo')}</Button>{ask('reject', x)}</Space>
              </SecondPerson>
            ) : x.state === 'Approved' && may('transfer.undo') ? ask('undo', x) : null,
          },
        ]}
      />
      {asking && (
        <ReasonDialog title={t(`transfers.${asking.act}`)} required danger subject={<>{asking.transfer.fromCase} → {asking.transfer.toCase} <Amount value={asking.transfer.amount} strong /><div className="quiet">{t(`transfers.next.${asking.act}`)}</div></>} onClose={() => setAsking(null)}
          act={(reason, header) => {
            const asked = { params: { path: { id: asking.transfer.id }, header }, body: { reason } }
            return asking.act === 'reject' ? content(api.POST('/api/v1/transfers/{id}/reject', asked))
              : asking.act === 'withdraw' ? content(api.POST('/api/v1/transfers/{id}/withdraw', asked))
                : content(api.POST('/api/v1/transfers/{id}/undo', asked))
          }} />
      )}
    </>
  )
}
