import { FilePdfOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, QRCode, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { usePaperPage } from './paperQueries'

/** One paper as it is printed: always in Chinese, for it is signed or goes to a payer. */
export function PaperPage() {
  const { t } = useTranslation()
  const code = useParams().code ?? ''
  const shown = usePaperPage(code)
  const [copy, setCopy] = useState<number | null>(null)
  const print = useAct((_: void, header) => content(api.POST('/api/v1/papers/{code}/copies', { params: { path: { code }, header } })))
  // Printed when the number of the copy stands on the paper.
  useEffect(() => { if (copy !== null) window.print() }, [copy])
  if (shown.error) return <RefusalNotice error={shown.error} />
  if (!shown.data) return <Skeleton active />
  const { paper, fields, signatures, printedCode } = shown.data
  const count = () => print.mutateAsync().then(p => p.copy)
  const save = async () => {
    const made = await count()
    const pdf = await content<unknown>(api.GET('/api/v1/papers/{code}/copies/{copy}', { params: { path: { code, copy: made } }, parseAs: 'blob' }))
    const link = document.createElement('a')
    link.href = URL.createObjectURL(pdf as Blob)
    link.download = `${paper.title}-${paper.number}-${made}.pdf`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <div className="stack">
      <div className="page-bar">
        <Link to={paper.payoutId ? `/payouts/${paper.payoutId}` : `/cases/${paper.caseId}`}>{t('papers.back')}</Link>
        <span>
          <Button icon={<FilePdfOutlined />} loading={print.isPending} onClick={() => void save().catch(() => undefined)}>{t('papers.pdf')}</Button>{' '}
          <Button type="primary" icon={<PrinterOutlined />} loading={print.isPending} onClick={() => void count().then(setCopy).catch(() => undefined)}>{t('papers.print')}</Button>
        </span>
      </div>
      <RefusalNotice error={print.error} />
      <article className="receipt-paper paper" lang="zh-CN">
        <h1>{paper.title}</h1>
        <div className="paper-number"><span className="digits">编号：{paper.number}</span><span>{copy !== null ? `第 ${copy} 份` : `已印 ${paper.copies} 份`}</span></div>
        <table><tbody>{fields.map(f => <tr key={f.key}><th>{f.label}</th><td>{f.value}</td></tr>)}</tbody></table>
        <div className="paper-boxes">{signatures.map(s => <div key={s}><span>{s}</span><span>年　　月　　日</span></div>)}</div>
        <footer>
          <div>
            <div className="digits">验证码：{printedCode}</div>
            <div className="digits">内容校验：{paper.contentSha256.slice(0, 16)}</div>
            <div>签发：{paper.issuedBy}　<span className="digits">{officeMinute(paper.issuedAt)}</span></div>
            <div>在系统“核验文书”中输入验证码，可核对本文书与现有记录是否一致。</div>
          </div>
          <QRCode type="svg" value={paper.code} size={96} bordered={false} errorLevel="M" />
        </footer>
      </article>
    </div>
  )
}
