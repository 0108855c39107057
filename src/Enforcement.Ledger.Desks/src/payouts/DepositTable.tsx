import { Button, Tag, Tooltip } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHand } from '../access/hand'
import { useMay } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { Amount } from '../money/Amount'
import { caseColumn } from '../cases/caseColumn'
import { amountColumn } from '../money/amountColumn'
import { IssueButton } from '../papers/IssueButton'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import type { Deposit } from './deferralQueries'
import { ReturnDepositDialog } from './ReturnDepositDialog'

const colours = { Applied: 'orange', Approved: 'blue', Rejected: 'default', Withdrawn: 'default', Returned: 'green' } as const

type Ending = { act: 'reject' | 'withdraw' | 'rejectReturn'; deposit: Deposit }

/** The deposits of a case: for whom, on which ground, until when the creditor may come, and what the person may do about each. */
export function DepositTable({ rows, error, ofCase }: { rows: Deposit[] | undefined; error?: unknown; ofCase?: boolean }) {
  const { t } = useTranslation()
  const hand = useHand()
  const may = useMay()
  const [ending, setEnding] = useState<Ending | null>(null)
  const [returning, setReturning] = useState<Deposit | null>(null)
  const approve = useAct((id: number, header) => content(api.POST('/api/v1/deposits/{id}/approve', { params: { path: { id }, header } })))
  const confirm = useAct((id: number, header) => content(api.POST('/api/v1/deposits/{id}/return/confirm', { params: { path: { id }, header } })))
  const offer = (act: Ending['act'], deposit: Deposit) => <Button size="small" type="link" danger={act !== 'withdraw'} onClick={() => setEnding({ act, deposit })}>{t(`deposits.${act}`)}</Button>
  const acts = (d: Deposit) => {
    const asked = d.returnAskedBy !== null
    const decision = (mine: boolean, act: ReactNode, reject: Ending['act']) => (
      <SecondPerson mine={mine} permission="deposit.approve" own={may('deposit.apply') && offer('withdraw', d)}>{act}{offer(reject, d)}</SecondPerson>
    )
    if (d.state === 'Applied') return decision(d.mine, <Button size="small" type="link" loading={approve.isPending} onClick={() => approve.mutate(d.id)}>{t('deposits.approve')}</Button>, 'reject')
    if (d.state !== 'Approved') return null
    if (!asked) return may('deposit.apply') && !d.lapsed && <Button size="small" type="link" onClick={() => setReturning(d)}>{t('deposits.return')}</Button>
    return decision(d.returnMine, <Button size="small" type="link" loading={confirm.isPending} onClick={() => confirm.mutate(d.id)}>{t('deposits.confirmReturn')}</Button>, 'rejectReturn')
  }
  return (
    <>
      <RefusalNotice error={approve.error ?? confirm.error} />
      <Rows<Deposit>
        rows={rows}
        error={error}
        rowKey={d => d.id}
        empty={<Nothing title={t('deposits.empty')} hint={t('deposits.emptyHint')} />}
        columns={[
          ...(ofCase ? [] : [caseColumn<Deposit>(t('common.case'))]),
          { title: t('deposits.creditor'), width: 120, dataIndex: 'creditor' },
          { title: t('deferrals.ground'), render: (_, d) => <><Tooltip title={d.article}>{t(`deposits.grounds.${d.ground}`, d.groundName)}</Tooltip><div className="quiet">{d.document} · {d.evidence}</div></> },
          amountColumn(t('common.amount'), d => d.amount, { strong: true }),
          { title: t('common.state'), width: 120, render: (_, d) => <><Tag color={colours[d.state]}>{t(`deposits.state.${d.state}`)}</Tag>{d.late && <Tooltip title={d.dueOn}><Tag color="red">{t('deferrals.late')}</Tag></Tooltip>}{d.state === 'Approved' && d.returnAskedBy && <Tag color="orange">{t('deposits.returnAsked')}</Tag>}</> },
          { title: t('deposits.lapse'), width: 104, render: (_, d) => d.lapseOn ? <><span className="digits">{d.lapseOn}</span>{d.lapsed && <div><Tag color="red">{t('deposits.lapsed')}</Tag></div>}</> : '–' },
          { title: t('deductions.hands'), width: 130, render: (_, d) => <>{[d.appliedBy, hand(d.decidedBy, d.decidedFor), d.returnAskedBy, hand(d.returnedBy, d.returnedFor)].filter(Boolean).join(' → ')}<div className="quiet">{d.decision ?? d.returnDocument}</div></> },
          { title: '', width: 170, render: (_, d) => <span className="nowrap">{acts(d)}{ofCase && (d.state === 'Applied' || d.state === 'Approved') && <IssueButton kind="DepositApproval" subject={{ depositId: d.id }} type="link" size="small" />}</span> },
        ]}
      />
      {returning && <ReturnDepositDialog deposit={returning} onClose={() => setReturning(null)} />}
      {ending && (
        <ReasonDialog title={t(`deposits.${ending.act}`)} required danger={ending.act !== 'withdraw'} subject={<>{ending.deposit.creditor} <Amount value={ending.deposit.amount} strong /></>} onClose={() => setEnding(null)}
          act={(reason, header) => {
            const asked = { params: { path: { id: ending.deposit.id }, header }, body: { reason } }
            return ending.act === 'reject' ? content(api.POST('/api/v1/deposits/{id}/reject', asked))
              : ending.act === 'withdraw' ? content(api.POST('/api/v1/deposits/{id}/withdraw', asked))
                : content(api.POST('/api/v1/deposits/{id}/return/reject', asked))
          }} />
      )}
    </>
  )
}
