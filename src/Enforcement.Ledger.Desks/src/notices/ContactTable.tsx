import { useTranslation } from 'react-i18next'
import { officeDate } from '../calendar/dates'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { type Contact } from './noticeQueries'

/** Where each party of a case is told. */
export function ContactTable({ rows, error }: { rows: Contact[] | undefined; error: unknown }) {
  const { t } = useTranslation()
  return (
    <Rows<Contact>
      rows={rows}
      error={error}
      rowKey={c => `${c.partyId}-${c.channel}`}
      empty={<Nothing title={t('notices.noParties')} />}
      columns={[
        { title: t('notices.party'), width: 260, render: (_, c) => <>{c.name} <span className="quiet">{t(`notices.roles.${c.role}`, c.role)}</span></> },
        { title: t('notices.channel'), width: 110, render: (_, c) => c.channel ? t(`notices.channels.${c.channel}`, c.channel) : <span className="bad">{t('notices.noContact')}</span> },
        { title: t('notices.address'), width: 200, render: (_, c) => <span className="digits">{c.address ?? '–'}</span> },
        { title: t('notices.document'), render: (_, c) => <>{c.document}{c.recordedAt && <span className="quiet digits"> {officeDate(new Date(c.recordedAt))}</span>}</> },
      ]}
    />
  )
}
