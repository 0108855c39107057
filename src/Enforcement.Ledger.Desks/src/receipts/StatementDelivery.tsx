import { InboxOutlined } from '@ant-design/icons'
import { Spin, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../api/RefusalNotice'
import { DeliveryOutcome } from './DeliveryOutcome'
import { useImportStatement, type ImportOutcome } from './receiptQueries'
import { useUnderway } from './statementQueries'

type Fate = { id: string; name: string; outcome?: ImportOutcome; error?: unknown }

/** Where finance hands in bank files: one after the other, each with what became of it, the newest first. */
export function StatementDelivery() {
  const { t } = useTranslation()
  const deliver = useImportStatement()
  const [fates, setFates] = useState<Fate[]>([])
  const take = async (file: File & { uid: string }) => {
    const put = (fate: Omit<Fate, 'id' | 'name'>) => setFates(all => all.map(f => (f.id === file.uid ? { ...f, ...fate } : f)))
    setFates(all => [{ id: file.uid, name: file.name }, ...all])
    try {
      put({ outcome: await deliver.mutateAsync(file) })
    } catch (error) {
      put({ error })
    }
  }
  return (
    <div className="stack">
      <Upload.Dragger multiple showUploadList={false} accept=".xml,.csv,.txt,.xls,.xlsx,.htm,.html" customRequest={({ file }) => void take(file as File & { uid: string })}>
        <p className="drop-icon"><InboxOutlined /></p>
        <p className="drop-title">{t('statements.drop')}</p>
        <p className="quiet">{t('statements.dropHint')}</p>
      </Upload.Dragger>
      <div aria-live="polite" className="stack">
        {fates.map(fate => (
          <section className="panel" key={fate.id}>
            {fate.outcome ? <DeliveryOutcome outcome={fate.outcome} /> : fate.error ? <><h2>{fate.name}</h2><RefusalNotice error={fate.error} /></> : <Underway name={fate.name} />}
          </section>
        ))}
      </div>
    </div>
  )
}

/** A file that is on its way: sent, read, posted. */
function Underway({ name }: { name: string }) {
  const { t } = useTranslation()
  const at = useUnderway(name)
  const far = !at ? '' : at.toPost > 0 ? t('statements.posting', { posted: at.posted.toLocaleString('en'), lines: at.toPost.toLocaleString('en') }) : t('statements.read', { lines: at.read.toLocaleString('en') })
  return <Spin description={`${t('statements.reading')} ${name} ${far}`}><div className="waiting" /></Spin>
}
