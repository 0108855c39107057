import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { amountColumn } from '../money/amountColumn'
import { MoreButton } from '../shell/MoreButton'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { useWaitingClaims, type Claim } from './unknownQueries'

/** Claims that wait for a second person; several are confirmed at once, all or none. */
export function WaitingClaims() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const may = useMay()
  const [chosen, setChosen] = useState<number[]>([])
  const waiting = useWaitingClaims(may('unknown.confirm') || may('unknown.claim'))
  const confirm = useAct((claimIds: number[], header) => content(api.POST('/api/v1/unknown-funds/claims/confirm', { params: { header }, body: { claimIds, payerNotified: null } })))
  const rows = waiting.data?.pages.flatMap(p => p.items)
  if (!may('unknown.confirm') && (rows?.length ?? 0) === 0) return null
  const send = async () => {
    await confirm.mutateAsync(chosen)
    setChosen([])
    void message.success(t('unknown.confirmed'))
  }
  return (
    <Section flush title={t('unknown.waiting')} hint={t('unknown.waitingHint')}
      extra={may('unknown.confirm') && <Button size="small" type="primary" disabled={chosen.length === 0} loading={confirm.isPending} onClick={() => void send().catch(() => undefined)}>{t('unknown.confirmMany', { count: chosen.length })}</Button>}>
      <RefusalNotice error={confirm.error} />
      <Rows<Claim>
        rows={rows}
        error={waiting.error}
        rowKey={c => c.id}
        chosen={may('unknown.confirm') ? { keys: chosen, choose: setChosen, may: c => !c.mine } : undefined}
        onOpen={c => void navigate(`/unknown-funds/${c.lineId}`)}
        empty={<Nothing title={t('unknown.waitingEmpty')} />}
        columns={[
          { title: t('unknown.claimedBy'), width: 110, render: (_, c) => <Link to={`/unknown-funds/${c.lineId}`}>{c.claimedBy}</Link> },
          amountColumn(t('common.amount'), c => c.amount, { strong: true, width: 110 }),
          { title: t('unknown.claimedFor'), width: 280, render: (_, c) => c.parts.map(p => p.caseNumber).join(t('common.listed')) },
          { title: t('common.reason'), ellipsis: true, width: 260, render: (_, c) => c.reason },
          { title: t('unknown.evidence'), width: 90, align: 'right', render: (_, c) => <span className="digits">{c.evidence.length}</span> },
          { title: t('unknown.claimedAt'), width: 140, render: (_, c) => <span className="digits nowrap">{officeMinute(c.claimedAt)}</span> },
        ]}
      />
      <MoreButton list={waiting} />
    </Section>
  )
}
