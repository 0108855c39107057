/** What the screens say in Chinese; the words are those of the office. */
export const zh = {
  product: '执行案款账',
  nav: { overview: '总览', cases: '案件', receipts: '到账', unknown: '不明款', expected: '应收', payouts: '发放', returns: '退票', reconciliation: '对账', statements: '对账单', templates: '账单模板', matching: '匹配规则' },
  language: { other: 'English', switch: '切换语言 / Switch language' },
  common: {
    book: '账簿', case: '案件', amount: '金额', state: '状态', reason: '理由', more: '加载更多', all: '查看全部', cancel: '取消',
    none: '无', of: '共 {{count}} 项',
  },
  refusal: { article: '依据：{{article}}', field: '栏目：{{field}}', trace: '跟踪号：{{id}}' },
  access: {
    userName: '登录名', password: '密码', signIn: '登录', signOut: '退出登录', intro: '执行款专户的账簿、案款与发放', hint: '使用本院账号登录；连续输错会锁定十五分钟。',
    userNameMissing: '请输入登录名', passwordMissing: '请输入密码', notAllowed: '您的岗位不查看此页', notAllowedHint: '如需办理，请联系相应岗位人员。',
    roles: {
      EX: '承办人', OUT: '外包辅助', REG: '专人监管员', DIR: '执行局长', VP: '主管院领导', COL: '合议庭', ACC: '会计', CSH: '出纳', INS: '纪检监察', UPC: '上级法院',
      PRO: '检察院', PTY: '当事人', SYS: '系统管理员', SEC: '安全审计员', SVC: '系统服务',
    } as Record<string, string>,
  },
  accounts: {
    BANK: '银行存款', CASH: '库存现金', BANK_CHARGE: '银行手续费', UNEXPLAINED_DEBIT: '不明支出', CASE_AVAILABLE: '可发放', CASE_DISPUTED: '争议', CASE_HELD: '冻结',
    CASE_RESERVED: '审批占用', CASE_DEPOSITED: '提存', CASE_SURPLUS: '应退', FEE_DUE: '应缴费', IN_TRANSIT: '在途', RETURNED: '退票', UNKNOWN: '不明款', INTEREST: '账户利息', BOND: '保证金',
  } as Record<string, string>,
  overview: {
    cases: '案件', receipts: '到账笔数', unknown: '不明款', payouts: '办理中发放', late: '已超期', held: '挂起对账单', clocks: '临近期限', clocksHint: '到账后 10 个工作日内须通知财务（期限 A）',
    underway: '办理中的发放', noClocks: '没有等待通知的案款', noClocksHint: '所有无争议案款均已通知财务。', unknownOldest: '不明款，最紧急在前', recent: '最近到账', inCases: '案款余额', atLeast: '{{count}}+',
    empty: '还没有账簿', emptyHint: '请系统管理员开立账簿，再由财务导入第一份银行对账单。',
  },
  cases: {
    number: '案号', applicants: '申请人', debtors: '被执行人', officer: '承办人', claim: '执行标的', outstanding: '未执行', available: '可发放', reserved: '审批占用', disputed: '争议', inTransit: '在途',
    held: '冻结', searchHint: '案号或当事人姓名', open: '办理中', closed: '已结', parties: '当事人', role: '身份', name: '姓名 / 名称', account: '收款账户（已遮蔽）',
    bank: '开户行', confirmed: '账户确认', unconfirmed: '未确认', subAccount: '子账号', noSubAccount: '未绑定子账号', money: '案款分布', held_total: '在账合计', moneyEmpty: '本案暂无在账案款',
    empty: '没有案件', emptyHint: '案件由执行办案系统导入；导入后在此显示。', notFound: '没有找到“{{search}}”', notFoundHint: '可输入案号的一部分，或当事人姓名。', applicant: '申请人', debtor: '被执行人', third: '案外人',
    lots: '案款与期限', receipts: '到账', payouts: '发放', draft: '起草发放',
  },
  receipts: {
    bookedOn: '记账日', direction: '方向', in: '收', out: '付', counterparty: '对方户名', account: '对方账号', remark: '摘要与附言', rule: '匹配规则', case: '匹配案件', reasons: '依据', alternatives: '排除的案件',
    undone: '已冲销', ruleVersion: '规则', empty: '还没有到账', emptyHint: '财务导入银行对账单后，每一行都在此显示并已记账。', importNow: '导入对账单', noReasons: '未记录依据',
    rules: { T0: '未匹配', T1: '子账号', T2: '扣划', T3: '案号', T4: '候选（案号）', T5: '候选（付款人）', T6: '退票', T7: '保证金', INTEREST: '利息', CHARGE: '手续费', PAID: '发放支付', D0: '不明支出' } as Record<string, string>,
  },
  matching: {
    why: '为什么', whyTitle: '匹配说明', version: '规则版本', score: '得分', reasons: '依据', alternatives: '排除的案件', proposals: '候选案件', noProposals: '没有候选案件', proposalsHint: '候选仅供认领人参考，不会自动入账。', matchedAt: '匹配时间',
    rank: '序', undone: '已冲销：{{reason}}', posted: '已入账', unknownFunds: '不明款', count: '候选',
    title: '匹配规则', hint: '规则须一人提出、回测后由另一人批准，自生效日起适用，不溯及既往。', inForce: '适用中', approved: '已批准', proposed: '待批准', from: '自 {{date}} 起', proposedBy: '{{name}} 提出', approvedBy: '{{name}} 批准', house: '随系统提供',
    tier: '层级', on: '启用', off: '停用', means: '条件', posts: '自动入账', proposes: '仅列候选', minimum: '最低得分', blocks: '依据来源', amountSuffices: '付款人非当事人时，案号与未执行额一致亦可入账', payerRequired: '付款人须为当事人',
    propose: '提出新版本', proposeHint: '以第 {{version}} 版为底稿修改。', reasonHint: '为何修改，随版本保存', backTest: '回测', backTestHint: '用最近的到账试算，不动任何款项', approve: '批准', effectiveToday: '批准后自今日起适用。', ownProposal: '本人提出的版本须由他人批准', needsBackTest: '批准前须回测',
    tested: '回测 {{lines}} 笔到账', askedToday: '其中 {{count}} 笔按今日案件信息试算', same: '与原结果一致', line: '对账单行', was: '原结果', wouldBe: '新结果', done: '已办理',
    kinds: { 'matched-to-unknown': '入案 → 不明', 'unknown-to-matched': '不明 → 入案', 'other-case': '入另一案', 'other-proposals': '候选不同' } as Record<string, string>,
    tiers: { T1: '入账账号是在办案件的有效子账号', T3: '附言有本院在办案件的完整案号，仅此一个，且付款人是当事人', T4: '附言或账号指向案件，但不足以入账', T5: '仅付款人指向案件' } as Record<string, string>,
    block: { SubAccount: '子账号（停用或结案）', Number: '完整案号', Title: '执行依据案号', NoYear: '案号缺年度', NoCourt: '案号缺法院', PayerAccount: '曾付款账户', PayerName: '付款人是被执行人' } as Record<string, string>,
  },
  unknown: {
    payer: '付款人', age: '账龄', days: '{{count}} 天', dueOn: '查明期限', overdue: '已超期', why: '为何不明', empty: '没有不明款', emptyHint: '所有到账均已匹配到案件。', hint: '三个工作日内查明归属；只能退回原付款账户。',
  },
  payouts: {
    id: '编号', payee: '收款人', account: '收款账户', notice: '通知书号', noticeFull: '支付案款通知', drafted: '起草', clockB: '期限 B', paidOn: '支付日', decision: '合议庭决定', splitFrom: '由发放 {{id}} 分出', dispute: '争议理由',
    empty: '没有发放', emptyHint: '承办人在案件页起草发放。', history: '办理经过', lots: '款项来源', arrived: '到账日', payer: '付款人', line: '对账单行', noActs: '您目前没有可办理的事项',
    noActsHint: '此状态的下一步由其他岗位或银行完成。', file: '下载支付文件（pain.001）', filter: '全部状态', drafting: '起草发放', draftAmount: '发放金额（元）',
    draftAmountHint: '可发放余额 {{amount}} 元', draftPayee: '收款人', draftPayeeHint: '留空为申请人', draftAccount: '收款账号', draftAccountHint: '留空为已确认的账户', draftBank: '开户行', amountInvalid: '请输入大于零、至多两位小数的金额',
    reasonMissing: '请填写理由，理由随案保存', created: '已起草发放 {{id}}', done: '已办理',
    state: {
      Draft: '草稿', InApproval: '审批中', NoticeIssued: '已通知财务', Accepted: '财务已受理', Released: '已送银行', Uncertain: '结果未知', Paid: '已支付', Failed: '失败', Returned: '退票',
      Disputed: '争议待定', OnHold: '暂停', Withdrawn: '已撤回',
    },
    trigger: {
      Submit: '提交审批', Withdraw: '撤回', Split: '分出争议部分', Approve: '同意', Reject: '退回起草', Hold: '暂停', Lift: '解除暂停', Accept: '受理', ReturnToExecutor: '退回承办人', Release: '复核放款',
      BankAccepted: '银行受理', BankRejected: '银行拒绝', Booked: '入账支付', Lost: '结果不明', BankReturned: '银行退票', Reissue: '重新发起', ResolveForPayee: '争议归收款人', ResolveAgainst: '争议不归收款人',
    },
    explain: {
      Submit: '提交后占用相应案款，进入审批。', Withdraw: '撤回后案款回到可发放。', Split: '争议部分转入争议，其余部分保持原状态与期限继续办理。', Approve: '每一环节须由不同人员办理；最后一环节签发支付案款通知。',
      Reject: '退回起草人修改。', Accept: '受理支付案款通知，由另一名财务人员复核放款。', ReturnToExecutor: '将通知退回承办人。', Release: '生成支付文件，案款转为在途；以对账单上的支出为已支付。',
      Reissue: '失败或退回的支付重新审批，付至收款人现已确认的账户；原期限保留。',
      ResolveForPayee: '争议款归收款人，回到草稿重新审批。', ResolveAgainst: '争议款不归收款人，回到本案可发放。',
    } as Record<string, string>,
    disputedAmount: '争议金额（元）', disputedHint: '应小于 {{amount}} 元', decisionHint: '收款人不是本案当事人时必填，如（2026）川0104执合1号',
  },
  expected: {
    title: '应收案款', hint: '扣划、拍卖成交款与分期：到账即核销，到期未到账即告警。', kind: '类别', reference: '编号', amount: '金额（元）', arrived: '已到账', payer: '付款方', payerAccount: '付款账号', orderedOn: '文书日期', dueOn: '到期日',
    document: '依据文书', overdue: '逾期', empty: '没有符合的应收案款', emptyHint: '承办人登记协助扣划、拍卖成交和分期后，在此跟踪到账。', all: '全部状态', register: '登记应收', registered: '已登记', needed: '请填写',
    orderedHint: '留空为今日', dueHint: '扣划留空为文书日起 3 个工作日', payerHint: '如银行内部账户户名，知道时填写', cancel: '取消', cancelled: '已取消', file: '导入文件', fileHint: 'CSV 或 JSON；有错误则整份不导入',
    taken: '新登记 {{added}} 项，已有 {{known}} 项',
    kinds: { Deduction: '扣划', Sale: '拍卖成交款', Instalment: '分期', Other: '其他' },
    state: { Expected: '待到账', Partly: '部分到账', Met: '已到账', Cancelled: '已取消', Overdue: '逾期未到账' },
  },
  returns: {
    title: '退票清单', hint: '银行退回的支付；由另一名财务人员确认后回到本案可发放，重新发放须重新审批。', payout: '发放', paidOn: '支付日', returnedOn: '退回日', instruction: '指令号', remark: '银行附言', firstDue: '原期限 B',
    reissue: '重新发放期限', confirmed: '确认人', confirm: '确认退票', only: '仅看待确认', empty: '没有退票', emptyHint: '银行退回的支付在导入对账单时识别，并列在此处。', waiting: '待发放', done: '已确认退票',
  },
  clocks: {
    A: '期限 A', arrived: '到账日', open: '待通知', amount: '到账金额', limit30: '三十日', provisional: '暂定：放假通知未发布', lot: '款项',
    state: { NotStarted: '未起算', Running: '计时中', Met: '按期', Late: '超期' },
    left: '剩 {{count}} 天', today: '今天到期', over: '超 {{count}} 天',
  },
  reconciliation: {
    bank: '银行', book: '账簿', liabilities: '负债合计', difference: '差额', agrees: '三方一致', disagrees: '三方不一致', statements: '逐份对账', ident: '对账单', period: '期间', opening: '期初', credits: '收入', debits: '支出',
    closing: '期末', bookBalance: '账簿余额', inTransit: '未达账项（已送银行未入账）', inTransitEmpty: '没有未达账项', held: '挂起的对账单', heldEmpty: '没有挂起的对账单', endToEnd: '指令号', releasedAt: '送出时间', why: '原因',
    checks: '恒等式检查', runChecks: '运行检查', healthy: '正常', broken: '异常', empty: '还没有对账单', emptyHint: '在“对账单”页导入银行文件，记账后即可对账。', asOf: '截至', now: '当前', checksHint: '逐条核验账务恒等式，无异常行即为正常。',
    composition: '负债构成',
  },
  // The service says what each invariant holds in English; these are the same, by name.
  checks: {
    bank_equals_liabilities: '银行存款等于负债合计减其他资产', leaf_hash_stands: '证据日志每片叶子的哈希与内容一致', line_has_one_entry: '每一对账单行恰有一笔有效分录，金额相同', lot_is_whole: '每笔到账等于仍在账部分加已支付部分',
    proposals_are_of_unknown: '候选案件只属于未入案的到账，序号连续',
    moves_are_legal: '每一次发放状态变更均合规且首尾相接', newest_statement_is_bank: '最新对账单期末余额等于银行存款加缺口清单所列金额', payout_is_sum_of_lots: '发放金额等于其款项之和，已支付的有一笔足额支出', position_is_fold: '各余额等于其转账累计，且不为负',
    released_by_two: '放行、撤下的对账单均有两人处理意见',
    reserved_is_in_payouts: '审批占用与在途金额等于发放所需', statement_chain_unbroken: '对账单首尾余额相接', unknown_is_listed: '不明款余额等于未结不明到账', returned_is_listed: '退票余额等于待确认的退票', expected_is_counted: '应收案款的已到账等于其到账行之和',
  } as Record<string, string>,
  holds: {
    'statement.gap': '与上一份对账单余额不相接，可能缺少对账单', 'statement.equation': '期初余额加发生额不等于期末余额', 'statement.pages': '对账单分页不完整', 'statement.totals-differ': '合计与逐行之和不符',
    'statement.edited': '与已入账内容不同，须先与银行核对', 'statement.balance-missing': '缺少期初或期末余额', 'statement.balances-missing': '缺少期初或期末余额',
  } as Record<string, string>,
  statements: {
    drop: '将银行对账单拖到此处，或点击选择', dropHint: '支持 camt.053 XML 与网银 CSV、Excel；可一次选择多个文件。重复导入不会重复记账。', imported: '已导入的对账单', lines: '行数', importedAt: '导入时间',
    posted: '已记账', duplicate: '重复', held: '挂起', rejected: '拒收', superseded: '已被取代', accepted: '新记', dup: '重复行', matched: '匹配', unknown: '不明', paid: '支付', problems: '文件问题', line: '行', column: '列', field: '栏目', sentence: '说明', raw: '原文', returned: '退票',
    rejectedWhole: '文件被拒收，未作任何更改', rejectedHint: '请按下列问题修改后重新导入。', resumed: '此前挂起、现已记账', empty: '还没有导入对账单', emptyHint: '从网银下载对账单文件，拖到上方即可。', reading: '正在导入…',
    readOnly: '您可以查看对账单；导入由财务人员办理。', withdrawn: '已撤下', read: '已读 {{lines}} 行', posting: '已记账 {{posted}} / {{lines}} 行',
  },
  gaps: {
    title: '缺口清单', hint: '缺失的日期与分页在补齐之前一直列示', account: '账户', what: '缺失内容', closing: '缺口前期末', opening: '缺口后期初', missing: '缺失净额', after: '缺口后对账单', how: '放行 / 补齐',
    open: '待补，后续挂起', released: '已放行，待补', filled: '已补齐', pages: '缺第 {{pages}} 页', sameDay: '同日或日期不明', workdays: '其中 {{count}} 个银行工作日', found: '发现于', empty: '没有缺口', emptyHint: '各账户对账单首尾相接。', withFilled: '含已补齐',
  } as Record<string, string>,
  deliveries: {
    title: '文件交付', hint: '每次交付的文件及其问题，含被拒收的；原始字节可下载，下载留痕', file: '文件', format: '格式', size: '字节', when: '交付', download: '下载原件', taken: '已收', rejected: '拒收', empty: '还没有交付文件', noProblems: '没有问题',
  } as Record<string, string>,
  difference: { title: '与已入账内容的差异', posted: '已入账', told: '本次交付', new: '新增', gone: '缺失', changed: '变更', page: '第 {{page}} 页', lastPage: '（末页）', copyMark: '银行副本标志' } as Record<string, string>,
  decision: {
    title: '处理经过', others: '由财务人员提出处理意见并复核', effect: '入账 {{lines}} 行，尚缺 {{missing}} 元', reasonMissing: '请填写理由，理由随对账单保存',
    kind: { Release: '放行', Surplus: '只收新增明细', Withdraw: '撤下' } as Record<string, string>,
    state: { proposed: '待复核', approved: '已复核', declined: '已退回' } as Record<string, string>,
    act: { Release: '提议放行', Surplus: '提议只收新增', Withdraw: '提议撤下', approve: '复核同意', decline: '退回' } as Record<string, string>,
    explain: {
      Release: '全部明细入账，之前缺失的金额列入缺口清单，补齐前账簿与银行相差该金额。须由另一名财务人员复核。', Surplus: '只将未入账的明细入账；新增明细须能推得本单期末余额。须由另一名财务人员复核。',
      Withdraw: '本单不入账，原始文件保留。须由另一名财务人员复核。', approve: '复核后立即办理，其后等待的对账单随之入账。', decline: '不予办理，对账单继续挂起。',
    } as Record<string, string>,
  },
  templates: {
    make: '登记新格式', makeHint: '网银文件无法识别时，在此说明各列含义；经他人审批后生效。', drop: '将无法识别的银行文件拖到此处，或点击选择', dropHint: 'CSV、Excel（xls、xlsx）或网页表格；文件仅用于试读，不会入账。',
    known: '该文件已能读取（{{format}}），无需登记。', headingRow: '表头所在行', means: '含义', money: '金额写法', dates: '日期写法', inWords: '表示收入的文字', outWords: '表示支出的文字', wordsHint: '多个以空格分隔；留空用常见写法',
    code: '模板代码', codeHint: '小写字母、数字和短横线，如 huaxia', title: '模板名称', try: '试读', propose: '提出', proposed: '已提出，待他人审批', list: '账单模板', one: '账单模板', empty: '还没有账单模板',
    emptyHint: '常见银行格式已内置；无法识别的文件在上方登记。', sample: '样本文件', proposedAt: '提出', approvedAt: '审批', proposedBy: '提出人：{{name}}', approvedBy: '审批人：{{name}}', approve: '审批通过', turnDown: '不予通过', retire: '停用',
    retired: '停用', mine: '由您提出，须由他人审批。', inForceNow: '已生效', readOnly: '您可以查看账单模板；登记与审批由财务人员办理。', nothingRead: '没有读出明细', nothingReadHint: '请核对表头所在行和各列含义。', verdict: '余额核对',
    account: '账号', skipped: '跳过行', balance: '余额', equation: { Holds: '逐行衔接', Fails: '不衔接', Unknown: '无法核对' }, state: { proposed: '待审批', inForce: '生效', retired: '已停用' } as Record<string, string>,
    moneyRules: { TwoColumns: '收入、支出各一列', Signed: '一列，负数为支出', Flagged: '一列，另有收付方向列' }, dateOrders: { YearFirst: '年月日', DayFirst: '日/月/年', MonthFirst: '月/日/年' },
    fields: {
      Ignored: '不读取', Account: '本方账号', AccountName: '本方户名', SubAccount: '子账号（账簿号）', BookedAt: '交易日期（时间）', BookedTime: '交易时间', BookedOn: '记账日期', ValueOn: '起息日', Debit: '支出金额（借方）', Credit: '收入金额（贷方）',
      Amount: '金额', Direction: '收付方向', Fee: '手续费', Balance: '余额', Currency: '币种', CounterpartyName: '对方户名', CounterpartyAccount: '对方账号', CounterpartyBank: '对方开户行', PayerName: '付款人名称', PayerAccount: '付款人账号',
      PayerBank: '付款人开户行', PayeeName: '收款人名称', PayeeAccount: '收款人账号', PayeeBank: '收款人开户行', Summary: '摘要', Purpose: '用途', Note: '附言', Remark: '备注', MoreRemark: '其他附注', Serial: '交易流水号', CustomerReference: '客户业务编号', Reversal: '冲账标志',
    },
  },
}
