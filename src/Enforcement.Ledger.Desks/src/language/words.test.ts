import { expect, it } from 'vitest'
import { en } from './en'
import { zh } from './zh'

const words = (of: object, at = ''): string[] => Object.entries(of).flatMap(([key, said]) => (typeof said === 'string' ? [at + key] : words(said as object, `${at}${key}.`)))

it('what the screens say in Chinese they say in English; the invariants tell their own English', () => {
  const english = new Set(words(en))
  expect(words(zh).filter(word => !english.has(word) && !word.startsWith('checks.'))).toEqual([])
})

it('what the screens say in English they say in Chinese, but for the grounds whose names the service tells', () => {
  const chinese = new Set(words(zh))
  expect(words(en).filter(word => !chinese.has(word) && !/\.(grounds|kinds)\./.test(word))).toEqual([])
})
