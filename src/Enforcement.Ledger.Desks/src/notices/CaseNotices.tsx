import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { ContactTable } from './ContactTable'
import { NoticeTable } from './NoticeTable'
import { RecordContactDialog } from './RecordContactDialog'
import { useContacts, useNotices } from './noticeQueries'

/** Where the parties of a case are told, and what they and the desks were told. */
export function CaseNotices({ id }: { id: number }) {
  const { t } = useTranslation()
  const may = useMay()
  const [recording, setRecording] = useState(false)
  const notices = useNotices({ caseId: id })
  const contacts = useContacts(id)
  return (
    <>
      <Section flush title={t('notices.contacts')} hint={t('notices.contactsHint')} extra={may('contact.record') && contacts.data && <Button onClick={() => setRecording(true)}>{t('notices.record')}</Button>}>
        <ContactTable rows={contacts.data} error={contacts.error} />
      </Section>
      <Section flush title={t('notices.ofCase')}>
        <NoticeTable rows={notices.data?.pages.flatMap(p => p.items)} error={notices.error} ofCase />
        <MoreButton list={notices} />
      </Section>
      {recording && contacts.data && <RecordContactDialog contacts={contacts.data} onClose={() => setRecording(false)} />}
    </>
  )
}
