import { DownloadOutlined } from '@ant-design/icons'
import { Button, Space, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
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
import type { FeeBatch } from './feeQueries'

const colours = { Proposed: 'orange', Approved: 'blue', Rejected: 'default', Withdrawn: 'default', Booked: 'green', Failed: 'red', Returned: 'red' } as const

type Asking = { act: 'reject' | 'fail'; batch: FeeBatch }

/** Payments of fees and costs, from the proposal to the bank's booking, its refusal or its return. */
export function FeeBatchTable({ rows, error }: { rows: FeeBatch[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  const may = useMay()
  const [asking, setAsking] = useState<Asking | null>(null)
  const approve = useAct((id: number, header) => content(api.POST('/api/v1/treasury/batches/{id}/approve', { params: { path: { id }, header } })))
  const take = useAct((id: number) => content<unknown>(api.GET('/api/v1/treasury/batches/{id}/file', { params: { path: { id } }, parseAs: 'blob' })))
  const save = async (batch: FeeBatch) => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await take.mutateAsync(batch.id) as Blob)
    link.download = `${batch.endToEndId}.xml`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const ask = (act: Asking['act'], batch: FeeBatch, word: string) => <Button size="small" danger onClick={() => setAsking({ act, batch })}>{t(word)}</Button>
  return (
    <>
      <RefusalNotice error={approve.error ?? take.error} />
      <Rows<FeeBatch>
        rows={rows}
        error={error}
        rowKey={b => b.id}
        empty={<Nothing title={t('fees.noBatches')} hint={t('fees.noBatchesHint')} />}
        columns={[
          { title: t('fees.recipient'), render: (_, b) => <><Tag>{t(`fees.recipients.${b.recipient}`)}</Tag>{b.accountName} <span className="digits quiet">{b.accountNo}</span>{b.document && <div className="quiet">{b.document}</div>}</> },
          { title: t('fees.count'), width: 70, render: (_, b) => <span className="digits">{b.fees}</span> },
          amountColumn(t('common.amount'), b => b.amount, { strong: true }),
          { title: t('banking.instruction'), width: 190, render: (_, b) => <span className="digits">{b.endToEndId ?? '–'}</span> },
          { title: t('common.state'), width: 130, render: (_, b) => <>{b.state && <Tag color={colours[b.state]}>{t(`fees.state.${b.state}`)}</Tag>}<div className="quiet digits">{b.returnedOn ?? b.bookedOn}</div><div className="quiet">{b.failedReason ?? b.decision}</div>{b.state === 'Approved' && b.failAskedBy && <div className="quiet">{t('fees.failAsked', { name: b.failAskedBy })}</div>}</> },
          { title: t('deductions.hands'), width: 160, render: (_, b) => <>{[b.proposedBy, b.decidedBy].filter(Boolean).join(' → ')}<div className="quiet digits">{officeDate(new Date(b.proposedAt))}</div></> },
          {
            title: '', width: 220, render: (_, b) => b.state === 'Proposed' ? (
              <SecondPerson mine={b.mine} permission="treasury.settle" own={ask('reject', b, 'fees.withdraw')}>
                <Space size="small"><Button size="small" type="primary" loading={approve.isPending} onClick={() => approve.mutate(b.id)}>{t('fees.approve')}</Button>{ask('reject', b, 'fees.reject')}</Space>
              </SecondPerson>
            ) : b.state === 'Approved' && may('treasury.settle') ? (
              <Space size="small"><Button size="small" icon={<DownloadOutlined />} loading={take.isPending} onClick={() => void save(b).catch(() => undefined)}>{t('payouts.file')}</Button>{!b.failAskedByMe && ask('fail', b, b.failAskedBy ? 'fees.confirmFail' : 'fees.fail')}</Space>
            ) : null,
          },
        ]}
      />
      {asking && (
        <ReasonDialog title={t(asking.act === 'fail' ? 'fees.fail' : asking.batch.mine ? 'fees.withdraw' : 'fees.reject')} required danger subject={<>{asking.batch.accountName} <Amount value={asking.batch.amount} strong /><div className="quiet">{t(asking.act === 'fail' ? 'fees.failHint' : 'fees.rejectHint')}</div></>} onClose={() => setAsking(null)}
          act={(reason, header) => {
            const asked = { params: { path: { id: asking.batch.id }, header }, body: { reason } }
            return asking.act === 'reject' ? content(api.POST('/api/v1/treasury/batches/{id}/reject', asked)) : content(api.POST('/api/v1/treasury/batches/{id}/fail', asked))
          }} />
      )}
    </>
  )
}
