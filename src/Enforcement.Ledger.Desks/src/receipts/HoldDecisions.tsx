import { Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import { officeMinute } from '../calendar/dates'
import { formatAmount } from '../money/amount'
import type { HoldDecision } from './statementQueries'

const colours: Record<string, string> = { proposed: 'blue', approved: 'green', declined: 'red' }

/** Who proposed what for a held statement, why, and who said yes or no. */
export function HoldDecisions({ decisions }: { decisions: HoldDecision[] }) {
  const { t } = useTranslation()
  return (
    <Timeline
      className="history"
      items={decisions.map(d => ({
        key: d.id,
        color: colours[d.state] ?? 'gray',
        content: (
          <div className="step">
            <span className="step-what">{t(`decision.kind.${d.kind}`)} · {t(`decision.state.${d.state}`, d.state)}</span>
            <span>{d.proposedBy}</span>
            <span className="quiet digits">{officeMinute(d.proposedAt)}</span>
            <div className="step-reason">{d.reason}</div>
            <div className="quiet">{t('decision.effect', { lines: d.lines, missing: formatAmount(d.difference) })}</div>
            {d.decidedAt && <div>{t(`decision.state.${d.state}`, d.state)}{t('common.colon')}{d.decidedBy} <span className="quiet digits">{officeMinute(d.decidedAt)}</span>{d.decidedReason && <div className="step-reason">{d.decidedReason}</div>}</div>}
          </div>
        ),
      }))}
    />
  )
}
