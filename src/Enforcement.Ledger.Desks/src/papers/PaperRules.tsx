import { Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { type PaperRule, usePaperRules } from './paperQueries'
import { ProposePaperRule } from './ProposePaperRule'

const colours: Record<string, string> = { proposed: 'gold', lapsed: 'default', approved: 'blue', 'in-force': 'green', superseded: 'default' }

/** Whether a release needs the signed form scanned and checked, and what papers say of the account: by book, each version with its two persons. */
export function PaperRules() {
  const { t } = useTranslation()
  const may = useMay()
  const [proposing, setProposing] = useState(false)
  const rules = usePaperRules(may('paper-rule.read'))
  const approve = useAct((id: number, header) => content(api.POST('/api/v1/papers/rules/{id}/approve', { params: { path: { id }, header } })))
  if (!may('paper-rule.read')) return null
  return (
    <Section flush title={t('papers.rules')} hint={t('papers.rulesHint')} extra={may('paper.propose-rule') && <Button onClick={() => setProposing(true)}>{t('papers.proposeRule')}</Button>}>
      <RefusalNotice error={approve.error} />
      <Rows<PaperRule>
        rows={rules.data}
        error={rules.error}
        rowKey={r => r.id}
        empty={<Nothing title={t('papers.noRules')} hint={t('papers.noRulesHint')} />}
        columns={[
          { title: t('common.book'), width: 90, dataIndex: 'book' },
          { title: t('papers.scanRule'), width: 170, render: (_, r) => t(r.scanRequired ? 'papers.scanRequired' : 'papers.scanFree') },
          { title: t('papers.accountOnPaper'), render: (_, r) => <>{r.accountName}<div className="quiet">{r.bankName}</div></> },
          { title: t('papers.ruleFrom'), width: 100, render: (_, r) => <span className="digits">{r.effectiveFrom}</span> },
          { title: t('common.state'), width: 110, render: (_, r) => <Tag color={colours[r.state] ?? 'default'}>{t(`papers.ruleStates.${r.state}`, r.state)}</Tag> },
          { title: t('common.reason'), dataIndex: 'reason' },
          { title: t('banking.proposedBy'), width: 130, render: (_, r) => <>{r.proposedBy}<div className="quiet digits">{officeMinute(r.proposedAt)}</div></> },
          {
            title: t('banking.approvedBy'), width: 190, render: (_, r) => r.approvedAt ? <>{r.approvedBy}<div className="quiet digits">{officeMinute(r.approvedAt)}</div></> : r.state === 'proposed' && (
              <SecondPerson mine={r.mine} permission="paper.approve-rule">
                <Popconfirm title={t('papers.approveRuleHint', { date: r.effectiveFrom })} okText={t('banking.approve')} cancelText={t('common.cancel')} onConfirm={() => approve.mutate(r.id)}>
                  <Button size="small" type="primary" loading={approve.isPending}>{t('banking.approve')}</Button>
                </Popconfirm>
              </SecondPerson>
            ),
          },
        ]}
      />
      {proposing && <ProposePaperRule rules={rules.data ?? []} onClose={() => setProposing(false)} />}
    </Section>
  )
}
