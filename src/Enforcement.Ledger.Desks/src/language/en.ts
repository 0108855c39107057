import type { zh } from './zh'

/** The same in English; a missing or extra key does not compile. */
export const en: typeof zh = {
  product: 'Enforcement Ledger',
  nav: { overview: 'Overview', cases: 'Cases', receipts: 'Receipts', unknown: 'Unknown funds', expected: 'Expected', payouts: 'Payouts', returns: 'Returns', reconciliation: 'Reconciliation', statements: 'Statements', templates: 'Templates', matching: 'Matching rules' },
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
    rules: { T0: 'Unmatched', T1: 'Sub-account', T2: 'Deduction', T3: 'Case number', T4: 'Candidate (number)', T5: 'Candidate (payer)', T6: 'Return', T7: 'Bond', INTEREST: 'Interest', CHARGE: 'Charge', PAID: 'Payout', D0: 'Unexplained' },
  },
  matching: {
    why: 'Why', whyTitle: 'Why this match', version: 'Rules version', score: 'Score', reasons: 'Reasons', alternatives: 'Refused alternatives', proposals: 'Proposed cases', noProposals: 'No case is proposed', proposalsHint: 'A proposal helps whoever claims the money; it never posts.', matchedAt: 'Matched',
    rank: 'Rank', undone: 'Reversed: {{reason}}', posted: 'Posted', unknownFunds: 'Unknown funds', count: 'Proposals',
    title: 'Matching rules', hint: 'One person proposes, a back-test is run, another person approves; in force from a day on, never backwards.', inForce: 'In force', approved: 'Approved', proposed: 'Proposed', from: 'from {{date}}', proposedBy: 'proposed by {{name}}', approvedBy: 'approved by {{name}}', house: 'came with the program',
    tier: 'Tier', on: 'On', off: 'Off', means: 'Condition', posts: 'Posts', proposes: 'Proposes only', minimum: 'Minimum score', blocks: 'Found by', amountSuffices: 'Number and outstanding amount post though the payer is a stranger', payerRequired: 'The payer must be a party',
    propose: 'Propose a version', proposeHint: 'Starts from version {{version}}.', reasonHint: 'Why the rules should change; stays with the version', backTest: 'Back-test', backTestHint: 'Tries it on the latest credits; nothing moves', approve: 'Approve', effectiveToday: 'In force from today once approved.', ownProposal: 'Another person approves what you proposed', needsBackTest: 'Needs a back-test first',
    tested: 'Tried on {{lines}} credits', askedToday: 'for {{count}} of them today’s cases were asked', same: 'Same decisions', line: 'Line', was: 'Was', wouldBe: 'Would be', done: 'Done',
    kinds: { 'matched-to-unknown': 'Matched → unknown', 'unknown-to-matched': 'Unknown → matched', 'other-case': 'Other case', 'other-proposals': 'Other proposals' },
    tiers: { T1: 'Credited to an active sub-account of an open case', T3: 'The remark holds the whole number of one open case of this court, and the payer is a party', T4: 'The remark or the account points to a case, but not surely enough to post', T5: 'Only the payer points to a case' },
    block: { SubAccount: 'Sub-account (closed)', Number: 'Whole number', Title: 'Title case', NoYear: 'Number without year', NoCourt: 'Number without court', PayerAccount: 'Account that paid before', PayerName: 'Payer is debtor' },
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
  expected: {
    title: 'Expected receipts', hint: 'Deduction orders, sale prices and instalments: ticked off when they arrive, alarmed when they do not.', kind: 'Kind', reference: 'Number', amount: 'Amount (yuan)', arrived: 'Arrived', payer: 'Payer', payerAccount: 'Payer’s account', orderedOn: 'Date of the paper', dueOn: 'Due',
    document: 'Paper', overdue: 'Overdue', empty: 'No such expected receipts', emptyHint: 'Officers register deduction orders, sales and instalments; their arrival is followed here.', all: 'All', register: 'Register', registered: 'Registered', needed: 'Fill this in',
    orderedHint: 'Today when left empty', dueHint: 'For a deduction three workdays after the paper when left empty', payerHint: 'Such as the holder of the bank’s own account, where it is known', cancel: 'Cancel', cancelled: 'Cancelled', file: 'Import a file', fileHint: 'CSV or JSON; with a fault nothing is taken',
    taken: '{{added}} registered, {{known}} known',
    kinds: { Deduction: 'Deduction', Sale: 'Sale price', Instalment: 'Instalment', Other: 'Other' },
    state: { Expected: 'Expected', Partly: 'Partly', Met: 'Arrived', Cancelled: 'Cancelled', Overdue: 'Overdue' },
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
  checks: {},
  holds: {
    'statement.gap': 'Does not follow the statement before it; one may be missing', 'statement.equation': 'Opening plus movements is not closing', 'statement.pages': 'Pages are missing', 'statement.totals-differ': 'Totals differ from the sum of the lines',
    'statement.edited': 'Differs from what is posted; compare with the bank first', 'statement.balance-missing': 'A balance is missing', 'statement.balances-missing': 'A balance is missing',
  },
  statements: {
    drop: 'Drag bank statements here, or click to choose', dropHint: 'camt.053 XML, and CSV or Excel of online banking; several files at once. A file imported twice is posted once.', imported: 'Imported statements', lines: 'Lines', importedAt: 'Imported',
    posted: 'Posted', duplicate: 'Duplicate', held: 'Held', rejected: 'Rejected', superseded: 'Superseded', accepted: 'New', dup: 'Known', matched: 'Matched', unknown: 'Unknown', paid: 'Paid', problems: 'Problems of the file', line: 'Line', column: 'Column', field: 'Field', sentence: 'What to do', raw: 'As written', returned: 'Returned',
    rejectedWhole: 'The file was rejected; nothing was changed', rejectedHint: 'Mend what is listed and import it again.', resumed: 'Held before, posted now', empty: 'No statements yet', emptyHint: 'Download a statement from online banking and drag it here.', reading: 'Importing…',
    readOnly: 'You can read statements; finance imports them.', withdrawn: 'Withdrawn', read: '{{lines}} lines read', posting: '{{posted}} of {{lines}} lines posted',
  },
  gaps: {
    title: 'Gaps', hint: 'Missing days and pages stay here until they are filled', account: 'Account', what: 'Missing', closing: 'Closing before', opening: 'Opening after', missing: 'Net missing', after: 'Statement after', how: 'Released / filled',
    open: 'Open, what follows waits', released: 'Released, still open', filled: 'Filled', pages: 'Pages {{pages}}', sameDay: 'Same day, or days unknown', workdays: '{{count}} bank workdays', found: 'Found', empty: 'No gaps', emptyHint: 'The statements of every account join.', withFilled: 'Filled too',
  },
  deliveries: {
    title: 'Deliveries', hint: 'Every delivered file with its problems, rejected ones too; a download of the bytes leaves a trace', file: 'File', format: 'Format', size: 'Bytes', when: 'Delivered', download: 'Original', taken: 'Taken', rejected: 'Rejected', empty: 'No file was delivered yet', noProblems: 'No problems',
  },
  difference: { title: 'Beside what is posted', posted: 'Posted', told: 'Delivered now', new: 'New', gone: 'Gone', changed: 'Changed', page: 'page {{page}}', lastPage: ' (the last)', copyMark: "Bank's mark" },
  decision: {
    title: 'Decisions', others: 'Finance proposes and approves what becomes of it', effect: '{{lines}} lines posted, {{missing}} still missing', reasonMissing: 'Give a reason; it stays with the statement',
    kind: { Release: 'Release', Surplus: 'Surplus only', Withdraw: 'Withdraw' },
    state: { proposed: 'Proposed', approved: 'Approved', declined: 'Declined' },
    act: { Release: 'Propose release', Surplus: 'Propose surplus only', Withdraw: 'Propose withdrawal', approve: 'Approve', decline: 'Decline' },
    explain: {
      Release: 'Every line is posted; what is missing before it is listed as a gap, and until it is filled the book is beside the bank by that much. Another finance person approves.', Surplus: 'Only lines that are not posted are; they must lead to the closing balance. Another finance person approves.',
      Withdraw: 'Nothing of it is posted; the file is kept. Another finance person approves.', approve: 'Done at once; what waits behind it goes on.', decline: 'Not done; the statement waits as before.',
    },
  },
  templates: {
    make: 'Register a new layout', makeHint: 'When a bank file is not recognised, say here what its columns mean; it is in force when another person has approved it.', drop: 'Drag the bank file here, or click to choose', dropHint: 'CSV, Excel (xls, xlsx) or a web page; it is only read, nothing is posted.',
    known: 'This file can be read already ({{format}}); no template is needed.', headingRow: 'Row of the heading', means: 'Meaning', money: 'Amounts', dates: 'Dates', inWords: 'Words for money in', outWords: 'Words for money out', wordsHint: 'Several, parted by blanks; empty for the usual ones',
    code: 'Code', codeHint: 'Small letters, digits and dashes, such as huaxia', title: 'Title', try: 'Try it', propose: 'Propose', proposed: 'Proposed; another person approves it', list: 'Statement templates', one: 'Statement template', empty: 'No templates yet',
    emptyHint: 'The layouts of the usual banks are built in; register above what is not recognised.', sample: 'Sample file', proposedAt: 'Proposed', approvedAt: 'Approved', proposedBy: 'Proposed by {{name}}', approvedBy: 'Approved by {{name}}', approve: 'Approve', turnDown: 'Turn down', retire: 'Retire',
    retired: 'Retired', mine: 'You proposed it; another person approves it.', inForceNow: 'In force', readOnly: 'You can read templates; finance makes and approves them.', nothingRead: 'No entry was read', nothingReadHint: 'Check the row of the heading and the meaning of each column.', verdict: 'Balances',
    account: 'Account', skipped: 'Skipped', balance: 'Balance', equation: { Holds: 'Follow row by row', Fails: 'Do not follow', Unknown: 'Cannot be checked' }, state: { proposed: 'Proposed', inForce: 'In force', retired: 'Retired' },
    moneyRules: { TwoColumns: 'A column each for in and out', Signed: 'One column, minus is out', Flagged: 'One column, another says which way' }, dateOrders: { YearFirst: 'Year, month, day', DayFirst: 'Day/month/year', MonthFirst: 'Month/day/year' },
    fields: {
      Ignored: 'Not read', Account: 'Own account', AccountName: 'Own name', SubAccount: 'Sub-account', BookedAt: 'Date (and time)', BookedTime: 'Time', BookedOn: 'Booking date', ValueOn: 'Value date', Debit: 'Money out (debit)', Credit: 'Money in (credit)',
      Amount: 'Amount', Direction: 'Direction', Fee: 'Charge', Balance: 'Balance', Currency: 'Currency', CounterpartyName: 'Counterparty', CounterpartyAccount: "Counterparty's account", CounterpartyBank: "Counterparty's bank", PayerName: 'Payer', PayerAccount: "Payer's account",
      PayerBank: "Payer's bank", PayeeName: 'Payee', PayeeAccount: "Payee's account", PayeeBank: "Payee's bank", Summary: 'Summary', Purpose: 'Purpose', Note: 'Note', Remark: 'Remark', MoreRemark: 'More remarks', Serial: "Bank's serial", CustomerReference: 'Customer reference', Reversal: 'Reversal mark',
    },
  },
}
