import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import type { Authority } from './payeeQueries'

const colours = { Proposed: 'orange', Rejected: 'default', Standing: 'green', NotYet: 'blue', Expired: 'default', Revoked: 'red' } as const

type Ending = { act: 'reject' | 'revoke'; authority: Authority }

/** The agents who may receive money in a case, and until when. */
export function AuthorityTable({ rows, error }: { rows: Authority[] | undefined; error: unknown }) {
  const { t } = useTranslation()
  const may = useMay()
  const [ending, setEnding] = useState<Ending | null>(null)
  const confirm = useAct((id: number, header) => content(api.POST('/api/v1/authorities/{id}/confirm', { params: { path: { id }, header } })))
  return (
    <>
      <RefusalNotice error={confirm.error} />
      <Rows<Authority>
        rows={rows}
        error={error}
        rowKey={a => a.id}
        empty={<Nothing title={t('agents.empty')} hint={t('agents.emptyHint')} />}
        columns={[
          { title: t('agents.agent'), width: 170, render: (_, a) => <>{a.agent}<div className="quiet">{t(`agents.kinds.${a.kind}`)} · {t('payees.agentOf', { party: a.party })}</div></> },
          { title: t('agents.scope'), render: (_, a) => <>{a.scope}<div className="quiet">{[a.document, a.paperNo, a.firmLetter, a.licence, a.rejectReason, a.revokeDocument].filter(Boolean).join(' · ')}</div></> },
          { title: t('agents.days'), width: 200, render: (_, a) => <span className="digits">{a.from} – {a.until}</span> },
          { title: t('common.state'), width: 100, render: (_, a) => <Tag color={colours[a.state]}>{t(`agents.state.${a.state}`)}</Tag> },
          { title: t('payees.hands'), width: 170, render: (_, a) => [a.proposedBy, a.confirmedBy].filter(Boolean).join(' → ') },
          {
            title: '', width: 210, render: (_, a) => a.state === 'Proposed' ? (
              <SecondPerson mine={a.mine} permission="payee.confirm">
                <span className="nowrap">
                  <Button size="small" type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(a.id)}>{t('payees.confirm')}</Button>
                  <Button size="small" type="link" danger onClick={() => setEnding({ act: 'reject', authority: a })}>{t('payees.reject')}</Button>
                </span>
              </SecondPerson>
            ) : may('payee.revoke') && (a.state === 'Standing' || a.state === 'NotYet') && <Button size="small" danger onClick={() => setEnding({ act: 'revoke', authority: a })}>{t('agents.revoke')}</Button>,
          },
        ]}
      />
      {ending && (
        <ReasonDialog title={t(ending.act === 'reject' ? 'payees.reject' : 'agents.revoke')} {...(ending.act === 'revoke' ? { label: t('agents.revokeDocument') } : {})} required danger subject={<>{ending.authority.agent}{ending.act === 'revoke' && <div className="quiet">{t('agents.revokeHint')}</div>}</>} onClose={() => setEnding(null)}
          act={(text, header) => {
            const params = { path: { id: ending.authority.id }, header }
            return ending.act === 'reject' ? content(api.POST('/api/v1/authorities/{id}/reject', { params, body: { reason: text } })) : content(api.POST('/api/v1/authorities/{id}/revoke', { params, body: { document: text } }))
          }} />
      )}
    </>
  )
}
