import { UploadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../api/RefusalNotice'
import { proposeCalendar } from './calendarQueries'

/** Hands a calendar file in with the notice that it rests on; what it would change is shown at once. */
export function ProposeCalendar({ onProposed }: { onProposed: (version: number) => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [notice, setNotice] = useState('')
  const proposing = useMutation({
    mutationFn: (file: File) => proposeCalendar(file, notice.trim()),
    onSuccess: said => {
      if (!said) return
      void queries.invalidateQueries({ queryKey: ['calendars'] })
      setNotice('')
      onProposed(said.version.version)
    },
  })
  return (
    <div className="stack">
      <div className="bar">
        <Input aria-label={t('calendar.notice')} placeholder={t('calendar.noticeHint')} value={notice} onChange={e => setNotice(e.target.value)} style={{ width: 380 }} />
        <Upload showUploadList={false} accept=".csv" disabled={!notice.trim()} customRequest={({ file }) => proposing.mutate(file as File)}>
          <Button icon={<UploadOutlined />} disabled={!notice.trim()} loading={proposing.isPending}>{t('calendar.file')}</Button>
        </Upload>
        <span className="quiet">{t('calendar.fileHint')}</span>
      </div>
      <RefusalNotice error={proposing.error} />
      {proposing.isSuccess && !proposing.data && <Alert type="info" showIcon closable title={t('calendar.known')} />}
    </div>
  )
}
