import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { amountColumn } from '../money/amountColumn'
import { MoreButton } from '../shell/MoreButton'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { useArrivals, type Arrival } from './voucherQueries'

/** New arrivals: the executor acknowledges those of the own cases, finance notes whom it has told. */
export function Arrivals() {
  const { t } = useTranslation()
  const may = useMay()
  const arrivals = useArrivals(may('statement.read'))
  const sees = may('arrival.see')
  const act = useAct((lineIds: number[], header) =>
    content(sees ? api.POST('/api/v1/arrivals/seen', { params: { header }, body: { lineIds } }) : api.POST('/api/v1/arrivals/told', { params: { header }, body: { lineIds } })))
  const rows = arrivals.data?.pages.flatMap(p => p.items)
  const open = (rows ?? []).filter(a => sees || !a.toldAt)
  const acts = sees || may('arrival.tell')
  return (
    <Section flush title={t('vouchers.arrivals')} hint={t('vouchers.arrivalsHint')}
      extra={acts && open.length > 0 && <Button size="small" loading={act.isPending} onClick={() => act.mutate([...new Set(open.map(a => a.lineId))])}>{t(sees ? 'vouchers.seeAll' : 'vouchers.tellAll', { count: open.length })}</Button>}>
      <RefusalNotice error={act.error} />
      <Rows<Arrival>
        rows={rows}
        error={arrivals.error}
        rowKey={a => a.place}
        empty={<Nothing title={t('vouchers.noArrivals')} />}
        columns={[
          { title: t('receipts.bookedOn'), width: 100, render: (_, a) => <span className="digits">{a.bookedOn}</span> },
          amountColumn(t('common.amount'), a => a.amount, { strong: true }),
          { title: t('unknown.payer'), ellipsis: true, width: 170, render: (_, a) => a.payer ?? '–' },
          { title: t('common.case'), width: 180, render: (_, a) => <Link to={`/cases/${a.caseId}`} className="case-number">{a.caseNumber}</Link> },
          { title: t('cases.officer'), width: 100, render: (_, a) => a.officer },
          { title: t('vouchers.tellBy'), width: 180, render: (_, a) => (a.toldBy ? <span className="quiet">{t('vouchers.toldBy', { name: a.toldBy })}</span>
            : <span className="nowrap"><span className="digits">{a.dueOn}</span> {a.overdue && <Tag color="red" variant="filled">{t('unknown.overdue')}</Tag>}</span>) },
          { title: '', width: 110, render: (_, a) => acts && (sees || !a.toldAt) && <Button size="small" type="link" onClick={() => act.mutate([a.lineId])}>{t(sees ? 'vouchers.see' : 'vouchers.tell')}</Button> },
        ]}
      />
      <MoreButton list={arrivals} />
    </Section>
  )
}
