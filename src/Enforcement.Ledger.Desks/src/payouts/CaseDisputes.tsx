import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import type { CaseRow } from '../cases/caseQueries'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { useDisputes } from './disputeQueries'
import { DisputeTable } from './DisputeTable'
import { PlaceDisputeDialog } from './PlaceDisputeDialog'

/** The disputes of a case, those about parts of payouts included. */
export function CaseDisputes({ row }: { row: CaseRow }) {
  const { t } = useTranslation()
  const may = useMay()
  const [placing, setPlacing] = useState(false)
  const disputes = useDisputes({ caseId: row.id })
  return (
    <Section flush title={t('disputes.title')} hint={t('disputes.hint')} extra={may('dispute.place') && <Button icon={<QuestionCircleOutlined />} onClick={() => setPlacing(true)}>{t('disputes.place')}</Button>}>
      <DisputeTable rows={disputes.data?.pages.flatMap(p => p.items)} error={disputes.error} ofCase />
      <MoreButton list={disputes} />
      {placing && <PlaceDisputeDialog row={row} onClose={() => setPlacing(false)} />}
    </Section>
  )
}
