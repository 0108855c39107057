import { Tag, Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import { officeMinute } from '../calendar/dates'
import { Amount } from '../money/Amount'
import { useHoldKinds } from '../payouts/holdQueries'
import { Nothing } from '../shell/Nothing'
import type { CaseEvent } from './caseQueries'

/** What happened in a case, in order: each movement of its money once, and each act with its person, in whose name, and its reason. */
export function CaseTimeline({ events }: { events: CaseEvent[] | undefined }) {
  const { t } = useTranslation()
  const kinds = useHoldKinds().data ?? []
  if (events?.length === 0) return <Nothing title={t('history.empty')} hint={t('history.emptyHint')} />
  // The service tells a hold by the code of its kind, and then its paper.
  const told = (text: string | null) => {
    const kind = kinds.find(k => text?.startsWith(`${k.code} `))
    return kind && text ? `${t(`caseHolds.kinds.${kind.code}`, kind.name)}${text.slice(kind.code.length)}` : text
  }
  const account = (name: string | null) => (name ? t(`accounts.${name}`, name) : t('history.otherCase'))
  return (
    <Timeline
      className="history"
      items={(events ?? []).map(e => {
        const moved = e.from !== null || e.to !== null
        return {
          key: e.place,
          color: moved ? 'blue' : 'gray',
          content: (
            <div className="step">
              <span className="step-what">{t(`history.kinds.${e.kind}`, e.kind)}</span>
              {e.amount !== null && <Amount value={e.amount} strong={moved} />}
              {moved && <Tag>{account(e.from)} → {account(e.to)}</Tag>}
              <span>{e.person}{e.onBehalfOf && ` ${t('history.onBehalfOf', { name: e.onBehalfOf })}`}</span>
              <span className="quiet digits">{officeMinute(e.at)}</span>
              {(e.text || e.article) && <div className="step-reason">{[told(e.text), e.article].filter(Boolean).join(t('common.joined'))}</div>}
            </div>
          ),
        }
      })}
    />
  )
}
