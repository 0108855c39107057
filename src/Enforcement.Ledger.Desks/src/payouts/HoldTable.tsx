import { App, Button, Space, Tag, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useHand } from '../access/hand'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeDate } from '../calendar/dates'
import { caseColumn } from '../cases/caseColumn'
import { Amount } from '../money/Amount'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { LiftHoldDialog } from './LiftHoldDialog'
import { type Hold } from './holdQueries'

/** The holds on a case: what each stops, by which paper, and what it met on its way. */
export function HoldTable({ rows, error, ofCase }: { rows: Hold[] | undefined; error?: unknown; ofCase?: boolean }) {
  const { t } = useTranslation()
  const hand = useHand()
  const { message } = App.useApp()
  const [lifting, setLifting] = useState<Hold | null>(null)
  const confirm = useAct((id: number, header) => content(api.POST('/api/v1/holds/{id}/confirm', { params: { path: { id }, header } })))
  const send = async (id: number) => {
    await confirm.mutateAsync(id)
    void message.success(t('caseHolds.confirmDone'))
  }
  return (
    <>
      <RefusalNotice error={confirm.error} />
      <Rows<Hold>
        rows={rows}
        error={error}
        rowKey={h => h.id}
        empty={<Nothing title={t('caseHolds.empty')} hint={t('caseHolds.emptyHint')} />}
        columns={[
          ...(ofCase ? [] : [caseColumn<Hold>(t('common.case'))]),
          { title: t('caseHolds.kind'), width: 120, render: (_, h) => <Tooltip title={h.article}>{t(`caseHolds.kinds.${h.kind}`, h.kindName)}</Tooltip> },
          { title: t('caseHolds.reach'), width: 100, render: (_, h) => h.party ?? t('caseHolds.wholeCase') },
          { title: t('caseHolds.asked'), width: 104, align: 'right', render: (_, h) => h.amount ? <Amount value={h.amount} /> : t('caseHolds.all') },
          { title: t('caseHolds.held'), width: 104, align: 'right', render: (_, h) => <Amount value={h.liftedAt ? '0.00' : h.held} strong /> },
          { title: t('caseHolds.document'), render: (_, h) => <>{h.document}{h.security && <div className="quiet">{h.security}</div>}</> },
          { title: t('caseHolds.placed'), width: 120, render: (_, h) => <>{h.placedBy}<div className="quiet digits">{officeDate(new Date(h.placedAt))}</div><div className="quiet">{h.confirmedBy ? t('caseHolds.confirmedBy', { name: hand(h.confirmedBy, h.confirmedFor) }) : t('caseHolds.unconfirmed')}</div></> },
          { title: t('caseHolds.met'), width: 140, render: (_, h) => h.payouts.length === 0 ? '–' : h.payouts.map(p => <div key={p.payoutId}><Link to={`/payouts/${p.payoutId}`} className="digits">{p.payoutId}</Link> <Tag color={p.met === 'left' ? 'orange' : p.met === 'file-stopped' ? 'gold' : 'blue'}>{t(`caseHolds.${p.met}`)}</Tag></div>) },
          {
            title: '', width: 140, render: (_, h) => h.liftedAt ? <>{t('caseHolds.liftedBy', { name: hand(h.liftedBy, h.liftedFor) })}<div className="quiet">{h.liftDocument}</div></>
              : (
                <SecondPerson mine={h.mine} permission="hold.lift">
                  <Space size="small">
                    {!h.confirmedBy && <Button size="small" type="primary" loading={confirm.isPending} onClick={() => void send(h.id).catch(() => undefined)}>{t('caseHolds.confirm')}</Button>}
                    <Button size="small" onClick={() => setLifting(h)}>{t('caseHolds.lift')}</Button>
                  </Space>
                </SecondPerson>
              ),
          },
        ]}
      />
      {lifting && <LiftHoldDialog hold={lifting} onClose={() => setLifting(null)} />}
    </>
  )
}
