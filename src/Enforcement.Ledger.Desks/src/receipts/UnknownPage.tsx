import { useTranslation } from 'react-i18next'
import { Amount } from '../money/Amount'
import { sum } from '../money/amount'
import { Section } from '../shell/Section'
import { useUnknownFunds } from './receiptQueries'
import { UnknownTable } from './UnknownTable'

export function UnknownPage() {
  const { t } = useTranslation()
  const unknown = useUnknownFunds()
  return (
    <Section flush title={t('nav.unknown')} hint={t('unknown.hint')}
      extra={unknown.data && unknown.data.length > 0 && <span>{t('common.of', { count: unknown.data.length })} <Amount value={sum(unknown.data.map(u => u.amount))} strong /></span>}>
      <UnknownTable rows={unknown.data} error={unknown.error} sticky />
    </Section>
  )
}
