import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { languageOf } from '../language/language'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { reasonText } from './reasonText'
import type { Unknown } from './receiptQueries'
import { WhyButton } from './WhyButton'

export function UnknownTable({ rows, error, sticky, brief }: { rows: Unknown[] | undefined; error?: unknown; sticky?: boolean; brief?: boolean }) {
  const { t, i18n } = useTranslation()
  const language = languageOf(i18n.language)
  return (
    <Rows<Unknown>
      rows={rows}
      error={error}
      sticky={sticky ?? false}
      rowKey={u => u.lineId}
      fit={brief ?? false}
      empty={<Nothing title={t('unknown.empty')} hint={t('unknown.emptyHint')} />}
      columns={[
        { title: t('receipts.bookedOn'), width: 96, render: (_, u) => <span className="digits">{u.bookedOn}</span> },
        amountColumn(t('common.amount'), u => u.amount, { strong: true, width: 100 }),
        { title: t('unknown.payer'), ellipsis: true, width: brief ? 90 : 160, render: (_, u) => u.payer ?? '–' },
        ...(brief ? [] : [{ title: t('receipts.account'), width: 150, render: (_: unknown, u: Unknown) => <span className="digits">{u.payerAccount ?? '–'}</span> }]),
        { title: t('unknown.age'), width: 64, align: 'right', render: (_, u) => <span className="digits">{t('unknown.days', { count: u.ageDays })}</span> },
        { title: t('unknown.dueOn'), width: brief ? 150 : 176, render: (_, u) => <span className="nowrap"><span className="digits">{u.dueOn}</span> {u.overdue && <Tag color="red" variant="filled">{t('unknown.overdue')}</Tag>}</span> },
        { title: t('unknown.why'), ellipsis: true, ...(brief ? {} : { width: 260 }), render: (_, u) => u.reasons.map(r => reasonText(r, language)).join('；') || '–' },
        ...(brief ? [] : [{ title: t('receipts.remark'), ellipsis: true, width: 240, render: (_: unknown, u: Unknown) => u.remark || '–' }]),
        ...(brief ? [] : [{ title: t('matching.count'), width: 230, render: (_: unknown, u: Unknown) => <WhyButton lineId={u.lineId}>{u.proposals[0] ? <span className="case-number">{u.proposals[0].caseNumber}</span> : undefined}</WhyButton> }]),
      ]}
    />
  )
}
