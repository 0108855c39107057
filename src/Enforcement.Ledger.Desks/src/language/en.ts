import type { zh } from './zh'

/** The same in English; a missing or extra key does not compile. */
export const en: typeof zh = {
  product: 'Enforcement Ledger',
  nav: { overview: 'Overview', cases: 'Cases', receipts: 'Receipts', unknown: 'Unknown funds', payouts: 'Payouts', returns: 'Returns', reconciliation: 'Reconciliation', statements: 'Statements' },
  language: { other: '中文', switch: '切换语言 / Switch language' },
  common: {
    book: 'Book', case: 'Case', amount: 'Amount', state: 'State', reason: 'Reason', more: 'Load more', all: 'See all', cancel: 'Cancel',
    none: 'None', of: '{{count}} in all',
  },
  refusal: { article: 'Rests on: {{article}}', field: 'Field: {{field}}', trace: 'Trace: {{id}}' },
  access: {
    userName: 'Sign-in name', password: 'Password', signIn: 'Sign in', signOut: 'Sign out', intro: 'Books, receipts and payouts of the escrow account', hint: "Use your court's account; several failures lock it for a quarter of an hour.",
    userNameMissing: 'Enter your sign-in name', passwordMissing: 'Enter your password', notAllowed: 'Your role does not see this page', notAllowedHint: 'Ask the person whose task it is.',
    roles: {
      EX: 'Executor', OUT: 'Assistant', REG: 'Supervisor', DIR: 'Director', VP: 'Court leader', COL: 'Panel', ACC: 'Accountant', CSH: 'Cashier', INS: 'Inspector', UPC: 'Upper court',
      PRO: 'Procuratorate', PTY: 'Party', SYS: 'Administrator', SEC: 'Security auditor', SVC: 'Service',
    },
  },
  accounts: {
    BANK: 'Bank', CASH: 'Cash', BANK_CHARGE: 'Bank charges', UNEXPLAINED_DEBIT: 'Unexplained debits', CASE_AVAILABLE: 'Available', CASE_DISPUTED: 'Disputed', CASE_HELD: 'Held',
    CASE_RESERVED: 'Reserved', CASE_DEPOSITED: 'Deposited', CASE_SURPLUS: 'Surplus', FEE_DUE: 'Fees due', IN_TRANSIT: 'In transit', RETURNED: 'Returned', UNKNOWN: 'Unknown funds', INTEREST: 'Interest', BOND: 'Bond',
  },
  overview: {
    cases: 'Cases', receipts: 'Receipts', unknown: 'Unknown funds', payouts: 'Payouts under way', late: 'Overdue', held: 'Held statements', clocks: 'Due soon', clocksHint: 'Ten workdays from arrival to the notice to finance (clock A)',
    underway: 'Payouts under way', noClocks: 'No money waits for a notice', noClocksHint: 'Finance has been notified of all undisputed money.', unknownOldest: 'Unknown funds, the most urgent first', recent: 'Latest receipts', inCases: 'Money of cases', atLeast: '{{count}}+',
    empty: 'There is no book yet', emptyHint: 'The administrator opens a book; finance then imports the first bank statement.',
  },
  cases: {
    number: 'Case number', applicants: 'Applicants', debtors: 'Debtors', officer: 'Officer', claim: 'Claim', outstanding: 'Outstanding', available: 'Available', reserved: 'Reserved', disputed: 'Disputed', inTransit: 'In transit',
    held: 'Held', searchHint: 'Case number or party', open: 'Open', closed: 'Closed', parties: 'Parties', role: 'Role', name: 'Name', account: 'Account (masked)',
    bank: 'Bank', confirmed: 'Account confirmed', unconfirmed: 'Not confirmed', subAccount: 'Sub-account', noSubAccount: 'No sub-account', money: 'Money by account', held_total: 'In the book', moneyEmpty: 'The book holds no money of this case',
    empty: 'No cases', emptyHint: 'Cases come from the case system; they appear here once imported.', notFound: 'Nothing found for “{{search}}”', notFoundHint: "Enter a part of the number, or a party's name.", applicant: 'Applicant', debtor: 'Debtor', third: 'Third person',
    lots: 'Lots and clocks', receipts: 'Receipts', payouts: 'Payouts', draft: 'Draft a payout',
  },
  receipts: {
    bookedOn: 'Booked', direction: 'Way', in: 'In', out: 'Out', counterparty: 'Counterparty', account: 'Account', remark: 'Remark', rule: 'Rule', case: 'Case', reasons: 'Reasons', alternatives: 'Refused alternatives',
    undone: 'Reversed', ruleVersion: 'Rule', empty: 'No receipts yet', emptyHint: 'Once finance imports a bank statement, every line of it is posted and stands here.', importNow: 'Import a statement', noReasons: 'No reason was recorded',
    rules: { T0: 'Unmatched', T1: 'Sub-account', T2: 'Instruction', T3: 'Case number', T4: 'Party', T5: 'Candidate', T6: 'Returned', T7: 'By hand', INTEREST: 'Interest', CHARGE: 'Charge', PAID: 'Payout', D0: 'Unexplained' },
  },
  unknown: {
    payer: 'Payer', age: 'Age', days: '{{count}} d', dueOn: 'Due', overdue: 'Overdue', why: 'Why unknown', empty: 'No unknown funds', emptyHint: 'Every receipt has its case.', hint: 'Find the case within three workdays; money goes back to the paying account only.',
  },
  payouts: {
    id: 'No.', payee: 'Payee', account: 'Account', notice: 'Notice', noticeFull: 'Notice to finance', drafted: 'Drafted', clockB: 'Clock B', paidOn: 'Paid', decision: 'Collegial decision', splitFrom: 'Split from payout {{id}}', dispute: 'Dispute',
    empty: 'No payouts', emptyHint: 'The executor drafts a payout on the page of its case.', history: 'History', lots: 'Where the money came from', arrived: 'Arrived', payer: 'Payer', line: 'Statement line', noActs: 'Nothing here is for you to do now',
    noActsHint: 'The next step is another role’s, or the bank’s.', file: 'Download the instruction (pain.001)', filter: 'All states', drafting: 'Draft a payout', draftAmount: 'Amount (CNY)',
    draftAmountHint: 'Available: {{amount}}', draftPayee: 'Payee', draftPayeeHint: 'Empty: the applicant', draftAccount: 'Account', draftAccountHint: 'Empty: the confirmed account', draftBank: 'Bank', amountInvalid: 'Enter an amount above zero with at most two decimals',
    reasonMissing: 'Give a reason; it stays with the case', created: 'Payout {{id}} is drafted', done: 'Done',
    state: {
      Draft: 'Draft', InApproval: 'In approval', NoticeIssued: 'Notice issued', Accepted: 'Accepted', Released: 'Released', Uncertain: 'Uncertain', Paid: 'Paid', Failed: 'Failed', Returned: 'Returned',
      Disputed: 'Disputed', OnHold: 'On hold', Withdrawn: 'Withdrawn',
    },
    trigger: {
      Submit: 'Submit', Withdraw: 'Withdraw', Split: 'Split off a dispute', Approve: 'Approve', Reject: 'Reject', Hold: 'Hold', Lift: 'Lift', Accept: 'Accept', ReturnToExecutor: 'Return', Release: 'Release',
      BankAccepted: 'Bank accepted', BankRejected: 'Bank rejected', Booked: 'Booked', Lost: 'Lost', BankReturned: 'Bank returned', Reissue: 'Reissue', ResolveForPayee: 'Resolve for payee', ResolveAgainst: 'Resolve against payee',
    },
    explain: {
      Submit: 'Reserves the money and starts the approvals.', Withdraw: 'The money becomes available again.', Split: 'The disputed part waits as disputed; the rest keeps its state and its clock.', Approve: 'Each step is another person’s; the last one issues the notice to finance.',
      Reject: 'Goes back to its drafter.', Accept: 'Finance takes the notice; another finance person releases it.', ReturnToExecutor: 'The notice goes back to the executor.', Release: 'Writes the instruction; the money is in transit until a statement shows the debit.',
      Reissue: 'What failed or came back asks the whole chain again and goes to the account that the payee has confirmed by now; the first due date stays.',
      ResolveForPayee: 'The money is the payee’s; the payout is a draft again.', ResolveAgainst: 'The money is not the payee’s; it becomes available to the case.',
    },
    disputedAmount: 'Disputed amount (CNY)', disputedHint: 'Less than {{amount}}', decisionHint: 'Needed when the payee is no party of the case',
  },
  returns: {
    title: 'Returned payments', hint: 'Sent back by the bank. Another person of finance confirms, then the money is available to the case; paying again asks the whole chain.', payout: 'Payout', paidOn: 'Paid', returnedOn: 'Returned', instruction: 'Instruction', remark: 'Bank’s remark', firstDue: 'First clock B',
    reissue: 'Pay again by', confirmed: 'Confirmed by', confirm: 'Confirm return', only: 'Only unconfirmed', empty: 'No returned payments', emptyHint: 'A payment that comes back is recognised when its statement is taken in.', waiting: 'Waiting', done: 'Return confirmed',
  },
  clocks: {
    A: 'Clock A', arrived: 'Arrived', open: 'Without notice', amount: 'Amount', limit30: '30 days', provisional: 'Provisional: the holiday notice is not out yet', lot: 'Lot',
    state: { NotStarted: 'Not started', Running: 'Running', Met: 'Met', Late: 'Late' },
    left: '{{count}} d left', today: 'due today', over: '{{count}} d over',
  },
  reconciliation: {
    bank: 'Bank', book: 'Book', liabilities: 'Liabilities', difference: 'Difference', agrees: 'All three agree', disagrees: 'They disagree', statements: 'Statement by statement', ident: 'Statement', period: 'Period', opening: 'Opening', credits: 'Credits', debits: 'Debits',
    closing: 'Closing', bookBalance: 'Book', inTransit: 'In transit (released, not on a statement yet)', inTransitEmpty: 'Nothing is in transit', held: 'Held statements', heldEmpty: 'No statement is held', endToEnd: 'Instruction', releasedAt: 'Released', why: 'Why',
    checks: 'Standing invariants', runChecks: 'Run the checks', healthy: 'Healthy', broken: 'Broken', empty: 'No statement yet', emptyHint: 'Import a bank file on the page Statements; it reconciles as it is posted.', asOf: 'As of', now: 'now', checksHint: 'Each invariant is a query for what breaks it; healthy means no rows.',
    composition: 'What the book owes',
  },
  periods: {
    days: 'Day by day', day: 'Day', close: 'Close', closed: 'Closed', closedWith: 'Closed with a later day', prepared: 'Waits for a second person', sign: 'Sign', confirm: 'Confirm and close', notIntact: 'Not what was signed', open: 'Open', inTransit: 'In transit',
    closedThrough: 'Closed through {{day}}', noneClosed: 'Nothing is closed yet', firstPerson: 'Signed by', secondPerson: 'Confirmed by', another: 'another person', closeHint: 'A closed period takes no posting any more; every difference needs an owner first.',
    reopen: 'Ask to open again', confirmReopen: 'Confirm opening again', reopenFrom: 'From which day', reopenReason: 'Why; it is kept', reopenAsked: '{{name}} asks to open from {{day}} again: {{reason}}',
    differences: 'Differences', differencesHint: 'Each has an owner, a reason and a deadline until it is explained', noDifferences: 'Nothing differs', find: 'Look again', kind: 'Kind', since: 'Since', facts: 'What', owner: 'Owner and deadline', noOwner: 'Nobody',
    assign: 'Assign', explain: 'Explain and close', ownerName: "Owner's sign-in name", dueOn: 'Deadline', required: 'Fill this in',
    kinds: { 'unexplained-debit': 'Unexplained debit', 'held-statement': 'Held statement', 'broken-check': 'Broken invariant', 'aged-in-transit': 'Long in transit', balance: 'Balances differ', 'statement-missing': 'Statement missing' } as Record<string, string>,
    act: { assigned: 'assigned', closed: 'closed', 'found-again': 'found again' } as Record<string, string>,
    stopped: 'Payouts of book {{book}} are stopped: an invariant does not hold', runbook: 'Runbook', askLift: 'Ask for the lift', confirmLift: 'Lift', liftAsked: '{{name}} asks for the lift: {{reason}}', liftReason: 'Why it broke and what was done; it is kept',
  },
  adjustment: {
    title: 'Bank reconciliation statement', print: 'Print', workbook: 'Excel', account: 'Account', on: 'As of', ledger: 'Balance of the bank account in the book', inTransit: 'Less: in transit', cash: 'Our cash balance', bankReceived: 'Plus: received by the bank, not by us', bankPaid: 'Less: paid by the bank, not by us',
    bookAdjusted: 'Adjusted balance, ours', bank: 'Balance of the bank statement', received: 'Plus: received by us, not by the bank', sent: 'Less: paid by us, not by the bank', bankAdjusted: "Adjusted balance, the bank's", difference: 'Difference', unexplained: 'To be looked into: unexplained debits', preparedBy: 'Prepared by', confirmedBy: 'Confirmed by',
  },
  register: {
    title: 'Monthly report and register', month: 'Month', report: 'Monthly report', reportHint: 'opening + in − out = closing', account: 'Account', in: 'In', out: 'Out', cases: 'Register by case', receipts: 'Receipts (ten elements)', empty: 'Nothing in this month', signed: 'Signed by both', halfSigned: 'Waits for the execution side',
    signFinance: 'Sign for finance', signExecution: 'Sign for the execution side', finance: 'Finance', execution: 'Execution side',
  },
  checks: {},
  holds: {
    'period.closed': 'Its day is closed; two persons open it again', 'statement.gap': 'Does not follow the statement before it; one may be missing', 'statement.equation': 'Opening plus movements is not closing', 'statement.pages': 'Pages are missing', 'statement.totals-differ': 'Totals differ from the sum of the lines',
  },
  statements: {
    drop: 'Drag bank statements here, or click to choose', dropHint: 'camt.053 XML and CSV of online banking; several files at once. A file imported twice is posted once.', imported: 'Imported statements', lines: 'Lines', importedAt: 'Imported',
    posted: 'Posted', duplicate: 'Duplicate', held: 'Held', rejected: 'Rejected', superseded: 'Superseded', accepted: 'New', dup: 'Known', matched: 'Matched', unknown: 'Unknown', paid: 'Paid', returned: 'Returned', problems: 'Problems of the file', line: 'Line', column: 'Column', field: 'Field', sentence: 'What to do', raw: 'As written',
    rejectedWhole: 'The file was rejected; nothing was changed', rejectedHint: 'Mend what is listed and import it again.', resumed: 'Held before, posted now', empty: 'No statements yet', emptyHint: 'Download a statement from online banking and drag it here.', reading: 'Importing…',
    readOnly: 'You can read statements; finance imports them.',
  },
}
