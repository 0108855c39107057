import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { useStops, type Stop } from './periodQueries'

/** The stops that stand, in red: what broke, since when, what to do, and the two acts that lift it. */
export function StopAlerts() {
  const { t } = useTranslation()
  const may = useMay()
  const stops = useStops(may('reconciliation.read'))
  const [lifting, setLifting] = useState<Stop | null>(null)
  return (
    <>
      {stops.data?.map(stop => (
        <Alert
          key={stop.id}
          type="error"
          showIcon
          role="alert"
          title={t('periods.stopped', { book: stop.book })}
          description={
            <>
              <div>{t(`checks.${stop.check}`, stop.check)} · {officeMinute(stop.raisedAt)}</div>
              <pre className="quiet">{stop.facts}</pre>
              {stop.liftAskedBy && <div>{t('periods.liftAsked', { name: stop.liftAskedBy, reason: stop.liftReason })}</div>}
            </>
          }
          action={
            <>
              <a href="/api/v1/reconciliation/stops/runbook" target="_blank" rel="noreferrer">{t('periods.runbook')}</a>
              {may('stop.lift') && <Button size="small" danger onClick={() => setLifting(stop)}>{t(stop.liftAskedBy ? 'periods.confirmLift' : 'periods.askLift')}</Button>}
            </>
          }
        />
      ))}
      {lifting && <LiftDialog stop={lifting} onClose={() => setLifting(null)} />}
    </>
  )
}

function LiftDialog({ stop, onClose }: { stop: Stop; onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const asked = stop.liftAskedBy !== null
  const doing = useAct((body: { reason: string }, header) => {
    const params = { path: { id: stop.id }, header }
    return content<unknown>(asked ? api.POST('/api/v1/reconciliation/stops/{id}/lift', { params }) : api.POST('/api/v1/reconciliation/stops/{id}/ask-lift', { params, body }))
  })
  const title = t(asked ? 'periods.confirmLift' : 'periods.askLift')
  return (
    <Modal open title={title} okText={title} cancelText={t('common.cancel')} onCancel={onClose} okButtonProps={{ danger: true, loading: doing.isPending }}
      onOk={() => void doing.mutateAsync({ reason }).then(onClose, () => undefined)}>
      <RefusalNotice error={doing.error} />
      {asked ? <p>{t('periods.liftAsked', { name: stop.liftAskedBy, reason: stop.liftReason })}</p> : <Input.TextArea rows={3} autoFocus placeholder={t('periods.liftReason')} value={reason} onChange={e => setReason(e.target.value)} />}
    </Modal>
  )
}
