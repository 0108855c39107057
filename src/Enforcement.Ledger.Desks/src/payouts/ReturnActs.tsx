import { App, Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import type { Returned } from './returnQueries'

type Key = { 'Idempotency-Key': string }

const at = (id: number, header: Key) => ({ params: { path: { id }, header } })

/** What was decided about a return, and what the second person can do now; who took the statement in is refused by the service. */
export function ReturnActs({ returned }: { returned: Returned }) {
  const { t } = useTranslation()
  const may = useMay()('return.confirm')
  const { message } = App.useApp()
  const [asked, setAsked] = useState<'reject' | 'undo' | null>(null)
  const confirming = useAct((id: number, header) => content(api.POST('/api/v1/payouts/{id}/confirm-return', at(id, header))))
  const undoing = useAct((id: number, header) => content(api.POST('/api/v1/payouts/{id}/confirm-undo-return', at(id, header))))
  const done = (text: string) => ({ onSuccess: () => void message.success(text) })
  const send = (reason: string | null, header: Key) => content(asked === 'reject'
    ? api.POST('/api/v1/payouts/{id}/reject-return', { ...at(returned.payoutId, header), body: { reason } })
    : api.POST('/api/v1/payouts/{id}/ask-undo-return', { ...at(returned.payoutId, header), body: { reason } }))
  const ended = returned.rejectedAt ? { by: returned.rejectedBy, when: returned.rejectedAt, why: returned.rejectReason, what: t('returns.rejected') }
    : returned.undoneAt ? { by: returned.undoneBy, when: returned.undoneAt, why: returned.undoReason, what: t('returns.undone') } : null
  if (ended) return <span>{ended.what} {ended.by} <span className="quiet digits">{officeMinute(ended.when)}</span> <span className="quiet">{ended.why}</span></span>
  return (
    <>
      {returned.confirmedAt && <span className="nowrap">{returned.confirmedBy} <span className="quiet digits">{officeMinute(returned.confirmedAt)}</span></span>}
      {returned.undoAskedBy && <span className="quiet">{t('returns.undoAsked', { name: returned.undoAskedBy, reason: returned.undoReason })}</span>}
      {!returned.confirmedAt && !may && <span className="quiet">–</span>}
      {may && (
        <Space size={4} wrap>
          {!returned.confirmedAt && <Button size="small" loading={confirming.isPending} onClick={() => confirming.mutate(returned.payoutId, done(t('returns.done')))}>{t('returns.confirm')}</Button>}
          {!returned.confirmedAt && <Button size="small" danger onClick={() => setAsked('reject')}>{t('returns.reject')}</Button>}
          {returned.canUndo && !returned.undoAskedBy && <Button size="small" danger onClick={() => setAsked('undo')}>{t('returns.undo')}</Button>}
          {returned.canUndo && returned.undoAskedBy && <Button size="small" danger loading={undoing.isPending} onClick={() => undoing.mutate(returned.payoutId, done(t('returns.undoDone')))}>{t('returns.confirmUndo')}</Button>}
        </Space>
      )}
      <RefusalNotice error={confirming.error ?? undoing.error} />
      {asked && <ReasonDialog title={t(`returns.${asked}`)} subject={t(`returns.${asked}Hint`)} required danger act={send} onClose={() => setAsked(null)} />}
    </>
  )
}
