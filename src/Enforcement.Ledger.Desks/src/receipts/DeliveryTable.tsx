import { DownloadOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { officeMinute } from '../calendar/dates'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ProblemTable } from './ProblemTable'
import type { Delivery } from './statementQueries'

/** Files as they came, rejected ones too, with what was wrong and their bytes. */
export function DeliveryTable({ rows, error }: { rows: Delivery[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <Rows<Delivery>
      rows={rows}
      error={error}
      rowKey={d => d.id}
      expanded={d => (d.problems.length > 0 ? <ProblemTable problems={d.problems} /> : <span className="quiet">{t('deliveries.noProblems')}</span>)}
      empty={<Nothing title={t('deliveries.empty')} />}
      columns={[
        { title: t('deliveries.file'), render: (_, d) => <><div>{d.name}</div><code className="quiet" title={d.sha256}>SHA-256 {d.sha256.slice(0, 12)}…</code></> },
        { title: t('common.state'), width: 90, render: (_, d) => <Tag variant="filled" color={d.outcome === 'rejected' ? 'red' : 'green'}>{t(`deliveries.${d.outcome}`, d.outcome)}</Tag> },
        { title: t('deliveries.format'), width: 170, render: (_, d) => <>{d.format} <span className="quiet">{d.encoding}</span></> },
        { title: t('statements.problems'), width: 90, align: 'right', render: (_, d) => <span className={d.problems.length === 0 ? 'digits amount-zero' : 'digits'}>{d.problems.length}</span> },
        { title: t('deliveries.size'), width: 110, align: 'right', render: (_, d) => <span className="digits">{d.sizeBytes.toLocaleString('en')}</span> },
        { title: t('deliveries.when'), width: 150, render: (_, d) => <><div className="digits nowrap">{officeMinute(d.deliveredAt)}</div><div className="quiet">{d.deliveredBy}</div></> },
        ...(may('delivery.read') ? [{ title: '', width: 110, render: (_: unknown, d: Delivery) => d.bytesKept && <DownloadButton delivery={d.id} name={d.name} /> }] : []),
      ]}
    />
  )
}

export function DownloadButton({ delivery, name }: { delivery: number; name: string }) {
  const { t } = useTranslation()
  return <Button size="small" icon={<DownloadOutlined />} href={`/api/v1/deliveries/${delivery}/file`} download={name}>{t('deliveries.download')}</Button>
}
