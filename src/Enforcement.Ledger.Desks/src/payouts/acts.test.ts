import { expect, it } from 'vitest'
import { offered } from './acts'

const cashier = (permission: string) => ['payout.accept', 'payout.release'].includes(permission)

it('a cashier is offered the acceptance of a notice, and its return', () =>
  expect(offered({ open: ['Accept', 'ReturnToExecutor', 'Hold', 'Split'], handedOver: false }, cashier).map(a => a.trigger)).toEqual(['Accept', 'ReturnToExecutor']))

it('what is not open is not offered', () => expect(offered({ open: [], handedOver: false }, () => true)).toEqual([]))

it('what the bank does is offered to nobody', () => expect(offered({ open: ['BankAccepted', 'BankRejected', 'Booked', 'Lost'], handedOver: true }, () => true)).toEqual([]))

it('a release is taken back only while its file is here', () =>
  expect([false, true].map(handedOver => offered({ open: ['BankAccepted', 'BankRejected', 'Booked', 'Lost'], handedOver }, cashier).length)).toEqual([1, 0]))
