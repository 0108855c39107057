import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { formatAmount } from '../money/amount'
import { amountColumn } from '../money/amountColumn'
import { MoreButton } from '../shell/MoreButton'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { BankAnswerUpload } from './BankAnswerUpload'
import { BankProfiles } from './BankProfiles'
import { ContradictionTable } from './ContradictionTable'
import { FailButton } from './FailButton'
import { PaymentFileTable } from './PaymentFileTable'
import { QueryButton } from './QueryButton'
import { type Uncertain, type Waiting, useContradictions, usePaymentFiles, useUncertain, useWaiting } from './bankQueries'

const under = '/bank'

/** 银行往来: what goes to the bank, what it answers, and what nobody knows. */
export function BankPage() {
  const { t } = useTranslation()
  const may = useMay()
  const { message } = App.useApp()
  const [chosen, setChosen] = useState<number[]>([])
  const releases = may('payout.release')
  const [waiting, files, uncertain, contradictions] = [useWaiting(releases), usePaymentFiles(releases), useUncertain(), useContradictions()]
  const waits = waiting.data?.pages.flatMap(p => p.items) ?? []
  // A file is of one book; with several, those of the others wait for the next one.
  const book = (waits.find(w => chosen.includes(w.payoutId)) ?? waits[0])?.book ?? null
  const build = useAct((payoutIds: number[], header) => content(api.POST('/api/v1/payments/files', { params: { header }, body: { book, payoutIds: payoutIds.length > 0 ? payoutIds : null } })))
  const send = async () => {
    const file = await build.mutateAsync(chosen)
    setChosen([])
    void message.success(t('banking.builtNow', { name: file.name, count: file.transactions, total: formatAmount(file.total) }))
  }
  return (
    <div className="stack">
      {releases && (
        <Section flush title={t('banking.waiting')} hint={t('banking.waitingHint')}
          extra={<Button type="primary" disabled={waits.length === 0} loading={build.isPending} onClick={() => void send().catch(() => undefined)}>{chosen.length > 0 ? t('banking.buildSome', { count: chosen.length }) : t('banking.buildAll')}</Button>}>
          <RefusalNotice error={build.error} />
          <Rows<Waiting>
            rows={waiting.data?.pages.flatMap(p => p.items)}
            error={waiting.error}
            rowKey={w => w.payoutId}
            chosen={{ keys: chosen, choose: setChosen, may: w => !w.stopped }}
            empty={<Nothing title={t('banking.nothingWaits')} hint={t('banking.nothingWaitsHint')} />}
            columns={[
              { title: t('banking.instruction'), width: 190, render: (_, w) => <Link to={`/payouts/${w.payoutId}`} state={{ under }} className="digits">{w.endToEndId}</Link> },
              { title: t('common.case'), width: 200, render: (_, w) => <span className="case-number">{w.caseNumber}</span> },
              { title: t('payouts.payee'), render: (_, w) => w.payeeName },
              amountColumn(t('common.amount'), w => w.amount, { strong: true, width: 120 }),
              { title: t('banking.releasedAt'), width: 150, render: (_, w) => <span className="digits">{officeMinute(w.releasedAt)}</span> },
              { title: '', width: 110, render: (_, w) => w.stopped ? t('banking.stopped') : null },
            ]}
          />
          <MoreButton list={waiting} />
        </Section>
      )}
      {releases && (
        <Section flush title={t('banking.files')} hint={t('banking.filesHint')}>
          <PaymentFileTable rows={files.data?.pages.flatMap(p => p.items)} error={files.error} />
          <MoreButton list={files} />
        </Section>
      )}
      {may('statement.import') && <Section title={t('banking.answers')} hint={t('banking.answersHint')}><BankAnswerUpload /></Section>}
      <Section flush title={t('banking.uncertain')} hint={t('banking.uncertainHint')}>
        <Rows<Uncertain>
          rows={uncertain.data?.pages.flatMap(p => p.items)}
          error={uncertain.error}
          rowKey={u => u.payoutId}
          empty={<Nothing title={t('banking.nothingUncertain')} hint={t('banking.nothingUncertainHint')} />}
          columns={[
            { title: t('banking.instruction'), width: 190, render: (_, u) => <Link to={`/payouts/${u.payoutId}`} state={{ under }} className="digits">{u.endToEndId}</Link> },
            { title: t('common.case'), width: 200, render: (_, u) => <span className="case-number">{u.caseNumber}</span> },
            { title: t('payouts.payee'), render: (_, u) => u.payeeName },
            amountColumn(t('common.amount'), u => u.amount, { strong: true, width: 120 }),
            { title: t('banking.sentAt'), width: 150, render: (_, u) => <span className="digits">{officeMinute(u.sentAt)}</span> },
            { title: t('banking.asked'), width: 190, render: (_, u) => u.lastAskedAt ? <><span className="digits">{t('banking.times', { count: u.asked })}</span> <span className="quiet digits">{officeMinute(u.lastAskedAt)}</span></> : '–' },
            { title: '', width: 190, render: (_, u) => <>
              <QueryButton id={u.payoutId} endToEndId={u.endToEndId} /> <FailButton id={u.payoutId} endToEndId={u.endToEndId} said={u.failureSaidBy ? `${u.failureSaidBy}${t('common.colon')}${u.failureDocument ?? ''}` : null} />
              {u.failureSaidBy && <div className="quiet">{t('banking.failWaits', { name: u.failureSaidBy })}</div>}
            </> },
          ]}
        />
        <MoreButton list={uncertain} />
      </Section>
      <Section flush title={t('banking.contradictions')} hint={t('banking.contradictionsHint')}>
        <ContradictionTable rows={contradictions.data?.pages.flatMap(p => p.items)} error={contradictions.error} />
        <MoreButton list={contradictions} />
      </Section>
      {releases && <BankProfiles />}
    </div>
  )
}
