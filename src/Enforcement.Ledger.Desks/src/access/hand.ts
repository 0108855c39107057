import { useTranslation } from 'react-i18next'

/** A person as a hand in the record: with the one in whose name he acted, where he stood in for somebody. */
export function useHand() {
  const { t } = useTranslation()
  return <T extends string | null>(name: T, of?: string | null): T | string => (name && of ? t('persons.inName', { name, of }) : name)
}
