import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { type Contradiction } from './bankQueries'
import { ExplainDialog } from './ExplainDialog'

/** What the bank says in two ways: one person explains it, another closes it. Money moves only by what both found not to be paid. */
export function ContradictionTable({ rows, error }: { rows: Contradiction[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  const may = useMay()('return.confirm')
  const [explaining, setExplaining] = useState<Contradiction | null>(null)
  const close = useAct((id: number, header) => content(api.POST('/api/v1/payments/contradictions/{id}/close', { params: { path: { id }, header } })))
  return (
    <>
      <RefusalNotice error={close.error} />
      <Rows<Contradiction>
        rows={rows}
        error={error}
        rowKey={c => c.id}
        empty={<Nothing title={t('banking.noContradiction')} hint={t('banking.noContradictionHint')} />}
        columns={[
          { title: t('banking.kind'), width: 220, render: (_, c) => <>{t(`banking.kinds.${c.kind}`, c.kind)}{c.blocks && <div><Tag color="red">{t('banking.blocks')}</Tag></div>}</> },
          { title: t('banking.instruction'), width: 190, render: (_, c) => <Link to={`/payouts/${c.payoutId}`} state={{ under: '/bank' }} className="digits">{c.endToEndId}</Link> },
          { title: t('payouts.payee'), width: 150, render: (_, c) => <>{c.payeeName}<div className="quiet case-number">{c.caseNumber}</div></> },
          amountColumn(t('common.amount'), c => c.amount, { strong: true, width: 120 }),
          { title: t('banking.facts'), render: (_, c) => <>{c.facts}<div className="quiet digits">{officeMinute(c.raisedAt)}</div></> },
          {
            title: '', width: 210, render: (_, c) => c.askedBy
              ? <>{c.askedBy}{t('common.colon')}{c.reason} {c.outcome && <Tag color="red">{t('banking.unpaid')}</Tag>}{may && <div><Button size="small" type="primary" loading={close.isPending} onClick={() => close.mutate(c.id)}>{t('banking.close')}</Button></div>}</>
              : may && <Button size="small" onClick={() => setExplaining(c)}>{t('banking.explain')}</Button>,
          },
        ]}
      />
      {explaining && <ExplainDialog item={explaining} onClose={() => setExplaining(null)} />}
    </>
  )
}
