using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>Why money is to come.</summary>
public enum ExpectedKind
{
    /// <summary>A deduction order to a bank (扣划).</summary>
    Deduction,

    /// <summary>The price of something sold (拍卖、变卖成交款).</summary>
    Sale,

    /// <summary>An instalment of a settlement (分期).</summary>
    Instalment,

    Other,
}

public enum ExpectedState
{
    Expected,
    Partly,
    Met,
    Cancelled,
}

/// <summary>What somebody registers: a sum that is to come to a case.</summary>
/// <param name="Reference">Number of the order, the auction or the agreement, at least four characters; a deduction has one.</param>
/// <param name="OrderedOn">The day of the paper; null for today.</param>
/// <param name="DueOn">Null for a deduction: three workdays after the order. Everything else says it.</param>
/// <param name="Account">The account that a deduction order names; null for the case's sub-account. No other is allowed.</param>
/// <param name="Payer">The name from which the money will come, where it is known; likewise <paramref name="PayerAccount"/>.</param>
/// <param name="Document">The paper that it rests on.</param>
public sealed record ExpectedEntry(
    string CaseNumber, ExpectedKind Kind, Money Amount, string? Document, string? Reference = null, LocalDate? OrderedOn = null, LocalDate? DueOn = null,
    string? Account = null, string? Payer = null, string? PayerAccount = null);
