import { expect, it } from 'vitest'
import { reasonText } from './reasonText'

it('a reason is read in Chinese with its facts', () =>
  expect(reasonText('credited to sub-account 5100123 of （2026）川0104执1号', 'zh')).toBe('入账子账号 5100123，属于 （2026）川0104执1号'))

it('the closer saying wins', () =>
  expect(reasonText('the remark names （2026）川0104执9号, which this court has no open case of', 'zh')).toBe('附言中的案号 （2026）川0104执9号 不是本院在办案件'))

it('a payment that came back is told as such', () =>
  expect(reasonText('instruction ZF202600000001-1 of payout 7 came back', 'zh')).toBe('支付指令 ZF202600000001-1（发放 7）退票'))

it('a reason that is not known here stays as it was said', () => expect(reasonText('claimed by hand', 'zh')).toBe('claimed by hand'))

it('English is what the service said', () => expect(reasonText('the case is closed', 'en')).toBe('the case is closed'))

it('what tells candidates apart is read in Chinese', () => {
  expect(reasonText('2 cases fit equally well and nothing tells them apart', 'zh')).toBe('有 2 个案件同样符合，无法区分')
  expect(reasonText('the remark names no case in full', 'zh')).toBe('附言中没有完整案号')
})
