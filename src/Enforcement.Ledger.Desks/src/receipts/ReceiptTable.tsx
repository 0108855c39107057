import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Amount } from '../money/Amount'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import type { Receipt } from './receiptQueries'
import { RuleTag } from './RuleTag'
import { WhyButton } from './WhyButton'

export function ReceiptTable({ rows, error, ofCase, sticky, brief }: { rows: Receipt[] | undefined; error?: unknown; ofCase?: boolean; sticky?: boolean; brief?: boolean }) {
  const { t } = useTranslation()
  return (
    <Rows<Receipt>
      rows={rows}
      error={error}
      sticky={sticky ?? false}
      rowKey={r => r.lineId}
      fit
      rowClassName={r => (r.undone ? 'row-undone' : '')}
      empty={<Nothing title={t('receipts.empty')} hint={t('receipts.emptyHint')}>{!ofCase && <Link to="/statements"><Button>{t('receipts.importNow')}</Button></Link>}</Nothing>}
      columns={[
        { title: t('receipts.bookedOn'), width: brief ? 98 : 96, render: (_, r) => <span className="digits">{r.bookedOn}</span> },
        ...(brief ? [] : [{ title: t('receipts.direction'), width: 52, render: (_: unknown, r: Receipt) => <Tag variant="outlined" color={r.isCredit ? 'green' : 'orange'}>{r.isCredit ? t('receipts.in') : t('receipts.out')}</Tag> }]),
        { title: t('common.amount'), align: 'right', width: brief ? 100 : 116, render: (_, r) => <Amount value={brief && !r.isCredit ? `-${r.amount}` : r.amount} strong /> },
        { title: t('receipts.counterparty'), ellipsis: true, render: (_, r) => r.counterparty ?? '–' },
        ...(brief ? [] : [{ title: t('receipts.account'), width: 100, render: (_: unknown, r: Receipt) => <span className="digits">{r.counterpartyAccount ?? '–'}</span> }]),
        ...(brief ? [] : [{ title: t('receipts.remark'), ellipsis: true, width: 210, render: (_: unknown, r: Receipt) => r.remark || '–' }]),
        { title: t('receipts.rule'), width: brief ? 106 : 124, render: (_, r) => <><RuleTag rule={r.rule} />{r.claimed && <Tag color="purple">{t('receipts.claimed')}</Tag>}{r.undone && <Tag color="red">{t('receipts.undone')}</Tag>}</> },
        ...(brief ? [] : [{ title: t('matching.why'), width: 78, render: (_: unknown, r: Receipt) => <WhyButton lineId={r.lineId} /> }]),
        ...(ofCase ? [] : [{ title: t('receipts.case'), width: brief ? 162 : 172, render: (_: unknown, r: Receipt) => (r.caseId ? <Link to={`/cases/${r.caseId}`} className="case-number">{r.caseNumber}</Link> : <span className="quiet">{r.caseNumber ?? '–'}</span>) }]),
      ]}
    />
  )
}
