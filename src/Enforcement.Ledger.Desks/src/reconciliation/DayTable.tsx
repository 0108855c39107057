import { Button, Space, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { Amount } from '../money/Amount'
import { isZero } from '../money/amount'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { CloseDialog, ReopenDialog } from './CloseDialog'
import { useDays, type Day } from './periodQueries'

/** The days of a book: three ways, what is in transit, and who closed each. */
export function DayTable({ book, to }: { book: string; to: string | null }) {
  const { t } = useTranslation()
  const may = useMay()
  const list = useDays(book, to)
  const [closing, setClosing] = useState<Day | null>(null)
  const [reopening, setReopening] = useState(false)
  const days = list.data?.days
  const asked = list.data?.askedReopening
  // Only a day that is over can be closed.
  const closable = (day: Day) => !day.isClosed && may('period.close') && day.day !== days?.[0]?.day
  return (
    <Section
      flush
      title={t('periods.days')}
      hint={list.data?.closedThrough ? t('periods.closedThrough', { day: list.data.closedThrough }) : t('periods.noneClosed')}
      extra={list.data?.closedThrough && may('period.reopen') && <Button size="small" onClick={() => setReopening(true)}>{t(asked ? 'periods.confirmReopen' : 'periods.reopen')}</Button>}
    >
      <Rows<Day>
        rows={days}
        error={list.error}
        rowKey={d => d.day}
        empty={<Nothing title={t('periods.days')} />}
        rowClassName={d => (d.isWorkday ? '' : 'row-quiet')}
        columns={[
          { title: t('periods.day'), width: 110, render: (_, d) => <Link className="digits nowrap" to={`/reconciliation/adjustment?book=${book}&on=${d.day}`}>{d.day}</Link> },
          amountColumn(t('reconciliation.bank'), d => d.bank),
          amountColumn(t('reconciliation.book'), d => d.book),
          amountColumn(t('reconciliation.liabilities'), d => d.liabilities),
          { title: t('reconciliation.difference'), align: 'right', width: 100, render: (_, d) => <Amount value={d.difference} strong tone={isZero(d.difference) ? 'good' : 'bad'} /> },
          amountColumn(t('periods.inTransit'), d => d.inTransit),
          { title: t('periods.open'), align: 'right', width: 70, render: (_, d) => <span className={d.openDifferences ? 'digits bad' : 'digits quiet'}>{d.openDifferences}</span> },
          {
            title: t('periods.close'),
            width: 300,
            render: (_, d) => (
              <Space size={6}>
                {d.close?.state === 'closed' && <><Tag color="green">{t('periods.closed')}</Tag><span className="quiet">{d.close.preparedBy} / {d.close.confirmedBy}</span>{!d.close.intact && <Tag color="red">{t('periods.notIntact')}</Tag>}</>}
                {d.close?.state === 'prepared' && <><Tag color="gold">{t('periods.prepared')}</Tag><span className="quiet">{d.close.preparedBy}</span></>}
                {!d.close && d.isClosed && <span className="quiet">{t('periods.closedWith')}</span>}
                {closable(d) && <Button size="small" type="link" onClick={() => setClosing(d)}>{t(d.close ? 'periods.confirm' : 'periods.sign')}</Button>}
              </Space>
            ),
          },
        ]}
      />
      {closing && <CloseDialog book={book} day={closing} onClose={() => setClosing(null)} />}
      {reopening && list.data && <ReopenDialog list={list.data} onClose={() => setReopening(false)} />}
    </Section>
  )
}
