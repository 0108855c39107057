import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'

/** Takes the payment file out for the bank. A hold keeps it here, and says so on the page. */
export function PayoutFileButton({ id, name }: { id: number; name: string }) {
  const { t } = useTranslation()
  const take = useAct(() => content<unknown>(api.GET('/api/v1/payouts/{id}/file', { params: { path: { id } }, parseAs: 'blob' })))
  const save = async () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await take.mutateAsync(undefined) as Blob)
    link.download = name
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <>
      <RefusalNotice error={take.error} />
      <div><Button icon={<DownloadOutlined />} loading={take.isPending} onClick={() => void save().catch(() => undefined)}>{t('payouts.file')}</Button></div>
    </>
  )
}
