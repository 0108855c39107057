import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useHand } from '../access/hand'
import { useMay } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { Amount } from '../money/Amount'
import { formatAmount } from '../money/amount'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import type { Deduction } from './deductionQueries'

const colours = { Proposed: 'orange', Confirmed: 'green', Rejected: 'default', Withdrawn: 'default', Reversed: 'red' } as const

type Ending = { act: 'reject' | 'withdraw' | 'reverse'; deduction: Deduction }

/** Fees, costs of a sale and surplus, with what the person may do about each. */
export function DeductionTable({ rows, error, ofCase }: { rows: Deduction[] | undefined; error?: unknown; ofCase?: boolean }) {
  const { t } = useTranslation()
  const hand = useHand()
  const may = useMay()
  const [ending, setEnding] = useState<Ending | null>(null)
  const confirm = useAct((id: number, header) => content(api.POST('/api/v1/deductions/{id}/confirm', { params: { path: { id }, header } })))
  const offer = (act: Ending['act'], deduction: Deduction) => <Button key={act} size="small" type="link" danger={act !== 'withdraw'} onClick={() => setEnding({ act, deduction })}>{t(`deductions.${act}`)}</Button>
  return (
    <>
      <RefusalNotice error={confirm.error} />
      <Rows<Deduction>
        rows={rows}
        error={error}
        rowKey={d => d.id}
        rowClassName={d => (d.state === 'Reversed' ? 'row-undone' : '')}
        empty={<Nothing title={t('deductions.empty')} />}
        columns={[
          ...(ofCase ? [] : [{ title: t('common.case'), width: 190, render: (_: unknown, d: Deduction) => <Link to={`/cases/${d.caseId}`} className="case-number">{d.caseNumber}</Link> }]),
          { title: t('deductions.kind'), width: 110, render: (_, d) => t(`deductions.kinds.${d.kind}`) },
          amountColumn(t('common.amount'), d => d.amount, { strong: true }),
          { title: t('deductions.ground'), width: 300, render: (_, d) => <Ground deduction={d} /> },
          { title: t('common.state'), width: 100, render: (_, d) => <Tag color={colours[d.state]}>{t(`deductions.state.${d.state}`)}</Tag> },
          { title: t('deductions.hands'), width: 170, render: (_, d) => [d.proposedBy, hand(d.decidedBy, d.decidedFor), hand(d.reversedBy, d.reversedFor)].filter(Boolean).join(' → ') },
          {
            title: '', width: 190, render: (_, d) => (
              <span className="nowrap">
                {d.state === 'Proposed' && (
                  <SecondPerson mine={d.mine} permission="deduction.confirm" own={may('deduction.propose') && offer('withdraw', d)}>
                    <Button size="small" type="link" loading={confirm.isPending} onClick={() => confirm.mutate(d.id)}>{t('deductions.confirm')}</Button>{offer('reject', d)}
                  </SecondPerson>
                )}
                {d.state === 'Confirmed' && !d.mine && !d.decidedMine && may('deduction.confirm') && offer('reverse', d)}
              </span>
            ),
          },
        ]}
      />
      {ending && (
        <ReasonDialog title={t(`deductions.${ending.act}`)} required danger subject={<>{t(`deductions.kinds.${ending.deduction.kind}`)} <Amount value={ending.deduction.amount} strong /></>} onClose={() => setEnding(null)}
          act={(reason, header) => {
            const asked = { params: { path: { id: ending.deduction.id }, header }, body: { reason } }
            return ending.act === 'reject' ? content(api.POST('/api/v1/deductions/{id}/reject', asked))
              : ending.act === 'withdraw' ? content(api.POST('/api/v1/deductions/{id}/withdraw', asked))
                : content(api.POST('/api/v1/deductions/{id}/reverse', asked))
          }} />
      )}
    </>
  )
}

function Ground({ deduction: d }: { deduction: Deduction }) {
  const { t } = useTranslation()
  return (
    <>
      {d.basis && <div className="quiet">{t('deductions.reckoned', { basis: t(`deductions.basis.${d.basis}`), base: formatAmount(d.base ?? ''), version: d.scheduleVersion, due: formatAmount(d.due ?? '') })}</div>}
      {d.document}
      {(d.reversedReason ?? d.decision) && <div className="quiet">{d.reversedReason ?? d.decision}</div>}
    </>
  )
}
