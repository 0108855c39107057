import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { officeDate, officeMinute } from '../calendar/dates'
import { Amount } from '../money/Amount'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { PairCashDialog } from './PairCashDialog'
import { ReasonDialog } from './ReasonDialog'
import type { Cash } from './voucherQueries'

const colours = { OnHand: 'orange', HandedIn: 'blue', Banked: 'green', Voided: 'default' } as const

type Doing = { act: 'accept' | 'void' | 'pair' | 'unpair'; cash: Cash }

/** Cash by voucher, with what the person may do about each. */
export function CashTable({ rows, error, ofCase }: { rows: Cash[] | undefined; error?: unknown; ofCase?: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  const [doing, setDoing] = useState<Doing | null>(null)
  const offer = (act: Doing['act'], cash: Cash) => <Button key={act} size="small" type="link" danger={act === 'void' || act === 'unpair'} onClick={() => setDoing({ act, cash })}>{t(`vouchers.${act}`)}</Button>
  const offered = (cash: Cash) => [
    ...(may('cash.accept') && cash.state === 'OnHand' ? [offer('accept', cash)] : []),
    ...(may('cash.accept') && cash.state === 'HandedIn' ? [offer('pair', cash)] : []),
    ...(may('cash.accept') && cash.state === 'Banked' ? [offer('unpair', cash)] : []),
    ...(may('cash.void') && cash.state === 'OnHand' ? [offer('void', cash)] : []),
  ]
  return (
    <>
      <Rows<Cash>
        rows={rows}
        error={error}
        rowKey={v => v.id}
        rowClassName={v => (v.state === 'Voided' ? 'row-undone' : '')}
        expanded={v => <Told cash={v} />}
        empty={<Nothing title={t('vouchers.noCash')} hint={t('vouchers.noCashHint')} />}
        columns={[
          { title: t('vouchers.number'), width: 110, render: (_, v) => <span className="digits">{v.number}</span> },
          { title: t('vouchers.takenAt'), width: 140, render: (_, v) => <span className="digits nowrap">{officeMinute(v.takenAt)}</span> },
          amountColumn(t('common.amount'), v => v.amount, { strong: true }),
          { title: t('unknown.payer'), width: 150, ellipsis: true, render: (_, v) => v.payer },
          { title: t('vouchers.officers'), width: 150, render: (_, v) => [v.firstOfficer, v.secondOfficer].join(t('common.listed')) },
          { title: t('vouchers.dueOn'), width: 170, render: (_, v) => <span className="nowrap"><span className="digits">{v.dueOn}</span> {v.overdue && <Tag color="red" variant="filled">{t('unknown.overdue')}</Tag>}</span> },
          { title: t('common.state'), width: 170, render: (_, v) => <><Tag color={colours[v.state]}>{t(`vouchers.state.${v.state}`)}</Tag>{v.bankedOn && <span className="digits quiet">{v.bankedOn}</span>}</> },
          ...(ofCase ? [] : [{ title: t('common.case'), width: 180, render: (_: unknown, v: Cash) => <Link to={`/cases/${v.caseId}`} className="case-number">{v.caseNumber}</Link> }]),
          { title: '', width: 190, render: (_, v) => <span className="nowrap">{offered(v)}</span> },
        ]}
      />
      {doing?.act === 'accept' && (
        <ReasonDialog title={t('vouchers.accept')} required={officeDate(new Date()) > officeDate(new Date(doing.cash.takenAt))} subject={<Subject cash={doing.cash} />} onClose={() => setDoing(null)}
          act={(lateReason, header) => content(api.POST('/api/v1/cash/{id}/accept', { params: { path: { id: doing.cash.id }, header }, body: { lateReason } }))} />
      )}
      {doing?.act === 'void' && (
        <ReasonDialog title={t('vouchers.void')} required danger subject={<Subject cash={doing.cash} />} onClose={() => setDoing(null)}
          act={(reason, header) => content(api.POST('/api/v1/cash/{id}/void', { params: { path: { id: doing.cash.id }, header }, body: { reason } }))} />
      )}
      {doing?.act === 'unpair' && (
        <ReasonDialog title={t('vouchers.unpair')} required danger subject={<Subject cash={doing.cash} />} onClose={() => setDoing(null)}
          act={(reason, header) => content(api.POST('/api/v1/cash/{id}/unpair', { params: { path: { id: doing.cash.id }, header }, body: { reason } }))} />
      )}
      {doing?.act === 'pair' && <PairCashDialog cash={doing.cash} onClose={() => setDoing(null)} />}
    </>
  )
}

function Subject({ cash }: { cash: Cash }) {
  return <>{cash.number} · {cash.payer} <Amount value={cash.amount} strong /></>
}

function Told({ cash }: { cash: Cash }) {
  const { t } = useTranslation()
  const facts: [string, string | null][] = [
    [t('vouchers.place'), cash.place], [t('vouchers.reason'), cash.reason], [t('vouchers.recordedAt'), officeMinute(cash.recordedAt)], [t('vouchers.latestOn'), cash.latestOn],
    [t('vouchers.acceptedBy'), cash.acceptedAt && `${cash.acceptedBy} ${officeMinute(cash.acceptedAt)}`], [t('vouchers.lateReason'), cash.lateReason],
    [t('vouchers.pairedBy'), cash.bankedOn && (cash.pairedBy ?? t('vouchers.byRule'))], [t('vouchers.voidReason'), cash.voidReason && `${cash.voidedBy}${t('common.colon')}${cash.voidReason}`],
  ]
  return <dl className="facts">{facts.filter(([, told]) => told).map(([word, told]) => <div key={word}><dt>{word}</dt><dd>{told}</dd></div>)}</dl>
}
