import { Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { ReturnTable } from './ReturnTable'
import { useReturned } from './returnQueries'

export function ReturnsPage() {
  const { t } = useTranslation()
  const [unconfirmed, setUnconfirmed] = useState(false)
  const returned = useReturned({ unconfirmed })
  return (
    <Section flush title={t('returns.title')} hint={t('returns.hint')} extra={<label><Switch size="small" checked={unconfirmed} onChange={setUnconfirmed} /> {t('returns.only')}</label>}>
      <ReturnTable rows={returned.data?.pages.flatMap(p => p.items)} error={returned.error} />
      <MoreButton list={returned} />
    </Section>
  )
}
