import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'

/** Takes the payment file out for the bank: with the first time the payment has left, which is said before. A hold keeps it here, and says so on the page. */
export function PayoutFileButton({ id, name, sent }: { id: number; name: string; sent: boolean }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const take = useAct(() => content<unknown>(api.GET('/api/v1/payouts/{id}/file', { params: { path: { id } }, parseAs: 'blob' })))
  const save = async () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await take.mutateAsync(undefined) as Blob)
    link.download = name
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const ask = () => modal.confirm({
    title: t(sent ? 'banking.downloadAgain' : 'banking.download'), content: t(sent ? 'payouts.fileAgain' : 'banking.downloadHint', { count: 1 }),
    okText: t('banking.downloadNow'), cancelText: t('common.cancel'), onOk: () => save().catch(() => undefined),
  })
  return (
    <>
      <RefusalNotice error={take.error} />
      <div><Button icon={<DownloadOutlined />} loading={take.isPending} onClick={ask}>{t('payouts.file')}</Button></div>
    </>
  )
}
