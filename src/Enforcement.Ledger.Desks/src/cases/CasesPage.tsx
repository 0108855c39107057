import { Button, Input, Space } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { useCases } from './caseQueries'
import { CaseTable } from './CaseTable'

export function CasesPage() {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const cases = useCases(search)
  const rows = cases.data?.pages.flatMap(p => p.items)
  return (
    <Section
      flush
      title={t('nav.cases')}
      extra={
        <Space>
          <Link to="/cases/handovers"><Button>{t('handovers.title')}</Button></Link>
          <Input.Search allowClear autoFocus placeholder={t('cases.searchHint')} value={typed} onChange={e => setTyped(e.target.value)} style={{ width: 280 }} />
        </Space>
      }
    >
      <CaseTable rows={rows} error={cases.error} search={search} sticky />
      <MoreButton list={cases} />
    </Section>
  )
}
