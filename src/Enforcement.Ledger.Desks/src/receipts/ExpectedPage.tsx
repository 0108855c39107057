import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { ExpectedImport } from './ExpectedImport'
import { ExpectedTable } from './ExpectedTable'
import { RegisterExpectedDialog } from './RegisterExpectedDialog'
import { useExpected, type ExpectedFilter } from './expectedQueries'

const filters: readonly ExpectedFilter[] = ['Overdue', 'Expected', 'Partly', 'Met', 'Cancelled']

/** The alarm list first: what was due and has not come. */
export function ExpectedPage() {
  const { t } = useTranslation()
  const may = useMay()
  const [state, setState] = useState<ExpectedFilter | undefined>('Overdue')
  const [registering, setRegistering] = useState(false)
  const expected = useExpected({ state })
  return (
    <div className="stack">
      {may('expected.register') && <ExpectedImport />}
      <Section flush title={t('expected.title')} hint={t('expected.hint')} extra={
        <>
          <Select<ExpectedFilter> allowClear placeholder={t('expected.all')} value={state ?? null} onChange={setState} style={{ width: 150 }} aria-label={t('common.state')}
            options={filters.map(f => ({ value: f, label: t(`expected.state.${f}`) }))} />{' '}
          {may('expected.register') && <Button type="primary" onClick={() => setRegistering(true)}>{t('expected.register')}</Button>}
        </>
      }>
        <ExpectedTable rows={expected.data?.pages.flatMap(p => p.items)} error={expected.error} />
        <MoreButton list={expected} />
      </Section>
      {registering && <RegisterExpectedDialog onClose={() => setRegistering(false)} />}
    </div>
  )
}
