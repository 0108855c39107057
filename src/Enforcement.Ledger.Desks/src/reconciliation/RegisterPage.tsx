import { Button, Modal, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay, useMe } from '../access/me'
import { api, content, type Schemas } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeDate, officeMinute } from '../calendar/dates'
import { Amount } from '../money/Amount'
import { amountColumn } from '../money/amountColumn'
import { ExportButton } from '../shell/ExportButton'
import { MoreButton } from '../shell/MoreButton'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { fileOf, useMonth, useRegister, useRegisteredReceipts, type RegisteredReceipt } from './periodQueries'
import { useReconciliation } from './reconciliationQueries'

type CaseMonth = Schemas['CaseMonth']
type MonthAccount = Schemas['MonthAccount']

/** The registers of a month: the report by account, case by case, and the two signatures. */
export function RegisterPage() {
  const { t } = useTranslation()
  const may = useMay()
  const books = useReconciliation()
  const [chosen, setChosen] = useState<string | null>(null)
  const [month, setMonth] = useState(officeDate(new Date()).slice(0, 7))
  const [signing, setSigning] = useState(false)
  const book = chosen ?? books.data?.[0]?.book
  const report = useMonth(book, `${month}-01`)
  const register = useRegister(book, `${month}-01`)
  const receipts = useRegisteredReceipts(book, `${month}-01`)
  const sums = register.data?.pages[0]
  const close = report.data?.close
  const over = `${month}-31` < officeDate(new Date())
  const maySign = over && close?.state !== 'closed' && may(close ? 'month.confirm' : 'period.close')
  const file = (what: string, as: string, reason?: string) => fileOf('register/file', { book: book ?? '', month: `${month}-01`, what, as, ...(reason && { reason }) })
  const take = (what: string, as: string) => (reason: string) => location.assign(file(what, as, reason))
  return (
    <div className="stack">
      <div className="page-bar">
        <h1>{t('register.title')}</h1>
        <Space>
          <Link to="/reconciliation">{t('nav.reconciliation')}</Link>
          {(books.data?.length ?? 0) > 1 && <Select value={book ?? null} onChange={setChosen} options={books.data?.map(b => ({ value: b.book, label: b.name })) ?? []} />}
          <input type="month" aria-label={t('register.month')} className="ant-input month-picker" value={month} onChange={e => e.target.value && setMonth(e.target.value)} />
        </Space>
      </div>
      <Section flush title={t('register.report')} hint={t('register.reportHint')}
        extra={
          <Space>
            {close && <><Tag color={close.state === 'closed' ? 'green' : 'gold'}>{t(close.state === 'closed' ? 'register.signed' : 'register.halfSigned')}</Tag><span className="quiet">{close.preparedBy} {close.confirmedBy && `/ ${close.confirmedBy}`}</span></>}
            {maySign && <Button size="small" type="primary" onClick={() => setSigning(true)}>{t(close ? 'register.signExecution' : 'register.signFinance')}</Button>}
            <Button size="small" href={file('report', 'xlsx')}>Excel</Button>
          </Space>
        }>
        <Rows<MonthAccount> rows={report.data?.accounts} error={report.error} rowKey={a => a.account} empty={<Nothing title={t('register.empty')} />}
          columns={[
            { title: t('register.account'), render: (_, a) => t(`accounts.${a.account}`, a.account) },
            amountColumn(t('reconciliation.opening'), a => a.opening), amountColumn(t('register.in'), a => a.in), amountColumn(t('register.out'), a => a.out),
            amountColumn(t('reconciliation.closing'), a => a.closing, { strong: true }),
          ]} />
      </Section>
      <Section flush title={t('register.cases')} hint={sums && t('common.of', { count: sums.count })}
        extra={<Space><ExportButton onTake={take('cases', 'xlsx')}>Excel</ExportButton><ExportButton onTake={take('cases', 'csv')}>CSV</ExportButton></Space>}>
        <Rows<CaseMonth> rows={register.data?.pages.flatMap(p => p.cases)} error={register.error} rowKey={c => c.caseId} empty={<Nothing title={t('register.empty')} />}
          columns={[
            { title: t('cases.number'), render: (_, c) => <Link to={`/cases/${c.caseId}`}>{c.caseNumber}</Link> },
            { title: t('cases.officer'), width: 120, dataIndex: 'officer' },
            amountColumn(t('reconciliation.opening'), c => c.opening), amountColumn(t('register.in'), c => c.in), amountColumn(t('transfers.cameIn'), c => c.transferredIn),
            amountColumn(t('register.out'), c => c.out), amountColumn(t('transfers.wentOut'), c => c.transferredOut),
            amountColumn(t('reconciliation.closing'), c => c.closing, { strong: true }),
          ]} />
        {sums && sums.count > 0 && (
          <p className="register-sums">{t('register.total')}　{t('reconciliation.opening')} <Amount value={sums.opening} />　{t('register.in')} <Amount value={sums.in} />　{t('transfers.cameIn')} <Amount value={sums.transferredIn} />　{t('register.out')} <Amount value={sums.out} />　{t('transfers.wentOut')} <Amount value={sums.transferredOut} />　{t('reconciliation.closing')} <Amount value={sums.closing} strong /></p>
        )}
        <MoreButton list={register} />
      </Section>
      <Section flush title={t('register.receipts')} hint={t('register.receiptsHint')} extra={<Space><ExportButton onTake={take('receipts', 'xlsx')}>Excel</ExportButton><ExportButton onTake={take('receipts', 'csv')}>CSV</ExportButton></Space>}>
        <Rows<RegisteredReceipt> rows={receipts.data?.pages.flatMap(p => p.items)} error={receipts.error} rowKey={r => r.place} fit empty={<Nothing title={t('register.empty')} />}
          columns={[
            { title: t('receipts.bookedOn'), width: 100, render: (_, r) => <span className="digits">{r.bookedOn}</span> },
            { title: t('register.postedOn'), width: 100, render: (_, r) => <span className="digits">{r.postedOn}</span> },
            amountColumn(t('common.amount'), r => r.amount, { strong: true }),
            { title: t('cases.number'), width: 200, render: (_, r) => <span className="case-number">{r.caseNumber}</span> },
            { title: t('cases.officer'), width: 100, dataIndex: 'officer' },
            { title: t('unknown.payer'), ellipsis: true, render: (_, r) => r.payer ?? '–' },
            { title: '', width: 150, render: (_, r) => (
              <Space size={4}>
                {r.state !== 'Stands' && <Tag color="red" variant="filled">{t(`register.state.${r.state}`)}</Tag>}
                {r.claimed && <Tag variant="filled">{t('register.claimed')}</Tag>}
                {r.bond && <Tag variant="filled">{t('register.bond')}</Tag>}
              </Space>
            ) },
          ]} />
        <MoreButton list={receipts} />
      </Section>
      {signing && book && <SignDialog book={book} month={month} close={close ?? null} onClose={() => setSigning(false)} />}
    </div>
  )
}

function SignDialog({ book, month, close, onClose }: { book: string; month: string; close: Schemas['CloseView'] | null; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe().data
  const doing = useAct((body: { book: string; kind: 'Month'; through: string }, header) => close
    ? content(api.POST('/api/v1/reconciliation/closes/confirm', { params: { header }, body }))
    : content(api.POST('/api/v1/reconciliation/closes/prepare', { params: { header }, body })))
  const title = t(close ? 'register.signExecution' : 'register.signFinance')
  return (
    <Modal open title={`${title} ${month}`} okText={title} cancelText={t('common.cancel')} onCancel={onClose} okButtonProps={{ loading: doing.isPending }}
      onOk={() => void doing.mutateAsync({ book, kind: 'Month', through: `${month}-01` }).then(onClose, () => undefined)}>
      <RefusalNotice error={doing.error} />
      <p>{t('register.finance')}{t('common.colon')}{close ? `${close.preparedBy} ${officeMinute(close.preparedAt)}` : me?.displayName}</p>
      <p>{t('register.execution')}{t('common.colon')}{close ? me?.displayName : t('periods.another')}</p>
      <p className="quiet">{t('periods.closeHint')}</p>
    </Modal>
  )
}
