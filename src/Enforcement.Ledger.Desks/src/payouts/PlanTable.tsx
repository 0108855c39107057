import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHand } from '../access/hand'
import { caseColumn } from '../cases/caseColumn'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { PlanPapers } from './PlanPapers'
import type { PlanRow } from './planQueries'

const colours = { Drafted: 'default', Approved: 'blue', InForce: 'green', Replaced: 'default', Rejected: 'red', Withdrawn: 'default' } as const

/** The versions of a case's distribution plan; each opens to its shares and papers. */
export function PlanTable({ rows, error, ofCase }: { rows: PlanRow[] | undefined; error?: unknown; ofCase?: boolean }) {
  const { t } = useTranslation()
  const hand = useHand()
  return (
    <Rows<PlanRow>
      rows={rows}
      error={error}
      rowKey={p => p.id}
      expanded={p => <PlanPapers id={p.id} />}
      empty={<Nothing title={t('plans.empty')} hint={t('plans.emptyHint')} />}
      columns={[
        ...(ofCase ? [] : [caseColumn<PlanRow>(t('common.case'))]),
        { title: t('plans.version'), width: 64, render: (_, p) => <span className="digits">{p.version}</span> },
        { title: t('plans.document'), width: 240, ellipsis: true, dataIndex: 'document' },
        { title: t('plans.method'), width: 150, render: (_, p) => t(`plans.methods.${p.method}`) },
        amountColumn(t('plans.pot'), p => p.pot, { strong: true }),
        { title: t('common.state'), width: 100, render: (_, p) => <Tag color={colours[p.state]}>{t(`plans.state.${p.state}`)}</Tag> },
        { title: t('deductions.hands'), width: 170, render: (_, p) => [p.draftedBy, hand(p.approvedBy, p.approvedFor), hand(p.inForceBy, p.inForceFor)].filter(Boolean).join(' → ') },
      ]}
    />
  )
}
