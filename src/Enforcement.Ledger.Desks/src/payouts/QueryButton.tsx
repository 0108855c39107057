import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { ReasonDialog } from '../vouchers/ReasonDialog'

/** Notes that the bank was asked by the instruction's own id and does not know. */
export function QueryButton({ id, endToEndId }: { id: number; endToEndId: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!may('statement.import')) return null
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>{t('banking.query')}</Button>
      {open && <ReasonDialog required={false} title={t('banking.query')} subject={t('banking.queryHint', { id: endToEndId })}
        act={(note, header) => content(api.POST('/api/v1/payouts/{id}/query', { params: { path: { id }, header }, body: { note } }))} onClose={() => setOpen(false)} />}
    </>
  )
}
