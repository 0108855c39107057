import { DownloadOutlined } from '@ant-design/icons'
import { Button, Input, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Takes a list of persons out of the house: asks what for, because that goes into the file and into the evidence. */
export function ExportButton({ children, busy = false, onTake }: { children: ReactNode; busy?: boolean; onTake: (reason: string) => unknown }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const take = () => {
    if (!reason.trim()) return
    setAsking(false)
    void onTake(reason.trim())
  }
  return (
    <>
      <Button size="small" icon={<DownloadOutlined />} loading={busy} onClick={() => setAsking(true)}>{children}</Button>
      <Modal open={asking} title={t('export.title')} okText={t('export.take')} cancelText={t('common.cancel')} okButtonProps={{ disabled: !reason.trim() }} onOk={take} onCancel={() => setAsking(false)} destroyOnHidden>
        <p className="quiet">{t('export.hint')}</p>
        <Input autoFocus aria-label={t('export.reason')} placeholder={t('export.reason')} value={reason} onChange={e => setReason(e.target.value)} onPressEnter={take} />
      </Modal>
    </>
  )
}
