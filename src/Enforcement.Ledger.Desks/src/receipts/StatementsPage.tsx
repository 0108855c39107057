import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { DeliveryTable } from './DeliveryTable'
import { GapSection } from './GapSection'
import { useStatements } from './receiptQueries'
import { StatementDelivery } from './StatementDelivery'
import { useDeliveries } from './statementQueries'
import { StatementTable } from './StatementTable'

export function StatementsPage() {
  const { t } = useTranslation()
  const may = useMay()
  const statements = useStatements()
  const deliveries = useDeliveries()
  return (
    <div className="stack">
      {may('statement.import') ? <StatementDelivery /> : <p className="quiet">{t('statements.readOnly')}</p>}
      <GapSection />
      <Section flush title={t('statements.imported')}>
        <StatementTable rows={statements.data?.pages.flatMap(p => p.items)} error={statements.error} />
        <MoreButton list={statements} />
      </Section>
      <Section flush title={t('deliveries.title')} hint={t('deliveries.hint')}>
        <DeliveryTable rows={deliveries.data?.pages.flatMap(p => p.items)} error={deliveries.error} />
        <MoreButton list={deliveries} />
      </Section>
    </div>
  )
}
