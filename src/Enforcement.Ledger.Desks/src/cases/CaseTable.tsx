import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import type { CaseRow } from './caseQueries'
import { CaseStateTag } from './CaseStateTag'

export function CaseTable({ rows, error, search, sticky }: { rows: CaseRow[] | undefined; error?: unknown; search?: string; sticky?: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Rows<CaseRow>
      rows={rows}
      error={error}
      sticky={sticky ?? false}
      rowKey={row => row.id}
      fit
      onOpen={row => void navigate(`/cases/${row.id}`)}
      empty={search ? <Nothing title={t('cases.notFound', { search })} hint={t('cases.notFoundHint')} /> : <Nothing title={t('cases.empty')} hint={t('cases.emptyHint')} />}
      columns={[
        { title: t('cases.number'), width: 168, render: (_, row) => <Link to={`/cases/${row.id}`} className="case-number">{row.number}</Link> },
        { title: t('cases.applicants'), dataIndex: 'applicants', ellipsis: true, width: 104 },
        { title: t('cases.debtors'), dataIndex: 'debtors', ellipsis: true, width: 104 },
        { title: t('cases.officer'), dataIndex: 'officer', width: 84 },
        { title: t('common.state'), width: 76, render: (_, row) => <CaseStateTag state={row.state} /> },
        amountColumn(t('cases.outstanding'), row => row.outstanding),
        amountColumn(t('cases.available'), row => row.available, { strong: true }),
        amountColumn(t('cases.reserved'), row => row.reserved, { width: 100 }),
        amountColumn(t('cases.inTransit'), row => row.inTransit, { width: 100 }),
        amountColumn(t('cases.disputed'), row => row.disputed, { width: 96 }),
        amountColumn(t('cases.held'), row => row.held, { width: 90 }),
      ]}
    />
  )
}
