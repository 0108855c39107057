import { UploadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Upload } from 'antd'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../api/RefusalNotice'
import { importAnswers } from './bankQueries'

/** Takes the bank's answer in, and says what came of it. */
export function BankAnswerUpload() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const taking = useMutation({ mutationFn: importAnswers, onSuccess: () => queries.invalidateQueries({ predicate: q => q.queryKey[0] !== 'me' }) })
  const said = taking.data
  return (
    <div className="stack">
      <Upload showUploadList={false} accept=".xml" customRequest={({ file }) => taking.mutate(file as File)}>
        <Button icon={<UploadOutlined />} loading={taking.isPending}>{t('banking.upload')}</Button> <span className="quiet">{t('banking.uploadHint')}</span>
      </Upload>
      <RefusalNotice error={taking.error} />
      {said && (
        <Alert closable type={said.manual > 0 || said.unknown.length > 0 ? 'warning' : said.rejected > 0 ? 'info' : 'success'}
          title={said.duplicate ? t('banking.again') : t('banking.taken', { new: said.new, rejected: said.rejected, inferred: said.inferred, late: said.late, manual: said.manual })}
          description={said.unknown.length > 0 ? `${t('banking.strangers')}${said.unknown.map(u => `${u.originalId} ${u.status}`).join(t('common.listed'))}` : undefined} />
      )}
    </div>
  )
}
