import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Space, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import { type PaymentFile } from './bankQueries'

const colour = { Waiting: 'gold', Sent: 'green', Recalled: 'default' } as const

/** Files for the bank: what is in each, how often it was handed out, and what became of its payments. */
export function PaymentFileTable({ rows, error }: { rows: PaymentFile[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const queries = useQueryClient()
  const [recalling, setRecalling] = useState<PaymentFile | null>(null)
  const take = useAct((id: number) => content<unknown>(api.GET('/api/v1/payments/files/{id}/file', { params: { path: { id } }, parseAs: 'blob' })))
  const save = async (file: PaymentFile) => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await take.mutateAsync(file.id) as Blob)
    link.download = file.name
    link.click()
    URL.revokeObjectURL(link.href)
    await queries.invalidateQueries({ queryKey: ['bank'] })
  }
  // With the first download the payments leave; afterwards it is the same file again, and is counted.
  const ask = (file: PaymentFile) => modal.confirm({
    title: t(file.state === 'Sent' ? 'banking.downloadAgain' : 'banking.download'), content: t(file.state === 'Sent' ? 'banking.downloadAgainHint' : 'banking.downloadHint', { count: file.transactions, downloads: file.downloads }),
    okText: t('banking.downloadNow'), cancelText: t('common.cancel'), onOk: () => save(file).catch(() => undefined),
  })
  return (
    <>
      <RefusalNotice error={take.error} />
      <Rows<PaymentFile>
        rows={rows}
        error={error}
        rowKey={f => f.id}
        empty={<Nothing title={t('banking.noFiles')} hint={t('banking.noFilesHint')} />}
        columns={[
          { title: t('banking.file'), width: 160, render: (_, f) => <><span className="digits">{f.name}</span><div className="quiet">{f.format} {f.encoding}</div></> },
          { title: t('common.state'), width: 84, render: (_, f) => <Tag color={colour[f.state]}>{t(`banking.fileState.${f.state}`)}</Tag> },
          { title: t('banking.count'), width: 56, align: 'right', render: (_, f) => <span className="digits">{f.transactions}</span> },
          amountColumn(t('banking.total'), f => f.total, { strong: true, width: 112 }),
          { title: t('banking.outcome'), width: 140, render: (_, f) => <Space size={4} wrap>{f.paid > 0 && <Tag color="green">{t('banking.paid', { count: f.paid })}</Tag>}{f.rejected > 0 && <Tag color="red">{t('banking.rejected', { count: f.rejected })}</Tag>}{f.uncertain > 0 && <Tag color="orange">{t('banking.unknown', { count: f.uncertain })}</Tag>}</Space> },
          { title: t('banking.built'), width: 128, render: (_, f) => <>{f.builtBy}<div className="quiet digits">{officeMinute(f.builtAt)}</div></> },
          { title: t('banking.downloads'), width: 120, render: (_, f) => f.sentAt ? <><span className="digits">{t('banking.times', { count: f.downloads })}</span><div className="quiet digits">{officeMinute(f.sentAt)}</div></> : f.recallReason ?? '–' },
          { title: 'SHA-256', width: 100, render: (_, f) => <code title={f.sha256}>{f.sha256.slice(0, 12)}</code> },
          {
            title: '', width: 170, render: (_, f) => f.state === 'Recalled' ? null : (
              <Space size="small">
                <Button size="small" icon={<DownloadOutlined />} loading={take.isPending} onClick={() => ask(f)}>{t('banking.downloadNow')}</Button>
                {f.state === 'Waiting' && <Button size="small" danger onClick={() => setRecalling(f)}>{t('banking.recall')}</Button>}
              </Space>
            ),
          },
        ]}
      />
      {recalling && <ReasonDialog title={t('banking.recall')} subject={t('banking.recallHint')} required danger
        act={(reason, header) => content(api.POST('/api/v1/payments/files/{id}/recall', { params: { path: { id: recalling.id }, header }, body: { reason } })).then(() => void message.success(t('banking.recalled')))} onClose={() => setRecalling(null)} />}
    </>
  )
}
