import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../api/RefusalNotice'
import { Section } from '../shell/Section'
import { useChecks } from './clockQueries'

/** Runs the standing invariants when asked, and lists what breaks them. */
export function ChecksPanel() {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const checks = useChecks(asked)
  return (
    <Section title={t('reconciliation.checks')} hint={t('reconciliation.checksHint')}
      extra={<Button loading={checks.isFetching} onClick={() => (asked ? void checks.refetch() : setAsked(true))}>{t('reconciliation.runChecks')}</Button>}>
      <RefusalNotice error={checks.error} />
      {checks.data && (
        <ul className="checks">
          {checks.data.map(check => (
            <li key={check.name} className={check.healthy ? 'good' : 'bad'}>
              {check.healthy ? <CheckCircleFilled aria-label={t('reconciliation.healthy')} /> : <CloseCircleFilled aria-label={t('reconciliation.broken')} />}
              <code>{check.name}</code>
              <span className="quiet">{t(`checks.${check.name}`, check.says)}</span>
              {check.rows.map(row => <pre key={row}>{row}</pre>)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
