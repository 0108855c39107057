import { App, Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { amountColumn } from '../money/amountColumn'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import { type ChainStep, type ChainVersion, sayStep } from './chainQueries'

const colours: Record<string, string> = { proposed: 'gold', approved: 'blue', 'in-force': 'green', rejected: 'red', superseded: 'default' }

type Shown = ChainStep & { change: 'added' | 'removed' | 'kept' }

/** One version: its steps, set against the version from which it was changed, and what can be decided. */
export function ChainPanel({ version: v, base }: { version: ChainVersion; base: ChainVersion | undefined }) {
  const { t } = useTranslation()
  const me = useMe()
  const { message } = App.useApp()
  const [rejecting, setRejecting] = useState(false)
  const path = { path: { version: v.version } }
  const approving = useAct((_: ChainVersion, header) => content(api.POST('/api/v1/approval-chains/{version}/approve', { params: { ...path, header }, body: {} })))
  const approve = () => approving.mutateAsync(v).then(() => message.success(t('chains.done'))).catch(() => undefined)
  const [before, now] = [new Set(base?.steps.map(sayStep)), new Set(v.steps.map(sayStep))]
  const rows: Shown[] = [
    ...v.steps.map(s => ({ ...s, change: !base || before.has(sayStep(s)) ? 'kept' as const : 'added' as const })),
    ...(base?.steps ?? []).filter(s => !now.has(sayStep(s))).map(s => ({ ...s, change: 'removed' as const })),
  ]
  return (
    <Section
      flush
      title={<>{t('chains.version')} <span className="digits">{v.version}</span> <Tag color={colours[v.state] ?? 'default'}>{t(`chains.states.${v.state}`, v.state)}</Tag></>}
      hint={[v.reason, t('chains.from', { date: v.effectiveFrom }), t('chains.window', { count: v.windowDays }) + (base && base.windowDays !== v.windowDays ? t('chains.was', { was: base.windowDays }) : ''),
        v.proposedBy && t('chains.proposedBy', { name: v.proposedBy }), v.decidedBy && t('chains.decidedBy', { name: v.decidedBy }), v.decisionReason, t('chains.used', { count: v.used })].filter(Boolean).join(' · ')}
      extra={v.state === 'proposed' && (
        <SecondPerson mine={me.data?.id === v.proposedById} permission="chain.approve">
          <span className="acts">
            <Button danger onClick={() => setRejecting(true)}>{t('chains.reject')}</Button>
            <Popconfirm title={t('chains.approveHint', { date: v.effectiveFrom })} okText={t('chains.approve')} cancelText={t('common.cancel')} onConfirm={() => void approve()}>
              <Button type="primary" loading={approving.isPending}>{t('chains.approve')}</Button>
            </Popconfirm>
          </span>
        </SecondPerson>
      )}
    >
      <RefusalNotice error={approving.error} />
      <Rows<Shown>
        rows={rows}
        rowKey={s => `${s.change}|${sayStep(s)}`}
        fit
        empty={null}
        columns={[
          { title: t('chains.payee'), render: (_, s) => <>{t(`chains.payees.${s.payeeClass}`, s.payeeClass)}{s.flag && <> <Tag color="purple">{t(`chains.flags.${s.flag}`, s.flag)}</Tag></>}</> },
          amountColumn<Shown>(t('chains.band'), s => s.from, { width: 140 }),
          { title: t('chains.step'), width: 60, render: (_, s) => <span className="digits">{s.step}</span> },
          { title: t('chains.role'), width: 120, render: (_, s) => t(`access.roles.${s.role}`, s.role) },
          { title: t('chains.decision'), width: 110, render: (_, s) => (s.needsDecision ? t('chains.needed') : '–') },
          { title: t('chains.change'), width: 90, render: (_, s) => (s.change === 'kept' ? '' : <Tag color={s.change === 'added' ? 'green' : 'red'}>{t(`chains.${s.change}`)}</Tag>) },
        ]}
      />
      {rejecting && (
        <ReasonDialog title={t('chains.reject')} subject={`${t('chains.version')} ${v.version}`} required danger onClose={() => setRejecting(false)}
          act={(reason, header) => content(api.POST('/api/v1/approval-chains/{version}/reject', { params: { ...path, header }, body: { reason } }))} />
      )}
    </Section>
  )
}
