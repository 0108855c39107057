using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>One transaction of an entry that the bank booked as a batch (批量入账). The entry is the money; its parts only say whose
/// it is.</summary>
/// <param name="Amount">Never negative; null when the file gives none in the currency of the entry.</param>
/// <param name="CounterpartyName">Payer of a credit, payee of a debit.</param>
/// <param name="CreditedAccount">For a credit, the own account or case sub-account number that the part itself names.</param>
public readonly record struct LinePart(
    Direction Direction, Money? Amount, string? CounterpartyName, string? CounterpartyAccount, string? CounterpartyBank, string? CreditedAccount,
    string? BankReference, string? EndToEndId, string? Remittance)
{
    /// <summary>So many of one entry are kept; what is beyond is counted and summed, and said.</summary>
    public const int MostKept = 50_000;
}
