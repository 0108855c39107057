import { App, Button, Popconfirm, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { BackTestResult } from './BackTestResult'
import type { RuleSet, TierRule } from './matchingQueries'

/** One version of the rules: its tiers, its last back-test, and what can be done with it. */
export function RuleSetPanel({ version: v, past }: { version: RuleSet; past: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  const me = useMe()
  const { message } = App.useApp()
  const path = { path: { version: v.version } }
  const trying = useAct((_: RuleSet, header) => content(api.POST('/api/v1/matching-rules/{version}/back-test', { params: { ...path, header }, body: {} })))
  const approving = useAct((_: RuleSet, header) => content(api.POST('/api/v1/matching-rules/{version}/approve', { params: { ...path, header }, body: {} })))
  const own = me.data?.id === v.proposedById
  const approve = () => approving.mutateAsync(v).then(() => message.success(t('matching.done'))).catch(() => undefined)
  return (
    <Section
      flush
      title={<>{t('matching.version')} <span className="digits">{v.version}</span> {v.inForce ? <Tag color="green">{t('matching.inForce')}</Tag> : <Tag color={v.state === 'proposed' ? 'gold' : 'default'}>{v.state === 'proposed' ? t('matching.proposed') : t(past ? 'chains.states.superseded' : 'matching.approved')}</Tag>}</>}
      hint={[v.reason, v.approvedBy || v.state === 'proposed' ? t('matching.proposedBy', { name: v.proposedBy }) : t('matching.house'), v.approvedBy && t('matching.approvedBy', { name: v.approvedBy }), v.approvedBy && v.effectiveFrom && t('matching.from', { date: v.effectiveFrom })].filter(Boolean).join(' · ')}
      extra={v.state === 'proposed' && (
        <span className="acts">
          {may('matching.propose') && <Button title={t('matching.backTestHint')} loading={trying.isPending} onClick={() => trying.mutate(v)}>{t('matching.backTest')}</Button>}
          <SecondPerson mine={own} permission="matching.approve">
            {v.backTest
              ? <Popconfirm title={t('matching.effectiveToday')} okText={t('matching.approve')} cancelText={t('common.cancel')} onConfirm={() => void approve()}><Button type="primary" loading={approving.isPending}>{t('matching.approve')}</Button></Popconfirm>
              : <span className="quiet">{t('matching.needsBackTest')}</span>}
          </SecondPerson>
        </span>
      )}
    >
      <RefusalNotice error={trying.error ?? approving.error} />
      <Rows<TierRule>
        rows={v.rules}
        rowKey={r => r.tier}
        fit
        empty={null}
        columns={[
          { title: t('matching.tier'), width: 56, render: (_, r) => <span className="digits">{r.tier}</span> },
          { title: t('common.state'), width: 70, render: (_, r) => <Tag color={r.enabled ? 'green' : 'default'}>{r.enabled ? t('matching.on') : t('matching.off')}</Tag> },
          { title: t('matching.posts'), width: 90, render: (_, r) => (r.tier === 'T1' || r.tier === 'T3' ? t('matching.posts') : t('matching.proposes')) },
          { title: t('matching.means'), width: 330, render: (_, r) => t(`matching.tiers.${r.tier}`, r.tier) },
          { title: t('matching.blocks'), render: (_, r) => <Parameters rule={r} /> },
        ]}
      />
      {v.backTest && <BackTestResult test={v.backTest} />}
    </Section>
  )
}

function Parameters({ rule: { tier, parameters: p } }: { rule: TierRule }) {
  const { t } = useTranslation()
  if (tier === 'T3') return <>{p.amountSuffices ? t('matching.amountSuffices') : t('matching.payerRequired')}</>
  if (!p.blocks?.length) return <>–</>
  return <>{p.blocks.map(b => t(`matching.block.${b}`, b)).join(t('common.listed'))}{t('common.joined')}{t('matching.minimum')} <span className="digits">{p.minimumScore}</span></>
}
