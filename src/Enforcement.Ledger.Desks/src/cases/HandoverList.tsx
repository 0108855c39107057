import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatAmount } from '../money/amount'
import { amountColumn } from '../money/amountColumn'
import { Rows } from '../shell/Rows'
import { type HandoverLine, useHandover } from './handoverQueries'

/** The list that both sign: of each case its money, what waits for somebody, and how its clocks stood. */
export function HandoverList({ id }: { id: number }) {
  const { t } = useTranslation()
  const shown = useHandover(id)
  const say = (m: HandoverLine['matters'][number]) => {
    const [kind = '', state] = m.what.split(' ')
    const name = t(`closing.what.${kind}`, t(`handovers.what.${kind}`, kind))
    const of = state && t(`payouts.state.${state}`, t(`handovers.states.${state}`, state))
    return `${name}${m.id ? ` ${m.id}` : ''}${of ? ` · ${of}` : ''}${m.amount ? ` ${formatAmount(m.amount)}` : ''}`
  }
  return (
    <Rows<HandoverLine>
      rows={shown.data?.lines}
      error={shown.error}
      rowKey={l => l.caseId}
      empty={null}
      columns={[
        { title: t('common.case'), width: 200, render: (_, l) => <Link to={`/cases/${l.caseId}`} className="case-number">{l.caseNumber}</Link> },
        amountColumn(t('handovers.money'), l => l.money, { strong: true }),
        {
          title: t('handovers.clocks'), width: 200, render: (_, l) => l.clock.running + l.clock.late === 0 ? <span className="quiet">–</span>
            : <>{t('handovers.running', { count: l.clock.running })}{l.clock.late > 0 && <strong> {t('handovers.late', { count: l.clock.late })}</strong>} <span className="digits">{l.clock.dueOn}</span></>,
        },
        { title: t('handovers.matters'), render: (_, l) => (l.matters.length === 0 ? <span className="quiet">{t('handovers.nothing')}</span> : l.matters.map(say).join(t('common.joined'))) },
      ]}
    />
  )
}
