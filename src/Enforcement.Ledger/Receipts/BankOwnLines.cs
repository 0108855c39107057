using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>Lines that are the bank's own: interest it pays, charges it takes, payments it sends back. They are never a debtor's money.</summary>
/// <source>domain reference §2.6 and §7, row 45</source>
public static class BankOwnLines
{
    static readonly string[] InterestWords = ["结息", "存款利息", "利息收入", "账户利息"];
    static readonly string[] ReturnWords = ["退汇", "退票", "冲账", "冲正"];
    static readonly string[] ReturnHints = ["退", "冲"];
    static readonly string[] ChargeWords = ["手续费", "账户管理费", "工本费", "汇划费", "短信服务费", "回单费"];

    // How banks call the accounts from which they carry out a court's order.
    static readonly string[] InternalWords = ["扣划", "过渡", "待划转", "暂收", "暂挂", "应解汇款", "内部户", "待清算"];
    static readonly string[] CompanyEndings = ["公司", "厂", "店", "中心", "事务所", "合作社"];
    static readonly string[] BankEndings = ["支行", "分行", "总行", "分理处", "营业部", "银行", "银行股份有限公司", "信用社", "信用合作联社"];

    static readonly string[] BankNames = ["银行", "信用社", "信用合作联社", "利息"];

    /// <summary>No bank charges an account as much at once. A larger debit that calls itself a charge is an unexplained one, for a person to look at.</summary>
    public static readonly Money MostCharge = Money.Parse("500.00");

    /// <summary>Interest names itself in the bank's own description, comes from nobody's account and in nobody's name but the bank's.</summary>
    public static bool IsInterest(string? summary, string? counterpartyAccount, string? counterparty = null) =>
        string.IsNullOrEmpty(counterpartyAccount) && (string.IsNullOrEmpty(counterparty) || Says(counterparty, BankNames)) && Says(summary, InterestWords);

    /// <summary>A charge names itself in the bank's own description, goes to nobody and is small.</summary>
    public static bool IsCharge(string? summary, string? counterpartyAccount, string? counterparty, Money amount) =>
        SaysCharge(summary) && string.IsNullOrEmpty(counterpartyAccount) && (string.IsNullOrEmpty(counterparty) || Says(counterparty, BankNames)) && amount <= MostCharge;

    public static bool SaysCharge(string? summary) => Says(summary, ChargeWords);

    /// <summary>An account of the bank's own, as its name tells it: the bank itself, or what it keeps money in on its way. A company that
    /// merely has such a word in its name is none.</summary>
    /// <source>domain reference §6.3 (T2: counterparty = bank internal account)</source>
    public static bool IsBankInternal(string? holder) =>
        Says(holder, BankNames) && (Says(holder, InternalWords) || Ends(holder, BankEndings)) || Says(holder, InternalWords) && !Ends(holder, CompanyEndings);

    /// <summary>A credit that says it is a payment of ours coming back: by the words that banks use, or by the id of an instruction,
    /// which is printed in every one of our payments.</summary>
    /// <source>domain reference §6.3 (T6) and §7, row 18</source>
    public static bool IsReturn(string? text) => Says(text, ReturnWords) || InstructionId.FindIn(text) is not null;

    /// <summary>A credit that may be a return: whoever pays back what a crime brought writes 退赔, so these words decide nothing alone.</summary>
    public static bool MayBeReturn(string? text) => IsReturn(text) || Says(text, ReturnHints);

    static bool Ends(string? name, string[] endings) => name is not null && Array.Exists(endings, e => name.EndsWith(e, StringComparison.Ordinal));

    static bool Says(string? summary, string[] words) =>
        summary is not null && Array.Exists(words, w => summary.Contains(w, StringComparison.Ordinal));
}
