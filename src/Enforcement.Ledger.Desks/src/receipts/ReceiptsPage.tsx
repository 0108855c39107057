import { useTranslation } from 'react-i18next'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { useReceipts } from './receiptQueries'
import { ReceiptTable } from './ReceiptTable'

export function ReceiptsPage() {
  const { t } = useTranslation()
  const receipts = useReceipts({})
  return (
    <Section flush title={t('nav.receipts')}>
      <ReceiptTable rows={receipts.data?.pages.flatMap(p => p.items)} error={receipts.error} sticky />
      <MoreButton list={receipts} />
    </Section>
  )
}
