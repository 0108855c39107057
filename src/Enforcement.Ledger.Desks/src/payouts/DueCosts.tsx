import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { amountColumn } from '../money/amountColumn'
import { MoreButton } from '../shell/MoreButton'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { AccountDialog } from './AccountDialog'
import { type Fee, useDueFees } from './feeQueries'

/** Confirmed costs of a sale: the officer names who bore them, finance pays. */
export function DueCosts() {
  const { t } = useTranslation()
  const may = useMay()
  const { message } = App.useApp()
  const [naming, setNaming] = useState<Fee>()
  const costs = useDueFees('SaleCost')
  const pay = useAct((deductionId: number, header) => content(api.POST('/api/v1/treasury/costs', { params: { header }, body: { deductionId } })))
  const send = async (id: number) => {
    await pay.mutateAsync(id)
    void message.success(t('fees.proposed'))
  }
  return (
    <Section flush title={t('fees.costs')} hint={t('fees.costsHint')}>
      <RefusalNotice error={pay.error} />
      <Rows<Fee>
        rows={costs.data?.pages.flatMap(p => p.items)}
        error={costs.error}
        rowKey={f => f.deductionId}
        empty={<Nothing title={t('fees.noCosts')} hint={t('fees.noCostsHint')} />}
        columns={[
          { title: t('common.case'), width: 200, render: (_, f) => <Link to={`/cases/${f.caseId}`} className="case-number">{f.caseNumber}</Link> },
          amountColumn(t('common.amount'), f => f.amount, { strong: true }),
          { title: t('fees.payee'), render: (_, f) => f.payee ? <>{f.payee} <span className="digits quiet">{f.payeeAccount}</span><div className="quiet">{f.payeeDocument}</div></> : <span className="quiet">{t('fees.noPayee')}</span> },
          { title: '', width: 220, render: (_, f) => <>
            {may('deduction.propose') && <Button size="small" onClick={() => setNaming(f)}>{t(f.payee ? 'fees.changePayee' : 'fees.namePayee')}</Button>}
            {f.payee && <SecondPerson mine={f.payeeMine} permission="treasury.settle"><Button size="small" type="primary" loading={pay.isPending} onClick={() => void send(f.deductionId).catch(() => undefined)}>{t('fees.payCost')}</Button></SecondPerson>}
          </> },
        ]}
      />
      <MoreButton list={costs} />
      {naming && <AccountDialog title={t('fees.namePayee')} hint={t('fees.namePayeeHint')} onClose={() => setNaming(undefined)}
        act={(account, header) => content(api.POST('/api/v1/treasury/costs/payee', { params: { header }, body: { deductionId: naming.deductionId, ...account } }))} />}
    </Section>
  )
}
