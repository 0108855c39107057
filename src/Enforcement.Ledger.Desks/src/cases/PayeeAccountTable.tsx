import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import { caseColumn } from './caseColumn'
import type { PayeeAccount } from './payeeQueries'

const colours = { Proposed: 'orange', Cooling: 'gold', InForce: 'green', Replaced: 'default', Rejected: 'default', Withdrawn: 'default' } as const

type Ending = { act: 'reject' | 'withdraw'; account: PayeeAccount }

/** The accounts of a case's payees, old and new side by side, and the second person's decision. */
export function PayeeAccountTable({ rows, error, ofCase }: { rows: PayeeAccount[] | undefined; error?: unknown; ofCase?: boolean }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [ending, setEnding] = useState<Ending | null>(null)
  const confirm = useAct((id: number, header) => content(api.POST('/api/v1/payee-accounts/{id}/confirm', { params: { path: { id }, header } })))
  const send = async (id: number) => {
    await confirm.mutateAsync(id)
    void message.success(t('payees.confirmDone'))
  }
  return (
    <>
      <RefusalNotice error={confirm.error} />
      <Rows<PayeeAccount>
        rows={rows}
        error={error}
        rowKey={a => `${a.proposalId ?? ''}/${a.accountId ?? ''}`}
        empty={<Nothing title={t('payees.empty')} hint={t('payees.emptyHint')} />}
        columns={[
          ...(ofCase ? [] : [caseColumn<PayeeAccount>(t('common.case'))]),
          { title: t('payees.payee'), width: 170, render: (_, a) => a.agent ? <>{a.agent}<div className="quiet">{t('payees.agentOf', { party: a.party })}</div></> : a.party },
          { title: t('payees.account'), width: 230, render: (_, a) => <><span className="digits">{a.account}</span> {a.bankName}{a.replaces && <div className="quiet">{t('payees.replaces')} <span className="digits">{a.replaces}</span> {a.replacesBank}</div>}{a.cardCheckFails && <div><Tag color="red">{t('payees.cardCheck')}</Tag></div>}</> },
          { title: t('common.state'), width: 130, render: (_, a) => <><Tag color={colours[a.state]}>{t(`payees.state.${a.state}`)}</Tag>{a.state === 'Cooling' && <div className="quiet">{t('payees.coolingUntil', { date: a.coolingUntil })}</div>}</> },
          { title: t('payees.document'), render: (_, a) => <>{a.document} <span className="quiet digits">{a.confirmedOn}</span><div className="quiet">{[a.paperNo, t(`payees.channels.${a.channel}`), a.confirmedWith, a.reason].filter(Boolean).join(' · ')}</div></> },
          { title: t('payees.hands'), width: 170, render: (_, a) => [a.proposedBy, a.confirmedBy].filter(Boolean).join(' → ') },
          {
            title: '', width: 210, render: (_, a) => a.state === 'Proposed' && a.proposalId !== null && (
              <SecondPerson mine={a.mine} permission="payee.confirm" own={<Button size="small" onClick={() => setEnding({ act: 'withdraw', account: a })}>{t('payees.withdraw')}</Button>}>
                <span className="nowrap">
                  <Button size="small" type="primary" loading={confirm.isPending} onClick={() => void send(a.proposalId ?? 0).catch(() => undefined)}>{t('payees.confirm')}</Button>
                  <Button size="small" type="link" danger onClick={() => setEnding({ act: 'reject', account: a })}>{t('payees.reject')}</Button>
                </span>
              </SecondPerson>
            ),
          },
        ]}
      />
      {ending && (
        <ReasonDialog title={t(`payees.${ending.act}`)} required danger={ending.act === 'reject'} subject={<>{ending.account.agent ?? ending.account.party} <span className="digits">{ending.account.account}</span></>} onClose={() => setEnding(null)}
          act={(reason, header) => {
            const asked = { params: { path: { id: ending.account.proposalId ?? 0 }, header }, body: { reason } }
            return ending.act === 'reject' ? content(api.POST('/api/v1/payee-accounts/{id}/reject', asked)) : content(api.POST('/api/v1/payee-accounts/{id}/withdraw', asked))
          }} />
      )}
    </>
  )
}
