import { DatePicker, Descriptions, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { Amount } from '../money/Amount'
import type { Day, DayList } from './periodQueries'

/** Signs a day, or closes what another person signed; both names stand in the dialog. */
export function CloseDialog({ book, day, onClose }: { book: string; day: Day; onClose: () => void }) {
  const { t } = useTranslation()
  const me = useMe().data
  const signed = day.close?.state === 'prepared' ? day.close : null
  const doing = useAct(async (body: { book: string; kind: 'Day'; through: string }, header) => {
    if (signed) return content(api.POST('/api/v1/reconciliation/closes/confirm', { params: { header }, body }))
    // What differs is listed before the signature, and stays listed when the signature is refused.
    await content(api.POST('/api/v1/reconciliation/differences/find', { params: { header: { 'Idempotency-Key': `${header['Idempotency-Key']}-find-${Date.now()}` } }, body: { book, through: body.through } }))
    return content(api.POST('/api/v1/reconciliation/closes/prepare', { params: { header }, body }))
  })
  const title = t(signed ? 'periods.confirm' : 'periods.sign')
  return (
    <Modal open title={`${t('periods.close')} ${day.day}`} okText={title} cancelText={t('common.cancel')} onCancel={onClose} okButtonProps={{ loading: doing.isPending }}
      onOk={() => void doing.mutateAsync({ book, kind: 'Day', through: day.day }).then(onClose, () => undefined)}>
      <RefusalNotice error={doing.error} />
      <Descriptions size="small" column={1} bordered items={[
        { key: 'bank', label: t('reconciliation.bank'), children: <Amount value={day.bank} strong /> },
        { key: 'book', label: t('reconciliation.book'), children: <Amount value={day.book} strong /> },
        { key: 'owed', label: t('reconciliation.liabilities'), children: <Amount value={day.liabilities} strong /> },
        { key: 'difference', label: t('reconciliation.difference'), children: <Amount value={day.difference} strong /> },
        { key: 'first', label: t('periods.firstPerson'), children: signed ? `${signed.preparedBy} ${officeMinute(signed.preparedAt)}` : me?.displayName },
        { key: 'second', label: t('periods.secondPerson'), children: signed ? me?.displayName : t('periods.another') },
      ]} />
      <p className="quiet">{t('periods.closeHint')}</p>
    </Modal>
  )
}

/** Asks for closed days to be opened again, or confirms what another person asked. */
export function ReopenDialog({ list, onClose }: { list: DayList; onClose: () => void }) {
  const { t } = useTranslation()
  const asked = list.askedReopening
  const [from, setFrom] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const doing = useAct((body: { book: string; from: string; reason: string }, header) => asked
    ? content(api.POST('/api/v1/reconciliation/reopenings/confirm', { params: { header }, body: { book: body.book } }))
    : content(api.POST('/api/v1/reconciliation/reopenings/ask', { params: { header }, body })))
  const title = t(asked ? 'periods.confirmReopen' : 'periods.reopen')
  return (
    <Modal open title={title} okText={title} cancelText={t('common.cancel')} onCancel={onClose} okButtonProps={{ danger: true, loading: doing.isPending, disabled: !asked && (!from || !reason.trim()) }}
      onOk={() => void doing.mutateAsync({ book: list.book, from: from ?? '', reason }).then(onClose, () => undefined)}>
      <RefusalNotice error={doing.error} />
      {asked
        ? <p>{t('periods.reopenAsked', { name: asked.askedBy, day: asked.from, reason: asked.reason })}</p>
        : <>
            <p><DatePicker autoFocus placeholder={t('periods.reopenFrom')} onChange={(_, text) => setFrom(typeof text === 'string' && text ? text : null)} /></p>
            <Input.TextArea rows={3} placeholder={t('periods.reopenReason')} value={reason} onChange={e => setReason(e.target.value)} />
          </>}
    </Modal>
  )
}
