import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { useDisputes } from './disputeQueries'
import { DisputeTable } from './DisputeTable'

const lists = { open: { open: true }, reviewPast: { reviewPast: true }, overThirty: { openOverDays: 30 }, all: {} } as const

/** The disputes of all cases. */
export function DisputesPage() {
  const { t } = useTranslation()
  const [shown, setShown] = useState<keyof typeof lists>('open')
  const disputes = useDisputes(lists[shown])
  return (
    <Section flush title={t('disputes.title')} hint={t('disputes.hint')}
      extra={<Segmented<keyof typeof lists> size="small" value={shown} onChange={setShown} options={(Object.keys(lists) as (keyof typeof lists)[]).map(value => ({ value, label: t(`disputes.lists.${value}`) }))} />}>
      <DisputeTable rows={disputes.data?.pages.flatMap(p => p.items)} error={disputes.error} />
      <MoreButton list={disputes} />
    </Section>
  )
}
