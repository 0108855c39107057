import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { CancelExpected } from './CancelExpected'
import { ConfirmExpected } from './ConfirmExpected'
import type { Expected } from './expectedQueries'

const colours: Record<Expected['state'], string> = { Expected: 'default', Partly: 'gold', Met: 'green', Cancelled: 'default' }

/** Money that is to come (应收案款): from which paper, by when, and how much of it has arrived. */
export function ExpectedTable({ rows, error }: { rows: Expected[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  return (
    <Rows<Expected>
      rows={rows}
      error={error}
      sticky
      rowKey={e => e.id}
      empty={<Nothing title={t('expected.empty')} hint={t('expected.emptyHint')} />}
      columns={[
        { title: t('common.case'), width: 172, render: (_, e) => <Link to={`/cases/${e.caseId}`} className="case-number">{e.caseNumber}</Link> },
        { title: t('expected.kind'), width: 76, render: (_, e) => t(`expected.kinds.${e.kind}`) },
        { title: t('expected.reference'), width: 160, render: (_, e) => <><span className="digits">{e.reference ?? '–'}</span><div className="quiet">{e.cancelReason ?? e.document}</div></> },
        amountColumn(t('common.amount'), e => e.amount, { strong: true, width: 100 }),
        amountColumn(t('expected.arrived'), e => e.arrived, { width: 100 }),
        { title: t('expected.payer'), ellipsis: true, width: 110, render: (_, e) => e.payer ?? e.payerAccount ?? '–' },
        { title: t('expected.orderedOn'), width: 92, render: (_, e) => <span className="digits">{e.orderedOn}</span> },
        {
          title: t('expected.dueOn'),
          width: 140,
          render: (_, e) => <span className="nowrap"><span className="digits">{e.dueOn}</span>{e.dueProvisional && <sup>*</sup>} {e.overdue && <Tag color="red" variant="filled">{t('expected.overdue')}</Tag>}</span>,
        },
        { title: t('common.state'), width: 150, render: (_, e) => <><Tag color={colours[e.state]} variant="filled">{t(`expected.state.${e.state}`)}</Tag> <ConfirmExpected expected={e} /></> },
        { title: '', width: 80, render: (_, e) => <CancelExpected expected={e} /> },
      ]}
    />
  )
}
