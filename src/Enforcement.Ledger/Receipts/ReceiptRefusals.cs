using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Refusals about receipts, and the codes under which statements are held and files rejected.</summary>
public static class ReceiptRefusals
{
    public static readonly Refusal Equation = new("statement.equation",
        "Opening balance plus entries is not the closing balance. Ask the bank for the statement again.",
        "期初余额加发生额不等于期末余额，请向银行重新索取对账单。", "银行对账要求");

    public static readonly Refusal Gap = new("statement.gap",
        "The opening balance is not the last closing balance. Import the missing statement first; this one is posted then by itself.",
        "期初余额与上期期末余额不符，请先导入缺失的对账单，本单随后自动入账。", "法院内控要求");

    public static readonly Refusal Edited = new("statement.edited",
        "A statement with this identity is posted with other content. Compare both with the bank before anything else.",
        "同一对账单已入账且内容不同，请先与银行核对。", "法院内控要求");

    public static readonly Refusal Pages = new("statement.pages",
        "The statement comes in pages and not all of them are here. Import the others, in any order; it is posted then by itself.",
        "对账单分页未齐，请导入其余各页（次序不限），齐全后自动入账。", "银行对账要求");

    public static readonly Refusal StatementNotFound = new("statement.not-found",
        "There is no such statement.", "没有此对账单。", "执行权制约监督意见 §12");

    public static readonly Refusal NotHeld = new("statement.not-held",
        "This statement is not held; there is nothing to decide.", "该对账单并未挂起，无需处理。", "法院内控要求");

    public static readonly Refusal DecisionOpen = new("statement.decision-open",
        "Something is proposed for this statement already. Approve or decline that first.", "该对账单已有待复核的处理意见，请先复核或退回。", "法院内控要求");

    public static readonly Refusal DecisionNotFound = new("statement.decision-not-found",
        "Nothing is proposed for this statement.", "该对账单没有待复核的处理意见。", "法院内控要求");

    public static readonly Refusal SamePerson = new("statement.same-person",
        "You proposed this yourself. Another finance person approves it.", "处理意见由您本人提出，须由另一名财务人员复核。", "法院内控要求; 法发〔2009〕43号 §四");

    public static readonly Refusal DecisionStale = new("statement.decision-stale",
        "Other statements were posted since this was proposed, and it would do something else now. Decline it and propose again.",
        "提出处理意见后已有其他对账单入账，结果已变化。请退回后重新提出。", "法院内控要求");

    public static readonly Refusal DecisionReasonMissing = new("statement.reason-missing",
        "Give a reason of at most 1000 characters; it stays with the statement.", "请填写理由（不超过一千字），理由随对账单保存。", "法院内控要求");

    public static readonly Refusal NotReleasable = new("statement.not-releasable",
        "The statement does not prove itself: its lines and its balances disagree, or a balance is missing. Nobody can release it; get a correct one from the bank, or withdraw it.",
        "该对账单自身不能核平（明细与余额不符，或缺少余额），任何人不得放行。请向银行重新索取，或撤下。", "银行对账要求");

    public static readonly Refusal ReleaseOutOfOrder = new("statement.release-out-of-order",
        "Later days are posted already, so this statement cannot go at the end. Import what is missing before it; it finds its place then.",
        "其后日期的对账单已入账，本单不能置于末尾。请导入其前缺失的对账单，本单将自动归位。", "银行对账要求");

    public static readonly Refusal ReleaseRepeats = new("statement.release-repeats",
        "Lines of this statement are posted already under the same bank reference, and money is not posted twice. Propose its surplus instead.",
        "部分明细已按同一银行流水号入账，不得重复入账。请改为只收新增明细。", "法院内控要求");

    public static readonly Refusal NoSurplus = new("statement.no-surplus",
        "Every line of this statement is posted already; there is no surplus. Keep what is posted and withdraw it.",
        "该对账单没有新增明细。请保留已入账内容并撤下本单。", "法院内控要求");

    public static readonly Refusal SurplusUnproven = new("statement.surplus-unproven",
        "The lines that are new do not lead from the last closing balance to this one, so nothing proves that they are money. Ask the bank.",
        "新增明细不能由上期期末余额推得本单期末余额，无法证明其真实。请向银行核实。", "银行对账要求");

    public static readonly Refusal DeliveryNotFound = new("delivery.not-found",
        "There is no such delivery, or its bytes were not kept at the time.", "没有此次交付，或当时未保存原始文件。", "执行权制约监督意见 §12");

    public static readonly Refusal BalancesMissing = new("statement.balances-missing",
        "The statement tells no closing balance, so nothing proves that it is whole. Get one with its balances from the bank; it takes this one's place.",
        "对账单缺少期末余额，无法核对完整性。请向银行索取含余额的对账单，导入后替代本单。", "银行对账要求");

    public static readonly Refusal Advance = new("statement.advance",
        "This is a report within the day or a notification (camt.052, camt.054, MT942), not the account statement. Import the statement of the day; it has the same entries.",
        "此为日间报告或收付通知，不是对账单。请导入当日对账单，其中含相同明细。", "银行对账要求");

    public static readonly Refusal AccountUnknown = new("statement.account-unknown",
        "No book belongs to this account. Check the file, or open a book for the account.",
        "账户未设账簿，请核对文件或先开立账簿。", "执行权制约监督意见 §21");

    public static readonly Refusal CurrencyOther = new("statement.currency",
        "The statement is in another currency than the book.",
        "对账单币种与账簿不一致。", "法院内控要求");

    public static readonly Refusal LineNotFound = new("receipt.not-found",
        "There is no such receipt.", "没有此笔到账。", "执行权制约监督意见 §12");

    public static readonly Refusal NotOfACase = new("reverse.not-of-a-case",
        "This receipt is posted to no case; there is nothing to take back.", "该笔到账未入案件，无需冲销。", "法院内控要求");

    public static readonly Refusal ReasonMissing = new("reverse.reason-missing",
        "Give a reason; it stays with the entry.", "请填写冲销理由。", "执行权制约监督意见 §10");
}
