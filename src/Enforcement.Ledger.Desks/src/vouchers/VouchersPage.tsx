import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { useStatements } from '../receipts/receiptQueries'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { CashTable } from './CashTable'
import { ImportLagTable } from './ImportLagTable'
import { OfficialReceiptTable } from './OfficialReceiptTable'
import { useCash, useImportLag, useOfficialReceipts } from './voucherQueries'

/** What comes beside the bank's file: cash on hand, numbered receipts, and how late statements were imported. */
export function VouchersPage() {
  const { t } = useTranslation()
  const may = useMay()
  const cash = useCash({})
  const receipts = useOfficialReceipts()
  const lag = useImportLag(may('reconciliation.read'))
  return (
    <div className="stack">
      <Section flush title={t('vouchers.cash')} hint={t('vouchers.cashHint')}>
        <CashTable rows={cash.data?.pages.flatMap(p => p.items)} error={cash.error} />
        <MoreButton list={cash} />
      </Section>
      <Section flush title={t('vouchers.officialReceipts')} hint={t('vouchers.officialReceiptsHint')} extra={may('receipt.issue') && <IssueForStatement />}>
        <OfficialReceiptTable rows={receipts.data?.pages.flatMap(p => p.items)} error={receipts.error} />
        <MoreButton list={receipts} />
      </Section>
      {may('reconciliation.read') && <Section flush title={t('vouchers.lag')} hint={t('vouchers.lagHint')}><ImportLagTable rows={lag.data} error={lag.error} /></Section>}
    </div>
  )
}

function IssueForStatement() {
  const { t } = useTranslation()
  const statements = useStatements()
  const [statementId, setStatementId] = useState<number | null>(null)
  const issue = useAct((asked: { statementId: number }, header) => content(api.POST('/api/v1/official-receipts', { params: { header }, body: { lineIds: null, ...asked } })))
  return (
    <div className="acts">
      <RefusalNotice error={issue.error} />
      {issue.data && <span className="good">{t('vouchers.issued', { count: issue.data.count, first: issue.data.first, last: issue.data.last })}</span>}
      <Select<number> size="small" style={{ width: 220 }} value={statementId} placeholder={t('vouchers.statement')} aria-label={t('vouchers.statement')} onChange={setStatementId}
        options={(statements.data?.pages.flatMap(p => p.items) ?? []).filter(s => s.state === 'posted').map(s => ({ value: s.id, label: `${s.ident} · ${s.to ?? ''}` }))} />
      <Button size="small" type="primary" disabled={statementId === null} loading={issue.isPending} onClick={() => statementId !== null && issue.mutate({ statementId })}>{t('vouchers.issue')}</Button>
    </div>
  )
}
