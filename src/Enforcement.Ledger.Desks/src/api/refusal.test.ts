import { describe, expect, it } from 'vitest'
import { Refused, refusalText, type Problem } from './refusal'

const samePerson: Problem = {
  type: 'urn:ledger:payout.same-person', title: "The next step is another person's.", status: 409, detail: "The next step is another person's. (出纳甲)",
  code: 'payout.same-person', article: 'S2 §四', houseRule: '法院内控要求', chinese: '本环节须由他人办理。', field: null, traceId: 'abc',
}

describe('a refusal on the page', () => {
  it('is read in Chinese with its code, its article and the facts', () =>
    expect(refusalText(new Refused(samePerson), 'zh')).toEqual({ sentence: '本环节须由他人办理。', facts: '出纳甲', code: 'payout.same-person', article: 'S2 §四', houseRule: '法院内控要求', field: null, traceId: null }))

  it('is read in English after the switch', () => expect(refusalText(new Refused(samePerson), 'en').sentence).toBe("The next step is another person's."))

  it('without facts repeats nothing', () => expect(refusalText(new Refused({ ...samePerson, detail: samePerson.title }), 'zh').facts).toBeNull())

  it('without Chinese falls back to English', () => expect(refusalText(new Refused({ ...samePerson, chinese: null }), 'zh').sentence).toBe(samePerson.title))

  it('names the trace when the service failed', () => expect(refusalText(new Refused({ ...samePerson, status: 500 }), 'zh').traceId).toBe('abc'))

  it('of a lost connection says that a retry does nothing twice', () => expect(refusalText(new TypeError('fetch failed'), 'zh')).toMatchObject({ code: 'desk.unreachable', sentence: '无法连接服务，请稍后重试；重试不会重复办理。' }))
})
