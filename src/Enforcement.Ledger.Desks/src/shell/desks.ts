/** The desks by what is done at them, in the order of the office's day, each with the permission that its page reads by. */
export const deskGroups = [
  { word: 'office', desks: [{ path: '/', word: 'overview', permission: 'case.read' }, { path: '/alerts', word: 'alerts', permission: 'alert.read' }, { path: '/cases', word: 'cases', permission: 'case.read' }, { path: '/notices', word: 'notices', permission: 'notice.read' }] },
  {
    word: 'moneyIn',
    desks: [
      { path: '/receipts', word: 'receipts', permission: 'statement.read' },
      { path: '/unknown-funds', word: 'unknown', permission: 'statement.read' },
      { path: '/expected-receipts', word: 'expected', permission: 'case.read' },
      { path: '/bonds', word: 'bonds', permission: 'case.read' },
      { path: '/vouchers', word: 'vouchers', permission: 'statement.read' },
    ],
  },
  { word: 'moneyOut', desks: [{ path: '/payouts', word: 'payouts', permission: 'payout.read' }, { path: '/disputes', word: 'disputes', permission: 'payout.read' }, { path: '/bank', word: 'banking', permission: 'payout.read' }, { path: '/fees', word: 'fees', permission: 'treasury.read' }, { path: '/returned-payments', word: 'returns', permission: 'payout.read' }, { path: '/papers', word: 'papers', permission: 'paper.read' }] },
  { word: 'bank', desks: [{ path: '/statements', word: 'statements', permission: 'statement.read' }, { path: '/reconciliation', word: 'reconciliation', permission: 'reconciliation.read' }] },
  { word: 'rules', desks: [{ path: '/matching-rules', word: 'matching', permission: 'matching.read' }, { path: '/templates', word: 'templates', permission: 'statement.read' }, { path: '/approval-chains', word: 'chains', permission: 'chain.read' }, { path: '/calendar', word: 'calendar', permission: 'calendar.read' }, { path: '/persons', word: 'persons', permission: 'delegation.read' }] },
] as const
