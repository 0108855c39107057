import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { officeMinute, period } from '../calendar/dates'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import type { Gap } from './statementQueries'

const colours: Record<string, string> = { open: 'orange', released: 'red', filled: 'green' }

/** Days and pages that are missing, until they are filled. */
export function GapTable({ rows, error }: { rows: Gap[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  return (
    <Rows<Gap>
      rows={rows}
      error={error}
      rowKey={g => `${g.statementId} ${g.state}`}
      empty={<Nothing title={t('gaps.empty')} hint={t('gaps.emptyHint')} />}
      columns={[
        { title: t('gaps.account'), render: (_, g) => <><div>{g.book}</div><div className="quiet digits">{g.account}</div></> },
        { title: t('common.state'), width: 130, render: (_, g) => <><Tag variant="filled" color={colours[g.state] ?? 'default'}>{t(`gaps.${g.state}`, g.state)}</Tag></> },
        { title: t('gaps.what'), width: 230, render: (_, g) => <What gap={g} /> },
        amountColumn(t('gaps.closing'), g => g.closing),
        amountColumn(t('gaps.opening'), g => g.opening),
        amountColumn(t('gaps.missing'), g => g.missing, { strong: true }),
        { title: t('gaps.after'), render: (_, g) => <Link to={`/statements/${g.statementId}`}>{g.ident}</Link> },
        { title: t('gaps.how'), width: 240, render: (_, g) => <How gap={g} /> },
      ]}
    />
  )
}

function What({ gap }: { gap: Gap }) {
  const { t } = useTranslation()
  if (gap.kind === 'pages') return <span>{t('gaps.pages', { pages: gap.pages.join(', ') })}</span>
  return (
    <>
      <div className="digits nowrap">{gap.from && gap.to && gap.from <= gap.to ? period(gap.from, gap.to) : t('gaps.sameDay')}</div>
      {gap.workdays.length > 0 && <div className="quiet">{t('gaps.workdays', { count: gap.workdays.length })}</div>}
    </>
  )
}

function How({ gap }: { gap: Gap }) {
  const { t } = useTranslation()
  return (
    <>
      {gap.filledAt && <div>{gap.filledBy} <span className="quiet digits">{officeMinute(gap.filledAt)}</span></div>}
      {gap.releasedBy && <div>{gap.releasedBy}</div>}
      {gap.reason && <div className="quiet">{gap.reason}</div>}
      {!gap.filledAt && !gap.releasedBy && <span className="quiet digits">{t('gaps.found')} {officeMinute(gap.foundAt)}</span>}
    </>
  )
}
