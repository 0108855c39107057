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

    public static readonly Refusal BalancesMissing = new("statement.balances-missing",
        "The statement tells no opening or closing balance, so nothing proves that it is whole.",
        "对账单缺少期初或期末余额，无法核对完整性。", "银行对账要求");

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

    public static readonly Refusal MoneyMovedOn = new("reverse.money-moved-on",
        "Money of this receipt is reserved, disputed or paid already. Undo that first.",
        "该笔款项已被占用、列为争议或已发放，请先处理后续事项。", "法院内控要求");

    public static readonly Refusal ReasonMissing = new("reverse.reason-missing",
        "Give a reason; it stays with the entry.", "请填写冲销理由。", "执行权制约监督意见 §10");
}
