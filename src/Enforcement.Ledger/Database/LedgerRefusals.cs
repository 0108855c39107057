using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Database;

public static class LedgerRefusals
{
    public static readonly Refusal Insufficient = new(
        "ledger.insufficient",
        "The money is not there any more. Reload and look at what the case holds now.",
        "款项余额不足，请刷新后查看案件现有款项。",
        "法院内控要求");

    public static readonly Refusal AlreadyReversed = new(
        "reverse.already-reversed",
        "This entry was reversed before; an entry is reversed at most once.",
        "该笔已冲销过，同一笔只能冲销一次。",
        "法院内控要求");

    public static readonly Refusal MoneyMovedOn = new("reverse.money-moved-on",
        "Money of this receipt is reserved, disputed or paid already. Undo that first.",
        "该笔款项已被占用、列为争议或已发放，请先处理后续事项。", "法院内控要求");

    public static readonly Refusal BookUnknown = new(
        "book.unknown",
        "There is no such book. Open it first with 'ledger book open'.",
        "没有此账簿，请先开立账簿。",
        "执行权制约监督意见 §21");

    public static readonly Refusal BookInvalid = new(
        "book.invalid",
        "A book's code is up to 32 letters, digits and dashes; its account up to 34 letters and digits; its currency three capitals.",
        "账簿代码应为 32 位以内字母、数字或短横线，账号 34 位以内，币种为三位大写字母。",
        "法院内控要求");

    public static readonly Refusal BookExists = new(
        "book.exists",
        "This escrow account already has a book, or the code is taken.",
        "该专户已有账簿，或账簿代码已被使用。",
        "执行权制约监督意见 §21");

    public static readonly Refusal PeriodClosed = new(
        "period.closed",
        "The book is closed for that day. Two persons can open it again, with a reason.",
        "该日已结账，不得补记；确需补记的，须由两人注明理由后重新开账。",
        "法发〔2017〕6号 art. 3");

    public static readonly Refusal BookStale = new(
        "book.stale",
        "The last statement of this account is too old to let money leave it. Import the bank's statements first; then release.",
        "该专户最近一期对账单已超过规定的工作日数，须先导入银行对账单，再行发放。",
        "法院内控要求");

    public static readonly Refusal KeptByDatabase = new(
        "ledger.rule",
        "The ledger refused this act; it may have changed meanwhile. Reload and look again; if it stays refused, tell the administrator what it says.",
        "账务规则不允许此项操作，数据可能已变化，请刷新后再看；仍被拒绝的，请将提示内容告知系统管理员。",
        "法院内控要求");

    public static readonly Refusal BookStopped = new(
        "book.stopped",
        "Payouts of this book are stopped: one of its standing invariants does not hold. Follow the runbook; two persons lift the stop.",
        "该账簿已停止发放：账务恒等式不成立。请按处置手册核查，由两人解除。",
        "法院内控要求");
}
