import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { languageOf } from '../language/language'
import { amountColumn } from '../money/amountColumn'
import { Rows } from '../shell/Rows'
import { useBatchParts, type BatchPart } from './matchingQueries'
import { reasonText } from './reasonText'

/** The payments that the bank booked as one line, each with the case that is likeliest for it. Nothing when the line is no batch. */
export function BatchParts({ lineId }: { lineId: number }) {
  const { t, i18n } = useTranslation()
  const language = languageOf(i18n.language)
  const shown = useBatchParts(lineId)
  const parts = shown.data?.pages.flatMap(p => p.items)
  if (parts?.length === 0 && !shown.error) return null
  return (
    <div className="why-part">
      <h3>{t('matching.batch')}</h3>
      <p className="quiet">{t('matching.batchHint')}</p>
      <Rows<BatchPart>
        rows={parts}
        error={shown.error}
        rowKey={p => p.seq}
        fit
        empty={null}
        columns={[
          { title: t('matching.rank'), width: 42, render: (_, p) => <span className="digits">{p.seq}</span> },
          { title: t('receipts.counterparty'), render: (_, p) => <>{p.counterparty ?? '–'}<div className="quiet digits">{p.counterpartyAccount}</div></> },
          { title: t('receipts.remark'), render: (_, p) => [p.creditedAccount, p.remark].filter(Boolean).join(' ') || '–' },
          amountColumn<BatchPart>(t('common.amount'), p => p.amount && (p.isCredit ? p.amount : `-${p.amount}`), { width: 104 }),
          {
            title: t('matching.likeliest'), width: 190,
            render: (_, p) => p.likeliest
              ? <span title={p.likeliest.reasons.map(r => reasonText(r, language)).join(t('common.joined'))}><Link to={`/cases/${p.likeliest.caseId}`} className="case-number">{p.likeliest.caseNumber}</Link></span> : '–',
          },
        ]}
      />
      {shown.hasNextPage && <Button size="small" onClick={() => void shown.fetchNextPage()} loading={shown.isFetchingNextPage}>{t('common.more')}</Button>}
    </div>
  )
}
