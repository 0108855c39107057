import { Button, Select, Tag } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { AccountDialog } from './AccountDialog'
import type { TreasuryAccount } from './feeQueries'

/** The account to which fees go: one of finance names it, another confirms it. */
export function TreasuryAccounts({ rows, error }: { rows: TreasuryAccount[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  const may = useMay()
  const [naming, setNaming] = useState(false)
  const [asked, setAsked] = useState<string>()
  const books = useQuery({ queryKey: ['books'], queryFn: () => content(api.GET('/api/v1/books')), enabled: naming })
  const codes = (books.data ?? []).map(b => b.code)
  const book = asked ?? codes[0] ?? ''
  const confirm = useAct((id: number, header) => content(api.POST('/api/v1/treasury/accounts/{id}/confirm', { params: { path: { id }, header } })))
  return (
    <Section flush title={t('fees.account')} hint={t('fees.accountHint')} extra={may('treasury.settle') && <Button onClick={() => setNaming(true)}>{t('fees.nameAccount')}</Button>}>
      <RefusalNotice error={confirm.error ?? books.error} />
      <Rows<TreasuryAccount>
        rows={rows}
        error={error}
        rowKey={a => a.id}
        empty={<Nothing title={t('fees.noAccount')} hint={t('fees.noAccountHint')} />}
        columns={[
          { title: t('common.book'), width: 120, render: (_, a) => a.book },
          { title: t('fees.holder'), render: (_, a) => <>{a.name} <span className="digits quiet">{a.accountNo} {a.bankName}</span><div className="quiet">{a.document}</div></> },
          { title: t('deductions.hands'), width: 180, render: (_, a) => [a.proposedBy, a.confirmedBy].filter(Boolean).join(' → ') },
          { title: '', width: 200, render: (_, a) => a.confirmedBy ? <Tag color="green">{t('fees.inForce')}</Tag> : (
            <SecondPerson mine={a.mine} permission="treasury.settle"><Button size="small" type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(a.id)}>{t('fees.confirmAccount')}</Button></SecondPerson>
          ) },
        ]}
      />
      {naming && (
        <AccountDialog title={t('fees.nameAccount')} hint={t('fees.nameAccountHint')} onClose={() => setNaming(false)} act={(account, header) => content(api.POST('/api/v1/treasury/accounts', { params: { header }, body: { book, ...account } }))}>
          {codes.length > 1 && <Select value={book} onChange={setAsked} options={codes.map(value => ({ value, label: value }))} />}
        </AccountDialog>
      )}
    </Section>
  )
}
