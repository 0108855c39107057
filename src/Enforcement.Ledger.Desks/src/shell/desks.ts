/** The desks in the order of the office's day, each with the permission that its page reads by. */
export const desks = [
  { path: '/', word: 'overview', permission: 'case.read' },
  { path: '/cases', word: 'cases', permission: 'case.read' },
  { path: '/receipts', word: 'receipts', permission: 'statement.read' },
  { path: '/unknown-funds', word: 'unknown', permission: 'statement.read' },
  { path: '/statements', word: 'statements', permission: 'statement.read' },
  { path: '/reconciliation', word: 'reconciliation', permission: 'reconciliation.read' },
  { path: '/payouts', word: 'payouts', permission: 'payout.read' },
  { path: '/returned-payments', word: 'returns', permission: 'payout.read' },
  { path: '/bonds', word: 'bonds', permission: 'case.read' },
  { path: '/expected-receipts', word: 'expected', permission: 'case.read' },
  { path: '/vouchers', word: 'vouchers', permission: 'statement.read' },
  { path: '/matching-rules', word: 'matching', permission: 'matching.read' },
  { path: '/templates', word: 'templates', permission: 'statement.read' },
] as const
