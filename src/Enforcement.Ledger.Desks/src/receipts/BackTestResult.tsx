import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Rows } from '../shell/Rows'
import type { BackTest } from './matchingQueries'
import { RuleTag } from './RuleTag'
import { WhyButton } from './WhyButton'

type Difference = BackTest['differences'][number]

/** What a version would have decided otherwise. */
export function BackTestResult({ test }: { test: BackTest }) {
  const { t } = useTranslation()
  const counts: [string, number][] = [['matched-to-unknown', test.matchedToUnknown], ['unknown-to-matched', test.unknownToMatched], ['other-case', test.otherCase], ['other-proposals', test.otherProposals]]
  const differing = counts.filter(([, count]) => count > 0)
  return (
    <div className="back-test">
      <p>
        {t('matching.tested', { lines: test.lines })}
        {test.askedToday > 0 && <span className="quiet">（{t('matching.askedToday', { count: test.askedToday })}）</span>}{' '}
        {differing.length === 0 ? <Tag color="green">{t('matching.same')}</Tag> : differing.map(([kind, count]) => <Tag key={kind} color="gold">{t(`matching.kinds.${kind}`, kind)} {count}</Tag>)}
      </p>
      {test.differences.length > 0 && (
        <Rows<Difference>
          rows={test.differences}
          rowKey={d => d.lineId}
          fit
          empty={null}
          columns={[
            { title: t('matching.line'), width: 90, render: (_, d) => <WhyButton lineId={d.lineId}><span className="digits">{d.lineId}</span></WhyButton> },
            { title: t('common.state'), width: 130, render: (_, d) => t(`matching.kinds.${d.kind}`, d.kind) },
            { title: t('matching.was'), render: (_, d) => <><RuleTag rule={d.wasRule} /> <span className="case-number">{d.wasCase}</span></> },
            { title: t('matching.wouldBe'), render: (_, d) => <><RuleTag rule={d.wouldBeRule} /> <span className="case-number">{d.wouldBeCase}</span></> },
          ]}
        />
      )}
    </div>
  )
}
