import { UploadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Upload } from 'antd'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../api/RefusalNotice'
import { languageOf } from '../language/language'
import { importExpected } from './expectedQueries'

/** Takes a file of orders and instalments in; with a fault nothing is taken, and all faults are told. */
export function ExpectedImport() {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const chinese = languageOf(i18n.language) === 'zh'
  const taking = useMutation({ mutationFn: importExpected, onSuccess: () => queries.invalidateQueries({ queryKey: ['expected'] }) })
  const outcome = taking.data
  return (
    <div className="stack">
      <Upload showUploadList={false} accept=".csv,.json" customRequest={({ file }) => taking.mutate(file as File)}>
        <Button icon={<UploadOutlined />} loading={taking.isPending}>{t('expected.file')}</Button> <span className="quiet">{t('expected.fileHint')}</span>
      </Upload>
      <RefusalNotice error={taking.error} />
      {outcome && outcome.faults.length === 0 && <Alert type="success" closable title={t('expected.taken', { added: outcome.added, known: outcome.known })} />}
      {outcome && outcome.faults.length > 0 && (
        <Alert type="error" title={t('statements.rejectedWhole')}
          description={<ul>{outcome.faults.map((f, at) => <li key={at}><span className="digits">{f.line ?? f.path}</span> {f.field} {chinese ? f.chinese : f.sentence}</li>)}</ul>} />
      )}
    </div>
  )
}
