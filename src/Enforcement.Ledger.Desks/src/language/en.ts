import type { zh } from './zh'

/** The same in English; a missing or extra key does not compile. */
export const en: typeof zh = {
  product: 'Enforcement Ledger',
  nav: { overview: 'Overview', cases: 'Cases', receipts: 'Receipts', unknown: 'Unknown funds', vouchers: 'Cash & receipts', payouts: 'Payouts', reconciliation: 'Reconciliation', statements: 'Statements' },
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
    BANK: 'Bank', CASH: 'Cash', BANK_CHARGE: 'Bank charges', UNEXPLAINED_DEBIT: 'Unexplained debits', CASE_AVAILABLE: 'Available', CASE_CASH: 'Cash to bank', CASE_DISPUTED: 'Disputed', CASE_HELD: 'Held',
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
    rules: { T0: 'Unmatched', T1: 'Sub-account', T2: 'Instruction', T3: 'Case number', T4: 'Party', T5: 'Candidate', T6: 'Candidate', T7: 'By hand', INTEREST: 'Interest', CHARGE: 'Charge', PAID: 'Payout', D0: 'Unexplained' },
  },
  unknown: {
    payer: 'Payer', age: 'Age', days: '{{count}} d', dueOn: 'Due', overdue: 'Overdue', why: 'Why unknown', empty: 'No unknown funds', emptyHint: 'Every receipt has its case.', hint: 'Find the case within three workdays; money goes back to the paying account only.',
  },
  vouchers: {
    cash: 'Cash', cashHint: 'Where it cannot be avoided two executors are present and finance has it the same day; cash on hand is zero at the end of the day.', number: 'Number', takenAt: 'Taken', officers: 'Executors present', dueOn: 'Due at finance', latestOn: 'At the latest', place: 'Where', reason: 'Why cash could not be avoided',
    recordedAt: 'Recorded', acceptedBy: 'Taken in by', lateReason: 'Why late', pairedBy: 'Paired by', byRule: 'The import', voidReason: 'Voided', noCash: 'No cash vouchers', noCashHint: 'As a rule executors take no cash.',
    state: { OnHand: 'On hand', HandedIn: 'Handed in', Banked: 'Banked', Voided: 'Voided' }, accept: 'Take in', pair: 'Pair', void: 'Void', reasonMissing: 'Give a reason', pairHint: "Choose the bank's line; the vouchers must add up to it. The case got the money with the line, so nothing is credited twice.", choose: 'Choose',
    take: 'Record cash taken', takeHint: 'The voucher has a number at once; write it on the deposit slip. Nothing of it can be paid out before the bank has it.', taken: 'The voucher is {{number}}. Write it on the deposit slip, and hand the cash to finance today.', amount: 'Amount (CNY)', with: 'The other executor present', withHint: 'Sign-in name', needed: 'Fill this in', backOn: 'Back on', backOnHint: 'When away; finance has it within a day of the return',
    officialReceipts: 'Receipts by number', officialReceiptsHint: 'Numbers have no gap; voiding needs a reason and another person, and the number stays used.', issuedOn: 'Issued', issuedBy: 'Issued by', inForce: 'In force', takenBack: 'Money was reversed: void it', noReceipts: 'No receipts yet', noReceiptsHint: 'Finance issues receipts for money that came to cases.', statement: 'Choose a statement', issue: 'Issue receipts', issued: '{{count}} issued: {{first}} to {{last}}', print: 'Print',
    lag: 'Import lag', lagHint: "Days from the bank's booking date to the import; every clock counts from the bank's day.", month: 'Booked in', receipts: 'Receipts', average: 'Average', longest: 'Longest', lateCount: 'Over three days', lateAmount: 'Their amount',
    arrivals: 'New arrivals', arrivalsHint: 'Finance tells the executor within three days.', noArrivals: 'No arrival waits to be seen', tellBy: 'Tell by', toldBy: 'Told by {{name}}', see: 'Seen', tell: 'Told', seeAll: 'All seen ({{count}})', tellAll: 'All told ({{count}})',
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
      ResolveForPayee: 'The money is the payee’s; the payout is a draft again.', ResolveAgainst: 'The money is not the payee’s; it becomes available to the case.',
    },
    disputedAmount: 'Disputed amount (CNY)', disputedHint: 'Less than {{amount}}', decisionHint: 'Needed when the payee is no party of the case',
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
  checks: {},
  holds: {
    'statement.gap': 'Does not follow the statement before it; one may be missing', 'statement.equation': 'Opening plus movements is not closing', 'statement.pages': 'Pages are missing', 'statement.totals-differ': 'Totals differ from the sum of the lines',
  },
  statements: {
    drop: 'Drag bank statements here, or click to choose', dropHint: 'camt.053 XML and CSV of online banking; several files at once. A file imported twice is posted once.', imported: 'Imported statements', lines: 'Lines', importedAt: 'Imported',
    posted: 'Posted', duplicate: 'Duplicate', held: 'Held', rejected: 'Rejected', superseded: 'Superseded', accepted: 'New', dup: 'Known', matched: 'Matched', unknown: 'Unknown', paid: 'Paid', problems: 'Problems of the file', line: 'Line', column: 'Column', field: 'Field', sentence: 'What to do', raw: 'As written',
    rejectedWhole: 'The file was rejected; nothing was changed', rejectedHint: 'Mend what is listed and import it again.', resumed: 'Held before, posted now', empty: 'No statements yet', emptyHint: 'Download a statement from online banking and drag it here.', reading: 'Importing…',
    readOnly: 'You can read statements; finance imports them.',
  },
}
