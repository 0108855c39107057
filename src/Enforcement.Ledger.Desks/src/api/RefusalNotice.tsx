import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { languageOf } from '../language/language'
import { refusalText } from './refusal'

/** A refusal as a notice: the sentence, the facts, and in small print the code and the article it rests on. */
export function RefusalNotice({ error }: { error: unknown }) {
  const { i18n, t } = useTranslation()
  if (!error) return null
  const text = refusalText(error, languageOf(i18n.language))
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="refusal"
      title={text.sentence}
      description={
        <>
          {text.facts && <div>{text.facts}</div>}
          <div className="small-print">
            <code>{text.code}</code>
            {text.field && <span>{t('refusal.field', { field: text.field })}</span>}
            {text.article && <span>{t('refusal.article', { article: text.article })}</span>}
            {text.houseRule && <span>{t('refusal.houseRule', { rule: text.houseRule })}</span>}
            {text.traceId && <span>{t('refusal.trace', { id: text.traceId })}</span>}
          </div>
        </>
      }
    />
  )
}
