import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { officeMinute } from '../calendar/dates'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import type { Paper } from './paperQueries'

/** Papers that were issued; each opens for another copy, or for the comparison with the record. */
export function PaperTable({ rows, error }: { rows: Paper[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <Rows<Paper>
      rows={rows}
      error={error}
      rowKey={p => p.id}
      empty={<Nothing title={t('papers.empty')} hint={t('papers.emptyHint')} />}
      columns={[
        { title: t('papers.paper'), render: (_, p) => <>{p.title} <span className="quiet digits">{p.number}</span></> },
        { title: t('papers.issued'), width: 220, render: (_, p) => <>{p.issuedBy} <span className="quiet digits">{officeMinute(p.issuedAt)}</span></> },
        { title: t('papers.copies'), width: 70, render: (_, p) => <span className="digits">{p.copies}</span> },
        { title: '', width: 130, render: (_, p) => <span className="nowrap"><Link to={`/papers?code=${p.code}`}>{t('papers.verifyAct')}</Link>{' '}{may('paper.issue') && <Link to={`/papers/${p.code}`}>{t('papers.print')}</Link>}</span> },
      ]}
    />
  )
}
