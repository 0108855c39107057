import { useTranslation } from 'react-i18next'
import { languageOf } from '../language/language'
import { reasonText } from './reasonText'

/** Why a statement waits: in words where the office has them, always with the code and the facts. */
export function HoldReason({ code, facts }: { code: string; facts: string | null }) {
  const { t, i18n } = useTranslation()
  // A code has dots of its own, which i18next would take for a path.
  const words = (t('holds', { returnObjects: true }) as Record<string, string>)[code]
  return (
    <span lang={i18n.language}>
      {words && <div>{words}</div>}
      <code className="quiet">{code}</code>
      {facts && <div className="quiet">{reasonText(facts, languageOf(i18n.language))}</div>}
    </span>
  )
}
