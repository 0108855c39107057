import { Alert, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { RefusalNotice } from '../api/RefusalNotice'
import { officeMinute } from '../calendar/dates'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { usePaperCheck, type PaperCheck } from './paperQueries'
import { PaperRules } from './PaperRules'

type Difference = PaperCheck['differences'][number]

/** A code from a paper in hand: what it stands for, and whether the record still says the same. */
export function VerifyPage() {
  const { t } = useTranslation()
  const [asked, ask] = useSearchParams()
  const code = asked.get('code') ?? ''
  const found = usePaperCheck(code)
  const check = code === '' ? undefined : found.data
  return (
    <div className="stack">
      <Section title={t('papers.verify')} hint={t('papers.verifyHint')}>
        <Input.Search key={code} defaultValue={code} allowClear enterButton={t('papers.verifyAct')} placeholder="ABCD-EFGH-IJKL-MNOP-QRST" aria-label={t('papers.code')} className="digits paper-code" loading={found.isFetching}
          onSearch={typed => ask(typed.trim() ? { code: typed.replace(/[^A-Za-z0-9]/g, '') } : {})} />
      </Section>
      {code === '' && <Nothing title={t('papers.noCode')} hint={t('papers.noCodeHint')} />}
      <RefusalNotice error={code === '' ? null : found.error} />
      {check && (
        <Section title={check.paper.title} hint={<span className="digits">{check.paper.number}</span>}>
          <dl className="facts">
            <div><dt>{t('common.case')}</dt><dd><Link to={`/cases/${check.paper.caseId}`} className="case-number">{check.paper.caseNumber}</Link></dd></div>
            <div><dt>{t('papers.issued')}</dt><dd>{check.paper.issuedBy} <span className="digits">{officeMinute(check.paper.issuedAt)}</span></dd></div>
            <div><dt>{t('papers.copies')}</dt><dd className="digits">{check.paper.copies}</dd></div>
          </dl>
          <Alert showIcon type={check.same ? 'success' : 'warning'} title={t(check.same ? 'papers.same' : 'papers.differs')} />
          {!check.same && (
            <Rows<Difference> rows={check.differences} rowKey={d => d.key} empty={null}
              columns={[{ title: t('papers.field'), width: 160, dataIndex: 'label' }, { title: t('papers.onPaper'), render: (_, d) => <span className="lines">{d.paper ?? '–'}</span> }, { title: t('papers.now'), render: (_, d) => <span className="lines differs">{d.now ?? '–'}</span> }]} />
          )}
        </Section>
      )}
      <PaperRules />
    </div>
  )
}
