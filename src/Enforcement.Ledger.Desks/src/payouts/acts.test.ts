import { expect, it } from 'vitest'
import { offered } from './acts'

const cashier = (permission: string) => ['payout.accept', 'payout.release'].includes(permission)

it('a cashier is offered the acceptance of a notice, and its return', () =>
  expect(offered(['Accept', 'ReturnToExecutor', 'Hold', 'Split'], cashier).map(a => a.trigger)).toEqual(['Accept', 'ReturnToExecutor']))

it('what is not open is not offered', () => expect(offered([], () => true)).toEqual([]))

it('what the bank does is offered to nobody', () => expect(offered(['BankAccepted', 'Booked', 'Lost'], () => true)).toEqual([]))
