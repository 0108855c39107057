import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { languageOf } from '../language/language'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { reasonText } from './reasonText'
import type { Unknown } from './unknownQueries'
import { WhyButton } from './WhyButton'

type Chosen = { keys: number[]; choose: (keys: number[]) => void }

export function UnknownTable({ rows, error, sticky, brief, chosen, empty }: {
  rows: Unknown[] | undefined; error?: unknown; sticky?: boolean; brief?: boolean; chosen?: Chosen | undefined; empty?: { title: string; hint?: string } | undefined
}) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const language = languageOf(i18n.language)
  return (
    <Rows<Unknown>
      rows={rows}
      error={error}
      sticky={sticky ?? false}
      rowKey={u => u.lineId}
      fit
      chosen={chosen}
      onOpen={u => void navigate(`/unknown-funds/${u.lineId}`)}
      empty={<Nothing title={empty?.title ?? t('unknown.empty')} hint={empty ? empty.hint ?? '' : t('unknown.emptyHint')} />}
      columns={[
        { title: t('receipts.bookedOn'), width: 96, render: (_, u) => <Link to={`/unknown-funds/${u.lineId}`} className="digits">{u.bookedOn}</Link> },
        amountColumn(t('common.amount'), u => u.amount, { strong: true, width: 100 }),
        { title: t('unknown.payer'), ellipsis: true, width: brief ? 90 : 150, render: (_, u) => <>{u.payer ?? '–'}{!brief && <div className="quiet digits">{u.payerAccount}</div>}</> },
        { title: t('unknown.age'), width: 64, align: 'right', render: (_, u) => <span className="digits">{t('unknown.days', { count: u.ageDays })}</span> },
        { title: t('unknown.dueOn'), width: brief ? 150 : 160, render: (_, u) => <span className="nowrap"><span className="digits">{u.dueOn}</span> <ClassTag row={u} /></span> },
        ...(brief ? [] : [{ title: t('common.state'), width: 96, render: (_: unknown, u: Unknown) => <UnderWay row={u} /> }]),
        { title: t('unknown.why'), ellipsis: true, render: (_, u) => u.reasons.map(r => reasonText(r, language)).join(t('common.joined')) || '–' },
        ...(brief ? [] : [{ title: t('receipts.remark'), ellipsis: true, width: 140, render: (_: unknown, u: Unknown) => u.remark || '–' }]),
        ...(brief ? [] : [{ title: t('matching.count'), width: 176, render: (_: unknown, u: Unknown) => <WhyButton lineId={u.lineId}>{u.proposals[0] ? <span className="case-number">{u.proposals[0].caseNumber}</span> : undefined}</WhyButton> }]),
      ]}
    />
  )
}

export function ClassTag({ row }: { row: Unknown }) {
  const { t } = useTranslation()
  if (row.class === 'Running') return null
  return <Tag color={row.class === 'Legacy' ? 'gold' : 'red'} variant="filled">{t(`unknown.class.${row.class}`)}</Tag>
}

/** What is being done about it: claims, a refund, a public notice. */
export function UnderWay({ row }: { row: Unknown }) {
  const { t } = useTranslation()
  return (
    <>
      {row.state !== 'Open' && <Tag color="green">{t(`unknown.states.${row.state}`)}</Tag>}
      {row.openClaims > 0 && <Tag color={row.openClaims > 1 ? 'orange' : 'blue'}>{t('unknown.competing', { count: row.openClaims })}</Tag>}
      {row.refundProposed && <Tag color="purple">{t('unknown.refund')}</Tag>}
      {row.noticeUntil && <Tag color="cyan">{t('unknown.publish')} {t('unknown.until', { date: row.noticeUntil })}</Tag>}
    </>
  )
}
