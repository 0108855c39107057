import { Button, Skeleton, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { RefusalNotice } from '../api/RefusalNotice'
import { Amount } from '../money/Amount'
import { isZero } from '../money/amount'
import { useBooks } from './reconciliationQueries'
import { fileOf, useAdjustment, type Adjustment } from './periodQueries'

type Item = Adjustment['sent'][number]

/** The bank reconciliation statement of a day (银行存款余额调节表), to be read, printed and signed. */
export function AdjustmentPage() {
  const { t } = useTranslation()
  const [query] = useSearchParams()
  const named = query.get('book')
  const books = useBooks(named === null)
  const book = named ?? books.data?.[0]?.code ?? ''
  const asked = useAdjustment(book, query.get('on'))
  const s = asked.data
  if (asked.error) return <RefusalNotice error={asked.error} />
  if (!s) return <Skeleton active />
  const file = { book: s.book, on: s.on }
  return (
    <div className="stack adjustment">
      <div className="page-bar">
        <h1>{t('adjustment.title')}</h1>
        <Space className="no-print">
          <Link to="/reconciliation">{t('nav.reconciliation')}</Link>
          <Button onClick={() => print()}>{t('adjustment.print')}</Button>
          <Button href={fileOf('adjustment/workbook', file)}>{t('adjustment.workbook')}</Button>
          <Button href={fileOf('adjustment/page', file)}>PDF</Button>
        </Space>
      </div>
      <section className="panel">
        <p>{s.name}（{s.book}）　{t('adjustment.account')} <span className="digits">{s.escrowAccountNo}</span>　{s.currency}　{t('adjustment.on')} <span className="digits">{s.on}</span></p>
        <div className="columns">
          <Half rows={[
            [t('adjustment.ledger'), s.ledger, [], true], [t('adjustment.inTransit'), s.inTransit, []], [t('adjustment.cash'), s.cash, [], true],
            [t('adjustment.bankReceived'), null, s.bankReceived], [t('adjustment.bankPaid'), null, s.bankPaid],
            ...(s.missing.length > 0 ? [[t('adjustment.missing'), null, s.missing] as [string, null, Item[]]] : []), [t('adjustment.bookAdjusted'), s.bookAdjusted, [], true],
          ]} />
          <Half rows={[
            [`${t('adjustment.bank')}${s.statementIdent ? ` (${s.statementIdent})` : ''}`, s.bank, [], true], [t('adjustment.received'), null, []], [t('adjustment.sent'), null, s.sent],
            [t('adjustment.bankAdjusted'), s.bankAdjusted, [], true],
          ]} />
        </div>
        <p className="adjustment-difference">{t('adjustment.difference')} <Amount value={s.difference} strong tone={isZero(s.difference) ? 'good' : 'bad'} /></p>
        {s.unexplained.length > 0 && <><h3>{t('adjustment.unexplained')}</h3><Half rows={[[t('adjustment.unexplained'), null, s.unexplained]]} /></>}
        <p className="adjustment-signatures"><span>{t('adjustment.preparedBy')}{t('common.colon')}{s.preparedBy ?? '____________'}</span><span>{t('adjustment.confirmedBy')}{t('common.colon')}{s.confirmedBy ?? '____________'}</span></p>
      </section>
    </div>
  )
}

function Half({ rows }: { rows: [label: string, amount: string | null, items: Item[], strong?: boolean][] }) {
  const { t } = useTranslation()
  // A held statement is told by its code.
  const holds = t('holds', { returnObjects: true }) as Record<string, string>
  return (
    <table className="adjustment-half">
      <tbody>
        {rows.flatMap(([label, amount, items, strong]) => [
          <tr key={label} className={strong ? 'strong' : ''}><td>{label}</td><td>{amount !== null ? <Amount value={amount} {...(strong ? { strong } : {})} /> : items.length === 0 && <span className="quiet">{t('common.none')}</span>}</td></tr>,
          ...items.map(i => <tr key={`${label} ${i.reference}`}><td className="quiet">　{i.on} {i.reference} {holds[i.text] ?? i.text}</td><td><Amount value={i.amount} /></td></tr>),
        ])}
      </tbody>
    </table>
  )
}
