import { App, Button, Space, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay, useMe } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { amountColumn } from '../money/amountColumn'
import { MoreButton } from '../shell/MoreButton'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import { GiveCasesDialog } from './GiveCasesDialog'
import { HandoverList } from './HandoverList'
import { type Handover, type LyingCase, useAwaitingHandover, useHandovers } from './handoverQueries'

const colours = { Given: 'gold', Taken: 'green', Ended: 'default' } as const

/** Cases that change their officer: what waits for it, and the lists with their two signatures. */
export function HandoversPage() {
  const { t } = useTranslation()
  const may = useMay()
  const me = useMe()
  const { message } = App.useApp()
  const executor = may('handover.take')
  const [giving, setGiving] = useState<string | null>(null)
  const [ending, setEnding] = useState<Handover | null>(null)
  const waiting = useAwaitingHandover()
  const handovers = useHandovers()
  const taking = useAct((id: number, header) => content(api.POST('/api/v1/handovers/{id}/take', { params: { path: { id }, header } })))
  const take = (id: number) => taking.mutate(id, { onSuccess: () => void message.success(t('handovers.taken')) })
  return (
    <div className="stack">
      <div className="page-bar"><h1>{t('handovers.title')}</h1><span className="quiet">{t('handovers.hint')}</span></div>
      <Section flush title={t('handovers.waiting')} hint={t('handovers.waitingHint')}
        extra={may('handover.give') && <Button onClick={() => setGiving('')}>{t('handovers.give')}</Button>}>
        <Rows<LyingCase>
          rows={waiting.data}
          error={waiting.error}
          rowKey={c => c.caseId}
          empty={<Nothing title={t('handovers.noneWaiting')} hint={t('handovers.noneWaitingHint')} />}
          columns={[
            { title: t('common.case'), width: 200, render: (_, c) => <Link to={`/cases/${c.caseId}`} className="case-number">{c.caseNumber}</Link> },
            { title: t('cases.officer'), width: 120, render: (_, c) => c.officer },
            { title: t('handovers.why'), render: (_, c) => (c.officerEndedOn ? <Tag color="red">{t('handovers.gone', { on: c.officerEndedOn })}</Tag> : <Tag color="gold">{t('handovers.named', { name: c.namedOfficer })}</Tag>) },
            amountColumn(t('handovers.money'), c => c.money, { strong: true }),
            { title: t('handovers.lies'), width: 140, render: (_, c) => <>{t('handovers.days', { count: c.days })}{c.band > 0 && <Tag>{t('handovers.band', { days: c.band })}</Tag>}</> },
            { title: '', width: 100, render: (_, c) => c.officerEndedOn && may('handover.give') && !executor && <Button size="small" onClick={() => setGiving(c.officerUserName)}>{t('handovers.give')}</Button> },
          ]}
        />
      </Section>
      <Section flush title={t('handovers.lists')} hint={t('handovers.listsHint')}>
        <RefusalNotice error={taking.error} />
        <Rows<Handover>
          rows={handovers.data?.pages.flatMap(p => p.items)}
          error={handovers.error}
          rowKey={h => h.id}
          empty={<Nothing title={t('handovers.empty')} hint={t('handovers.emptyHint')} />}
          expanded={h => <HandoverList id={h.id} />}
          columns={[
            { title: t('handovers.way'), width: 200, render: (_, h) => <>{h.from} → {h.to}</> },
            { title: t('common.state'), width: 100, render: (_, h) => <Tag color={colours[h.state]}>{t(`handovers.state.${h.state}`)}</Tag> },
            { title: t('handovers.cases'), width: 80, render: (_, h) => <span className="digits">{h.cases}</span> },
            amountColumn(t('handovers.money'), h => h.money, { strong: true }),
            {
              title: t('handovers.signed'), render: (_, h) => (
                <>
                  <div>{h.givenBy} <span className="quiet digits">{officeMinute(h.givenAt)}</span> <span className="quiet">{h.document}</span></div>
                  {h.decidedAt && <div>{h.decidedBy} <span className="quiet digits">{officeMinute(h.decidedAt)}</span> <span className="quiet">{h.reason}</span></div>}
                  <div className="quiet digits" title={h.sha256}>{t('handovers.hash', { hash: h.sha256.slice(0, 16) })}</div>
                </>
              ),
            },
            {
              title: '', width: 200, render: (_, h) => h.state === 'Given' && (
                <Space size={4}>
                  {h.mine && executor && <Button size="small" type="primary" loading={taking.isPending} onClick={() => take(h.id)}>{t('handovers.take')}</Button>}
                  {may('handover.give') && <Button size="small" danger onClick={() => setEnding(h)}>{t(h.mine ? 'handovers.decline' : 'handovers.end')}</Button>}
                </Space>
              ),
            },
          ]}
        />
        <MoreButton list={handovers} />
      </Section>
      {giving !== null && <GiveCasesDialog from={giving || (executor ? (me.data?.userName ?? '') : '')} forOthers={!executor} onClose={() => setGiving(null)} />}
      {ending && (
        <ReasonDialog title={t(ending.mine ? 'handovers.decline' : 'handovers.end')} subject={`${ending.from} → ${ending.to}`} required danger onClose={() => setEnding(null)}
          act={(reason, header) => content(api.POST('/api/v1/handovers/{id}/end', { params: { path: { id: ending.id }, header }, body: { reason } }))} />
      )}
    </div>
  )
}
