import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeDate } from '../calendar/dates'
import { amountColumn } from '../money/amountColumn'
import { MoreButton } from '../shell/MoreButton'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { DueCosts } from './DueCosts'
import { FeeBatchTable } from './FeeBatchTable'
import { type Fee, useDueFees, useFeeBatches, useTreasuryAccounts } from './feeQueries'
import { TreasuryAccounts } from './TreasuryAccounts'

/** 缴库: fees that are due to the treasury, costs that are due to who bore them, and their payments. */
export function FeesPage() {
  const { t } = useTranslation()
  const may = useMay()
  const { message } = App.useApp()
  const [chosen, setChosen] = useState<number[]>([])
  const [asked, setAsked] = useState<string>()
  const accounts = useTreasuryAccounts()
  const books = (accounts.data ?? []).filter(a => a.confirmedBy).map(a => a.book)
  const book = asked ?? books[0]
  const [fees, batches] = [useDueFees('ExecutionFee', book), useFeeBatches()]
  const propose = useAct((to: { book: string; deductionIds: number[] | null }, header) => content(api.POST('/api/v1/treasury/batches', { params: { header }, body: to })))
  const send = async () => {
    await propose.mutateAsync({ book: book ?? '', deductionIds: chosen.length > 0 ? chosen : null })
    setChosen([])
    void message.success(t('fees.proposed'))
  }
  const choose = (to: string) => {
    setAsked(to)
    setChosen([])
  }
  return (
    <div className="stack">
      <Section flush title={t('fees.due')} hint={t('fees.dueHint')}
        extra={<>
          {books.length > 1 && <Select value={book} onChange={choose} options={books.map(value => ({ value, label: value }))} />}
          {may('treasury.settle') && <Button type="primary" disabled={!book || !fees.data?.pages[0]?.items.length} loading={propose.isPending} onClick={() => void send().catch(() => undefined)}>{chosen.length > 0 ? t('fees.paySome', { count: chosen.length }) : t('fees.payAll')}</Button>}
        </>}>
        <RefusalNotice error={propose.error} />
        <Rows<Fee>
          rows={fees.data?.pages.flatMap(p => p.items)}
          error={fees.error}
          rowKey={f => f.deductionId}
          {...(may('treasury.settle') && { chosen: { keys: chosen, choose: setChosen } })}
          empty={<Nothing title={t('fees.nothingDue')} hint={t('fees.nothingDueHint')} />}
          columns={[
            { title: t('common.case'), width: 200, render: (_, f) => <Link to={`/cases/${f.caseId}`} className="case-number">{f.caseNumber}</Link> },
            { title: t('cases.officer'), width: 100, render: (_, f) => f.officer },
            amountColumn(t('common.amount'), f => f.amount, { strong: true }),
            amountColumn(t('deductions.base'), f => f.base),
            { title: t('fees.confirmedOn'), render: (_, f) => <span className="digits">{officeDate(new Date(f.confirmedAt))}</span> },
          ]}
        />
        <MoreButton list={fees} />
      </Section>
      <DueCosts />
      <Section flush title={t('fees.batches')} hint={t('fees.batchesHint')}>
        <FeeBatchTable rows={batches.data?.pages.flatMap(p => p.items)} error={batches.error} />
        <MoreButton list={batches} />
      </Section>
      <TreasuryAccounts rows={accounts.data} error={accounts.error} />
    </div>
  )
}
