import { PrinterOutlined } from '@ant-design/icons'
import { Button, type ButtonProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { IssueRequest, Paper } from './paperQueries'

type Subject = { payoutId: number } | { depositId: number } | { caseId: number }

/** Issues a paper and opens it for printing. */
export function IssueButton({ kind, subject, ...looks }: { kind: Paper['kind']; subject: Subject } & Pick<ButtonProps, 'type' | 'size'>) {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const issue = useAct((_: void, header) => content(api.POST('/api/v1/papers', { params: { header }, body: { kind, ...subject } as IssueRequest })))
  if (!may('paper.issue')) return null
  return (
    <>
      <Button icon={<PrinterOutlined />} {...looks} loading={issue.isPending}
        onClick={() => void issue.mutateAsync().then(made => navigate(`/papers/${made.code}`)).catch(() => undefined)}>{t(`papers.kinds.${kind}`)}</Button>
      <RefusalNotice error={issue.error} />
    </>
  )
}
