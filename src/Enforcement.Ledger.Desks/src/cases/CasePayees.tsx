import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { Section } from '../shell/Section'
import { AuthorityTable } from './AuthorityTable'
import type { CaseDetail } from './caseQueries'
import { PayeeAccountTable } from './PayeeAccountTable'
import { useAuthorities, usePayeeAccounts, useRecusals } from './payeeQueries'
import { ProposeAccountDialog } from './ProposeAccountDialog'
import { ProposeAuthorityDialog } from './ProposeAuthorityDialog'
import { RecusalTable } from './RecusalTable'
import { RecuseDialog } from './RecuseDialog'

/** To which accounts money of a case may go, through which agents, and who keeps away from it. */
export function CasePayees({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  const may = useMay()
  const [open, setOpen] = useState<'account' | 'agent' | 'recusal' | null>(null)
  const accounts = usePayeeAccounts(detail.case.id)
  const agents = useAuthorities(detail.case.id)
  const recusals = useRecusals(detail.case.id)
  const close = () => setOpen(null)
  return (
    <>
      <Section flush title={t('payees.title')} extra={may('payee.propose') && <Button icon={<PlusOutlined />} onClick={() => setOpen('account')}>{t('payees.propose')}</Button>}>
        <PayeeAccountTable rows={accounts.data} error={accounts.error} ofCase />
      </Section>
      <Section flush title={t('agents.title')} extra={may('payee.propose') && <Button icon={<PlusOutlined />} onClick={() => setOpen('agent')}>{t('agents.propose')}</Button>}>
        <AuthorityTable rows={agents.data} error={agents.error} />
      </Section>
      <Section flush title={t('recusals.title')} extra={may('recusal.declare') && <Button onClick={() => setOpen('recusal')}>{t('recusals.place')}</Button>}>
        <RecusalTable rows={recusals.data} error={recusals.error} />
      </Section>
      {open === 'account' && <ProposeAccountDialog detail={detail} onClose={close} />}
      {open === 'agent' && <ProposeAuthorityDialog detail={detail} onClose={close} />}
      {open === 'recusal' && <RecuseDialog caseId={detail.case.id} onClose={close} />}
    </>
  )
}
