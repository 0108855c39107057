import { Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { GapTable } from './GapTable'
import { useGaps } from './statementQueries'

export function GapSection() {
  const { t } = useTranslation()
  const [filled, setFilled] = useState(false)
  const gaps = useGaps(filled)
  return (
    <Section flush title={t('gaps.title')} hint={t('gaps.hint')} extra={<label className="quiet"><Switch size="small" checked={filled} onChange={setFilled} /> {t('gaps.withFilled')}</label>}>
      <GapTable rows={gaps.data?.pages.flatMap(p => p.items)} error={gaps.error} />
      <MoreButton list={gaps} />
    </Section>
  )
}
