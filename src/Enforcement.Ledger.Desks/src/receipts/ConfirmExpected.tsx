import { App, Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { Expected } from './expectedQueries'

/** The second person behind a deduction order; without one its money is only proposed. */
export function ConfirmExpected({ expected }: { expected: Expected }) {
  const { t } = useTranslation()
  const may = useMay()
  const { message } = App.useApp()
  const confirming = useAct((id: number, header) => content(api.POST('/api/v1/expected-receipts/{id}/confirm', { params: { path: { id }, header } })))
  if (expected.kind !== 'Deduction') return null
  if (expected.confirmedBy) return <span className="quiet">{t('expected.confirmedBy', { name: expected.confirmedBy })}</span>
  if (expected.state !== 'Expected') return null
  return (
    <>
      <Tag color="gold" variant="filled">{t('expected.unconfirmed')}</Tag>
      {may('expected.confirm') && (
        <Button size="small" loading={confirming.isPending} onClick={() => confirming.mutate(expected.id, { onSuccess: () => void message.success(t('expected.confirmedNow')) })}>{t('expected.confirm')}</Button>
      )}
      <RefusalNotice error={confirming.error} />
    </>
  )
}
