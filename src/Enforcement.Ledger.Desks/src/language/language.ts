import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../api/refusal'
import { en } from './en'
import { zh } from './zh'

const remembered = 'ledger.language'

export function languageOf(tag: string): Language {
  return tag.startsWith('en') ? 'en' : 'zh'
}

/** Chinese unless the person chose otherwise on this machine. */
export function startLanguage() {
  void i18next.use(initReactI18next).init({
    lng: localStorage.getItem(remembered) === 'en' ? 'en' : 'zh',
    // A word that English lacks is the service's own; falling back to Chinese would hide it.
    fallbackLng: false,
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
  })
  i18next.on('languageChanged', describe)
  describe(i18next.language)
}

export function chooseLanguage(language: Language) {
  localStorage.setItem(remembered, language)
  void i18next.changeLanguage(language)
}

function describe(tag: string) {
  document.documentElement.lang = languageOf(tag) === 'zh' ? 'zh-CN' : 'en'
  document.title = i18next.t('product')
}
