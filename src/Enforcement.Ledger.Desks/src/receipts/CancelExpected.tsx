import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { Expected } from './expectedQueries'

/** Gives up what is still to come, with a reason that stays. */
export function CancelExpected({ expected }: { expected: Expected }) {
  const { t } = useTranslation()
  const may = useMay()
  const { message } = App.useApp()
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const cancelling = useAct((id: number, header) => content(api.POST('/api/v1/expected-receipts/{id}/cancel', { params: { path: { id }, header }, body: { reason } })))
  if (!may('expected.register') || expected.state === 'Met' || expected.state === 'Cancelled') return null
  const send = () => cancelling.mutate(expected.id, {
    onSuccess: () => {
      setAsked(false)
      void message.success(t('expected.cancelled'))
    },
  })
  return (
    <>
      <Button size="small" onClick={() => setAsked(true)}>{t('expected.cancel')}</Button>
      {asked && (
        <Modal open title={`${t('expected.cancel')} · ${expected.caseNumber}`} okText={t('expected.cancel')} cancelText={t('common.cancel')} onOk={send} onCancel={() => setAsked(false)}
          okButtonProps={{ danger: true, disabled: !reason.trim(), loading: cancelling.isPending }}>
          <RefusalNotice error={cancelling.error} />
          <Input.TextArea rows={3} autoFocus aria-label={t('common.reason')} placeholder={t('common.reason')} value={reason} onChange={e => setReason(e.target.value)} />
        </Modal>
      )}
    </>
  )
}
