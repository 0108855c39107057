import { GlobalOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, languageOf } from './language'

/** Names the other language in itself. */
export function LanguageSwitch() {
  const { i18n, t } = useTranslation()
  const other = languageOf(i18n.language) === 'zh' ? 'en' : 'zh'
  return (
    <Button type="text" className="language-switch" icon={<GlobalOutlined />} aria-label={t('language.switch')} onClick={() => chooseLanguage(other)}>
      {t('language.other')}
    </Button>
  )
}
