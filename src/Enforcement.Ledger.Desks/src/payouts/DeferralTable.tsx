import { Button, Tag, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHand } from '../access/hand'
import { useMay } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { caseColumn } from '../cases/caseColumn'
import { amountColumn } from '../money/amountColumn'
import { ClockTag } from '../oversight/ClockTag'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import type { Deferral } from './deferralQueries'

const colours = { Applied: 'orange', Approved: 'blue', Rejected: 'default', Withdrawn: 'default', Ended: 'green' } as const

type Ending = { act: 'reject' | 'withdraw' | 'end'; deferral: Deferral }

/** The deferrals of a case, with what the person may do about each and the clock that runs when one has ended. */
export function DeferralTable({ rows, error, ofCase }: { rows: Deferral[] | undefined; error?: unknown; ofCase?: boolean }) {
  const { t } = useTranslation()
  const hand = useHand()
  const may = useMay()
  const [ending, setEnding] = useState<Ending | null>(null)
  const approve = useAct((id: number, header) => content(api.POST('/api/v1/deferrals/{id}/approve', { params: { path: { id }, header } })))
  const offer = (act: Ending['act'], deferral: Deferral) => <Button size="small" type="link" danger={act === 'reject'} onClick={() => setEnding({ act, deferral })}>{t(`deferrals.${act}`)}</Button>
  return (
    <>
      <RefusalNotice error={approve.error} />
      <Rows<Deferral>
        rows={rows}
        error={error}
        rowKey={d => d.id}
        empty={<Nothing title={t('deferrals.empty')} hint={t('deferrals.emptyHint')} />}
        columns={[
          ...(ofCase ? [] : [caseColumn<Deferral>(t('common.case'))]),
          { title: t('deferrals.ground'), render: (_, d) => <><Tooltip title={d.article}>{t(`deferrals.grounds.${d.ground}`, d.groundName)}</Tooltip><div className="quiet">{d.document}{d.reason && ` · ${d.reason}`}</div></> },
          { title: t('clocks.lot'), width: 72, render: (_, d) => <span className="digits">{d.lots.join(t('common.listed'))}</span> },
          { title: t('deferrals.until'), width: 100, render: (_, d) => <><span className="digits">{d.endedOn ?? d.until}</span>{d.expired && <div className="quiet">{t('deferrals.expired')}</div>}</> },
          { title: t('common.state'), width: 120, render: (_, d) => <><Tag color={colours[d.state]}>{t(`deferrals.state.${d.state}`)}</Tag>{d.late && <Tooltip title={d.dueOn}><Tag color="red">{t('deferrals.late')}</Tag></Tooltip>}</> },
          amountColumn(t('deferrals.waiting'), d => d.waiting),
          { title: t('clocks.D'), width: 150, render: (_, d) => <ClockTag state={d.d} dueOn={d.dDueOn} provisional={d.dProvisional} /> },
          { title: t('deductions.hands'), width: 120, render: (_, d) => <>{[d.appliedBy, hand(d.decidedBy, d.decidedFor)].filter(Boolean).join(' → ')}<div className="quiet">{d.decision ?? (d.expired ? null : d.endReason)}</div></> },
          {
            title: '', width: 150, render: (_, d) => (
              <span className="nowrap">
                {d.state === 'Applied' && (
                  <SecondPerson mine={d.mine} permission="deferral.approve" own={may('deferral.apply') && offer('withdraw', d)}>
                    <Button size="small" type="link" loading={approve.isPending} onClick={() => approve.mutate(d.id)}>{t('deferrals.approve')}</Button>{offer('reject', d)}
                  </SecondPerson>
                )}
                {d.state === 'Approved' && may('deferral.end') && offer('end', d)}
              </span>
            ),
          },
        ]}
      />
      {ending && (
        <ReasonDialog title={t(`deferrals.${ending.act}`)} required danger={ending.act === 'reject'} onClose={() => setEnding(null)}
          subject={<>{t(`deferrals.grounds.${ending.deferral.ground}`, ending.deferral.groundName)} · {ending.deferral.until}{ending.act === 'end' && <div className="quiet">{t('deferrals.endHint')}</div>}</>}
          act={(reason, header) => {
            const asked = { params: { path: { id: ending.deferral.id }, header }, body: { reason } }
            return ending.act === 'reject' ? content(api.POST('/api/v1/deferrals/{id}/reject', asked))
              : ending.act === 'withdraw' ? content(api.POST('/api/v1/deferrals/{id}/withdraw', asked))
                : content(api.POST('/api/v1/deferrals/{id}/end', asked))
          }} />
      )}
    </>
  )
}
