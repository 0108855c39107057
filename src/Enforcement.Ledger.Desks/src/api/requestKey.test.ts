import { expect, it } from 'vitest'
import { requestKeys } from './requestKey'

const counting = () => {
  let n = 0
  return requestKeys(() => `key-${++n}`)
}

it('a second press with the same content keeps its key', () => {
  const { keyFor } = counting()
  expect([keyFor({ amount: '1.00' }), keyFor({ amount: '1.00' })]).toEqual(['key-1', 'key-1'])
})

it('changed content gets a new key', () => {
  const { keyFor } = counting()
  expect([keyFor({ amount: '1.00' }), keyFor({ amount: '2.00' })]).toEqual(['key-1', 'key-2'])
})

it('the same content once more after its answer is another act', () => {
  const { keyFor, answered } = counting()
  const first = keyFor({ all: null })
  answered()
  expect([first, keyFor({ all: null })]).toEqual(['key-1', 'key-2'])
})

it('a key of the real kind is visible ASCII of a fixed length', () => {
  expect(requestKeys().keyFor('x')).toMatch(/^[0-9a-f]{32}$/)
})
