import { Button, Tag, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import type { Schemas } from '../api/client'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { PartyStatusDialog } from './PartyStatusDialog'
import { type PartyStatus, usePartyStatus } from './partyStatusQueries'

type Party = Schemas['PartyView']

export function PartyTable({ caseId, parties }: { caseId: number; parties: Party[] }) {
  const { t } = useTranslation()
  const may = useMay()
  const status = usePartyStatus(caseId)
  const [asked, setAsked] = useState<{ party: string; standing: PartyStatus | null } | null>(null)
  const standing = (p: Party) => status.data?.items.find(s => s.party === p.name) ?? null
  return (
    <>
      <Rows<Party>
        rows={parties}
        rowKey={p => `${p.role} ${p.name}`}
        empty={<Nothing title={t('common.none')} />}
        columns={[
          { title: t('cases.role'), width: 110, render: (_, p) => <Tag variant="filled">{t(`cases.${p.role}`, p.role)}</Tag> },
          { title: t('cases.name'), render: (_, p) => { const s = standing(p); return <>{p.name} {s && <Tooltip title={s.document}><Tag color="red">{t(`partyStatus.kinds.${s.kind}`, s.kindName)}</Tag></Tooltip>}</> } },
          { title: t('cases.account'), render: (_, p) => <span className="digits">{p.account ?? '–'}</span> },
          { title: t('cases.bank'), render: (_, p) => p.bankName ?? '–' },
          { title: t('cases.confirmed'), render: (_, p) => (p.confirmedOn ? `${p.confirmedOn} ${p.confirmationDocument ?? ''}` : <span className="quiet">{t('cases.unconfirmed')}</span>) },
          {
            title: '', width: 170, render: (_, p) => {
              const s = standing(p)
              return s ? <SecondPerson mine={s.mine} permission="party-status.lift"><Button size="small" type="link" onClick={() => setAsked({ party: p.name, standing: s })}>{t('partyStatus.lift')}</Button></SecondPerson>
                : may('party-status.record') && <Button size="small" type="link" onClick={() => setAsked({ party: p.name, standing: null })}>{t('partyStatus.record')}</Button>
            },
          },
        ]}
      />
      {asked && <PartyStatusDialog caseId={caseId} party={asked.party} standing={asked.standing} onClose={() => setAsked(null)} />}
    </>
  )
}
