namespace Enforcement.Ledger.Kernel;

/// <summary>The accounts of every book. Every state that money can be in is one of these.</summary>
public enum AccountCode : short
{
    Bank = 101,
    Cash = 102,
    BankCharge = 103,
    UnexplainedDebit = 104,
    CaseAvailable = 201,
    CaseDisputed = 202,
    CaseHeld = 203,
    CaseReserved = 204,
    CaseDeposited = 205,
    CaseSurplus = 206,
    FeeDue = 207,
    CaseCash = 208,
    InTransit = 211,
    Returned = 212,
    Unknown = 221,
    Interest = 222,
    Bond = 223,
}

/// <summary>The side on which an account grows: assets by debits, liabilities by credits.</summary>
public enum Side
{
    Debit,
    Credit,
}

/// <summary>Whether a transfer on the account names a case.</summary>
public enum CaseDimension
{
    Never,
    Optional,
    Always,
}

/// <summary>One row of the chart of accounts; the same for every book.</summary>
/// <param name="Guarded">Its money is kept lot by lot in a position that can never fall below zero.</param>
public sealed record Account(AccountCode Code, string Name, string Chinese, Side Side, CaseDimension Case, bool Guarded);

/// <summary>The chart of accounts. <c>ledger.account</c> holds the same rows; a test compares the two.</summary>
/// <source>domain reference §8; 法发〔2017〕6号 art. 4 (separate accounting of enforcement money)</source>
public static class Chart
{
    public static IReadOnlyList<Account> Accounts { get; } =
    [
        new(AccountCode.Bank, "BANK", "银行存款", Side.Debit, CaseDimension.Never, false),
        new(AccountCode.Cash, "CASH", "库存现金", Side.Debit, CaseDimension.Never, false),
        new(AccountCode.BankCharge, "BANK_CHARGE", "银行手续费", Side.Debit, CaseDimension.Never, false),
        new(AccountCode.UnexplainedDebit, "UNEXPLAINED_DEBIT", "不明支出", Side.Debit, CaseDimension.Never, false),
        new(AccountCode.CaseAvailable, "CASE_AVAILABLE", "可发放", Side.Credit, CaseDimension.Always, true),
        new(AccountCode.CaseDisputed, "CASE_DISPUTED", "争议", Side.Credit, CaseDimension.Always, true),
        new(AccountCode.CaseHeld, "CASE_HELD", "冻结", Side.Credit, CaseDimension.Always, true),
        new(AccountCode.CaseReserved, "CASE_RESERVED", "审批占用", Side.Credit, CaseDimension.Always, true),
        new(AccountCode.CaseDeposited, "CASE_DEPOSITED", "提存", Side.Credit, CaseDimension.Always, true),
        new(AccountCode.CaseSurplus, "CASE_SURPLUS", "应退", Side.Credit, CaseDimension.Always, true),
        new(AccountCode.FeeDue, "FEE_DUE", "应缴费", Side.Credit, CaseDimension.Always, true),
        new(AccountCode.CaseCash, "CASE_CASH", "现金待缴存", Side.Credit, CaseDimension.Always, true),
        new(AccountCode.InTransit, "IN_TRANSIT", "在途", Side.Credit, CaseDimension.Optional, true),
        new(AccountCode.Returned, "RETURNED", "退票", Side.Credit, CaseDimension.Optional, true),
        new(AccountCode.Unknown, "UNKNOWN", "不明款", Side.Credit, CaseDimension.Never, true),
        new(AccountCode.Interest, "INTEREST", "账户利息", Side.Credit, CaseDimension.Never, true),
        new(AccountCode.Bond, "BOND", "保证金", Side.Credit, CaseDimension.Never, true),
    ];

    static readonly Dictionary<AccountCode, Account> ByCode = Accounts.ToDictionary(a => a.Code);

    public static Account Of(AccountCode code) => ByCode[code];
}
