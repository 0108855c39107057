import { Tag, Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../api/RefusalNotice'
import { officeMinute } from '../calendar/dates'
import { languageOf } from '../language/language'
import { useBankTimeline } from './bankQueries'
import { QueryButton } from './QueryButton'

/** What the house and the bank told each other about a payout; before the first release there is nothing to show. */
export function BankTimeline({ id }: { id: number }) {
  const { t, i18n } = useTranslation()
  const chinese = languageOf(i18n.language) === 'zh'
  const shown = useBankTimeline(id)
  if (shown.error) return <RefusalNotice error={shown.error} />
  if (!shown.data || shown.data.events.length === 0) return null
  return (
    <>
      <h3>{t('banking.timeline')}{shown.data.shown && <> <Tag>{t(`banking.shown.${shown.data.shown}`)}</Tag></>}</h3>
      <Timeline
        className="history"
        items={shown.data.events.map((e, at) => ({
          key: at,
          color: e.effect === 'rejected' || e.effect === 'manual' ? 'red' : e.what === 'failure-confirmed' ? 'red' : e.what === 'asked' || e.what === 'failure-said' ? 'orange' : e.shown === 'BANK_REPORTED_PAID' ? 'green' : 'blue',
          content: (
            <div className="step">
              <span className="step-what">{e.shown ? t(`banking.shown.${e.shown}`) : t(`banking.what.${e.what}`)}</span>
              {e.status && <Tag>{e.status}</Tag>}
              {e.inferred && <Tag color="gold">{t('banking.inferred')}</Tag>}
              {e.effect && e.effect !== 'advanced' && <Tag color={e.effect === 'late' || e.effect === 'known' ? 'default' : 'red'}>{t(`banking.effect.${e.effect}`)}</Tag>}
              <span>{e.person}</span>
              <span className="quiet digits">{officeMinute(e.at)}</span>
              <div className="step-reason"><span className="digits">{e.endToEndId}</span> {e.reasons.map(r => `${r.code} ${chinese ? r.chinese : r.english} ${r.text ?? ''}`).join(t('common.joined'))} <span className="quiet">{e.note}</span></div>
            </div>
          ),
        }))}
      />
      {shown.data.askBy && <div><QueryButton id={id} endToEndId={shown.data.askBy} /></div>}
    </>
  )
}
