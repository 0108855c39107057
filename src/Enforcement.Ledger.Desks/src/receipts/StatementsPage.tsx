import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { useStatements } from './receiptQueries'
import { StatementDelivery } from './StatementDelivery'
import { StatementTable } from './StatementTable'

export function StatementsPage() {
  const { t } = useTranslation()
  const may = useMay()
  const statements = useStatements()
  return (
    <div className="stack">
      {may('statement.import') ? <StatementDelivery /> : <p className="quiet">{t('statements.readOnly')}</p>}
      <Section flush title={t('statements.imported')}>
        <StatementTable rows={statements.data?.pages.flatMap(p => p.items)} error={statements.error} />
        <MoreButton list={statements} />
      </Section>
    </div>
  )
}
