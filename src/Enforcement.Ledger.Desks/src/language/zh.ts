/** What the screens say in Chinese; the words are those of the office. */
export const zh = {
  product: '执行案款账',
  nav: { overview: '总览', cases: '案件', receipts: '到账', unknown: '不明款', payouts: '发放', returns: '退票', reconciliation: '对账', statements: '对账单' },
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
    rules: { T0: '未匹配', T1: '子账号', T2: '指令号', T3: '案号', T4: '当事人', T5: '候选', T6: '退票', T7: '人工', INTEREST: '利息', CHARGE: '手续费', PAID: '发放支付', D0: '不明支出' } as Record<string, string>,
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
  periods: {
    days: '逐日对账与结账', day: '日期', close: '结账', closed: '已结账', closedWith: '随后日结账', prepared: '待复核', sign: '签署结账', confirm: '复核结账', notIntact: '签署内容与留存不符', open: '未结差异', inTransit: '在途',
    closedThrough: '已结账至 {{day}}', noneClosed: '尚未结账', firstPerson: '第一签署人', secondPerson: '复核人', another: '须由他人复核', closeHint: '结账后不再接受该期间及以前日期的入账；差异须先落实责任人。',
    reopen: '申请重新开账', confirmReopen: '复核重新开账', reopenFrom: '自何日起', reopenReason: '理由，将予保存', reopenAsked: '{{name}} 申请自 {{day}} 起重新开账：{{reason}}',
    differences: '差异台', differencesHint: '每项差异须有责任人、原因和期限，直至说明结清', noDifferences: '没有未结差异', find: '重新查找', kind: '类别', since: '发生日', facts: '事项', owner: '责任人与期限', noOwner: '未落实',
    assign: '指定', explain: '说明结清', ownerName: '责任人登录名', dueOn: '期限', required: '请填写',
    kinds: { 'unexplained-debit': '不明支出', 'held-statement': '挂起对账单', 'broken-check': '恒等式不成立', 'aged-in-transit': '长期在途', balance: '余额不符', 'statement-missing': '缺少对账单' } as Record<string, string>,
    act: { assigned: '指定责任人', closed: '结清', 'found-again': '再次出现' } as Record<string, string>,
    stopped: '账簿 {{book}} 已停止发放：账务恒等式不成立', runbook: '处置手册', askLift: '申请解除', confirmLift: '复核解除', liftAsked: '{{name}} 申请解除：{{reason}}', liftReason: '原因与处置情况，将予保存',
  },
  adjustment: {
    title: '银行存款余额调节表', print: '打印', workbook: 'Excel', account: '账号', on: '截止日', ledger: '银行存款科目余额', inTransit: '减：在途科目余额', cash: '单位日记账余额', bankReceived: '加：银行已收、单位未收', bankPaid: '减：银行已付、单位未付',
    bookAdjusted: '调节后余额（单位）', bank: '银行对账单余额', received: '加：单位已收、银行未收', sent: '减：单位已付、银行未付', bankAdjusted: '调节后余额（银行）', difference: '差额', unexplained: '备查：用途不明的支出', preparedBy: '编制人', confirmedBy: '复核人',
  },
  register: {
    title: '案款月报与台账', month: '月份', report: '案款月报', reportHint: '期初 + 收入 − 支出 = 期末', account: '科目', in: '本期收入', out: '本期支出', cases: '案款收发存台账', receipts: '到账台账（十要素）', empty: '本月没有数据', signed: '已核对签署', halfSigned: '待执行局签署',
    signFinance: '财务签署', signExecution: '执行局签署', finance: '财务', execution: '执行局',
  },
  // The service says what each invariant holds in English; these are the same, by name.
  checks: {
    bank_equals_liabilities: '银行存款等于负债合计减其他资产', leaf_hash_stands: '证据日志每片叶子的哈希与内容一致', line_has_one_entry: '每一对账单行恰有一笔有效分录，金额相同', lot_is_whole: '每笔到账等于仍在账部分加已支付部分',
    moves_are_legal: '每一次发放状态变更均合规且首尾相接', newest_statement_is_bank: '最新对账单期末余额等于银行存款', payout_is_sum_of_lots: '发放金额等于其款项之和，已支付的有一笔足额支出', position_is_fold: '各余额等于其转账累计，且不为负',
    closed_period_is_fold: '已结账期间的留存余额与账务累计一致', reserved_is_in_payouts: '审批占用与在途金额等于发放所需', statement_chain_unbroken: '对账单首尾余额相接', unknown_is_listed: '不明款余额等于未结不明到账', returned_is_listed: '退票余额等于待确认的退票',
  } as Record<string, string>,
  holds: {
    'period.closed': '该日已结账，须两人重新开账后入账', 'statement.gap': '与上一份对账单余额不相接，可能缺少对账单', 'statement.equation': '期初余额加发生额不等于期末余额', 'statement.pages': '对账单分页不完整', 'statement.totals-differ': '合计与逐行之和不符',
  } as Record<string, string>,
  statements: {
    drop: '将银行对账单拖到此处，或点击选择', dropHint: '支持 camt.053 XML 与网银 CSV；可一次选择多个文件。重复导入不会重复记账。', imported: '已导入的对账单', lines: '行数', importedAt: '导入时间',
    posted: '已记账', duplicate: '重复', held: '挂起', rejected: '拒收', superseded: '已被取代', accepted: '新记', dup: '重复行', matched: '匹配', unknown: '不明', paid: '支付', returned: '退票', problems: '文件问题', line: '行', column: '列', field: '栏目', sentence: '说明', raw: '原文',
    rejectedWhole: '文件被拒收，未作任何更改', rejectedHint: '请按下列问题修改后重新导入。', resumed: '此前挂起、现已记账', empty: '还没有导入对账单', emptyHint: '从网银下载对账单文件，拖到上方即可。', reading: '正在导入…',
    readOnly: '您可以查看对账单；导入由财务人员办理。',
  },
}
