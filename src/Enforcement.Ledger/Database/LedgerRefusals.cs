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
}
