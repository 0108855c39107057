import { Descriptions, Skeleton, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { RefusalNotice } from '../api/RefusalNotice'
import { languageOf } from '../language/language'
import { Amount } from '../money/Amount'
import { Rows } from '../shell/Rows'
import { BatchParts } from './BatchParts'
import { reasonText } from './reasonText'
import { useMatch, type Proposal } from './matchingQueries'
import { RuleTag } from './RuleTag'

/** Why a line went where it is: rule, version, score, reasons, what was refused, and what is proposed. */
export function MatchExplanation({ lineId }: { lineId: number }) {
  const { t, i18n } = useTranslation()
  const language = languageOf(i18n.language)
  const match = useMatch(lineId, true)
  if (match.error) return <RefusalNotice error={match.error} />
  if (!match.data) return <Skeleton active />
  const m = match.data
  return (
    <div className="stack">
      <Descriptions size="small" column={2} bordered items={[
        { key: 'rule', label: t('receipts.rule'), children: <RuleTag rule={m.rule} /> },
        { key: 'version', label: t('matching.version'), children: <span className="digits">{m.ruleVersion}</span> },
        { key: 'score', label: t('matching.score'), children: <span className="digits">{m.score ?? '–'}</span> },
        { key: 'case', label: t('receipts.case'), children: m.caseId ? <Link to={`/cases/${m.caseId}`} className="case-number">{m.caseNumber}</Link> : m.isCredit ? t('matching.unknownFunds') : '–' },
        { key: 'amount', label: t('common.amount'), children: <Amount value={m.amount} strong /> },
        { key: 'booked', label: t('receipts.bookedOn'), children: <span className="digits">{m.bookedOn}</span> },
        { key: 'payer', label: t('receipts.counterparty'), children: m.counterparty ?? '–' },
        { key: 'account', label: t('receipts.account'), children: <span className="digits">{m.counterpartyAccount ?? '–'}</span> },
        { key: 'remark', label: t('receipts.remark'), span: 2, children: m.remark || '–' },
      ]} />
      {m.undoneReason && <Tag color="red">{t('matching.undone', { reason: m.undoneReason })}</Tag>}
      <div className="why-part">
        <h3>{t('matching.reasons')}</h3>
        <ul>{m.reasons.map(r => <li key={r}>{reasonText(r, language)}</li>)}</ul>
      </div>
      <BatchParts lineId={lineId} />
      {m.isCredit && !m.caseId && (
        <div className="why-part">
          <h3>{t('matching.proposals')}</h3>
          <p className="quiet">{t('matching.proposalsHint')}</p>
          <Rows<Proposal>
            rows={m.proposals}
            rowKey={p => p.rank}
            fit
            empty={<span className="quiet">{t('matching.noProposals')}</span>}
            columns={[
              { title: t('matching.rank'), width: 42, render: (_, p) => <span className="digits">{p.rank}</span> },
              { title: t('common.case'), width: 170, render: (_, p) => <Link to={`/cases/${p.caseId}`} className="case-number">{p.caseNumber}</Link> },
              { title: t('matching.score'), width: 56, align: 'right', render: (_, p) => <span className="digits">{p.score}</span> },
              { title: t('matching.reasons'), render: (_, p) => p.reasons.map(r => reasonText(r, language)).join(t('common.joined')) },
            ]}
          />
        </div>
      )}
      {m.alternatives.length > 0 && (
        <div className="why-part">
          <h3>{t('matching.alternatives')}</h3>
          <ul>{m.alternatives.map(a => <li key={a.caseNumber}><span className="case-number">{a.caseNumber}</span>{t('common.colon')}{reasonText(a.whyNot, language)}</li>)}</ul>
        </div>
      )}
    </div>
  )
}
