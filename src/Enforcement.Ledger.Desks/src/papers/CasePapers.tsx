import { useTranslation } from 'react-i18next'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { usePapers } from './paperQueries'
import { PaperTable } from './PaperTable'

/** What was issued in a case. */
export function CasePapers({ id }: { id: number }) {
  const { t } = useTranslation()
  const papers = usePapers({ caseId: id })
  return (
    <Section flush title={t('papers.title')} hint={t('papers.hint')}>
      <PaperTable rows={papers.data?.pages.flatMap(p => p.items)} error={papers.error} />
      <MoreButton list={papers} />
    </Section>
  )
}
