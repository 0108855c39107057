using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Seen from the account's owner: a credit is money in (贷方, 收入), a debit is money out (借方, 支取).</summary>
public enum Direction
{
    Credit,
    Debit,
}

/// <summary>One entry of a statement in the words that all formats share.</summary>
/// <param name="Ordinal">Position among the lines of its statement in file order, from 1.</param>
/// <param name="SourceLine">Line of the file where the entry starts, from 1.</param>
/// <param name="BookedOn">The bank's booking date.</param>
/// <param name="BookedAt">Booking time as the bank writes it, in its own zone; null when only a date is given.</param>
/// <param name="Direction">The real direction. A reversal does not flip it: <paramref name="IsReversal"/> is only a mark.</param>
/// <param name="Amount">Never negative.</param>
/// <param name="BalanceAfter">Running balance, where the file has one.</param>
/// <param name="Booked">False for pending, future and informational entries, which never touch the ledger.</param>
/// <param name="BankReference">The bank's own reference. Not unique on its own.</param>
/// <param name="CounterpartyName">Payer of a credit, payee of a debit. Null where a batch entry names several.</param>
/// <param name="CreditedAccount">For a credit, the own account or case sub-account number that the line itself names.</param>
/// <param name="Remittance">What the payer wrote (附言, 备注); empty when nothing.</param>
/// <param name="Purpose">用途.</param>
/// <param name="Summary">摘要, the bank's own description.</param>
/// <param name="Details">Transactions inside this entry: above one the entry is a batch.</param>
/// <param name="LineKey">Same line, same key, in every delivery; see <see cref="Formats.LineKey"/>. True twins share one, so
/// the importer counts occurrences within a statement.</param>
public sealed record StatementLine(
    int Ordinal, long SourceLine, LocalDate BookedOn, LocalDate? ValueOn, LocalDateTime? BookedAt,
    Direction Direction, Money Amount, Money? BalanceAfter, bool Booked,
    string? BankReference, string? EndToEndId,
    string? CounterpartyName, string? CounterpartyAccount, string? CounterpartyBank, string? CreditedAccount,
    string Remittance, string? Purpose, string? Summary, bool IsReversal, int Details, string LineKey)
{
    /// <summary>The key that an earlier version of the house gave to the same line; null where it was the same. Books may hold lines under it.</summary>
    public string? FormerKey { get; init; }

    /// <summary>The amount as it changes the balance: positive in, negative out.</summary>
    public Money Signed => Direction == Direction.Credit ? Amount : -Amount;

    /// <summary>The transactions of a batch, in file order, at most <see cref="LinePart.MostKept"/>; empty when the entry is none.</summary>
    public IReadOnlyList<LinePart> Parts { get; init; } = [];
}
