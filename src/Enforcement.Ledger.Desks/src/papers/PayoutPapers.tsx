import { UploadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Tag, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { RefusalNotice } from '../api/RefusalNotice'
import { officeMinute } from '../calendar/dates'
import type { PayoutDetail } from '../payouts/payoutQueries'
import { CheckScanDialog } from './CheckScanDialog'
import { IssueButton } from './IssueButton'
import { uploadScan, usePapers, useScans, type Scan } from './paperQueries'
import { PaperTable } from './PaperTable'

const printable = new Set(['InApproval', 'NoticeIssued', 'Accepted', 'OnHold', 'Released', 'Uncertain', 'Paid', 'Failed', 'Returned'])
const open = new Set(['InApproval', 'NoticeIssued', 'Accepted', 'OnHold'])

/** The papers of a payout, the scans of what was signed, and whether paper and record prove each other. */
export function PayoutPapers({ detail: { payout } }: { detail: PayoutDetail }) {
  const { t } = useTranslation()
  const may = useMay()
  const queries = useQueryClient()
  const [checking, setChecking] = useState<Scan | null>(null)
  const papers = usePapers({ payoutId: payout.id })
  const scans = useScans(payout.id)
  const rows = papers.data?.pages.flatMap(p => p.items)
  const form = rows?.find(p => p.kind === 'PayoutApproval')
  const upload = useMutation({ mutationFn: (file: File) => uploadScan(form?.code ?? '', file), onSuccess: () => queries.invalidateQueries({ predicate: q => q.queryKey[0] !== 'me' }) })
  return (
    <>
      <h3>{t('papers.title')}</h3>
      {printable.has(payout.state) && <div className="bar"><IssueButton kind="PayoutApproval" subject={{ payoutId: payout.id }} />{payout.noticeNo && <IssueButton kind="PayoutNotice" subject={{ payoutId: payout.id }} />}</div>}
      <PaperTable rows={rows} error={papers.error} />
      {open.has(payout.state) && scans.data?.obstacle && <Alert showIcon type="warning" title={t(`papers.obstacle.${scans.data.obstacle}`)} />}
      <RefusalNotice error={upload.error ?? scans.error} />
      {open.has(payout.state) && may('paper.scan') && form && (
        <Upload showUploadList={false} accept=".pdf,.png,.jpg,.jpeg" customRequest={({ file }) => upload.mutate(file as File)}>
          <Button icon={<UploadOutlined />} loading={upload.isPending}>{t('papers.upload')}</Button> <span className="quiet">{t('papers.uploadHint')}</span>
        </Upload>
      )}
      {scans.data?.scans.map((s, at) => (
        <div key={s.id} className="scan-row">
          <a href={`/api/v1/papers/scans/${s.id}`} target="_blank" rel="noreferrer">{s.name}</a> <span className="quiet digits">{s.paperNumber}</span> {s.uploadedBy} <span className="quiet digits">{officeMinute(s.uploadedAt)}</span>
          {s.checks.length === 0 && <Tag color="orange">{t('papers.unchecked')}</Tag>}
          {s.checks.map((c, i) => (
            <Tag key={i} color={c.mismatches.length === 0 ? 'green' : 'red'}>{c.checkedBy}{t('common.colon')}{c.mismatches.length === 0 ? t('papers.agrees') : t('papers.disagrees', { fields: c.mismatches.map(m => t(`papers.fields.${m}`)).join(t('common.listed')) })}</Tag>
          ))}
          {at === 0 && open.has(payout.state) && may('paper.scan') && !s.mine && <Button size="small" type="link" onClick={() => setChecking(s)}>{t('papers.check')}</Button>}
        </div>
      ))}
      {checking && <CheckScanDialog scan={checking} onClose={() => setChecking(null)} />}
    </>
  )
}
