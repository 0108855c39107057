using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>Money of a case in dispute (争议) without a payout. It stays in the case and out of every payout until it is settled.</summary>
/// <source>S3 §22¶1; JS §510</source>
public sealed class Dispute
{
    public long Id { get; private set; }

    public required int BookId { get; init; }

    public required long CaseId { get; init; }

    public required Money AmountMinor { get; init; }

    public required string Reason { get; init; }

    /// <summary>When it is looked at again.</summary>
    /// <source>domain reference §7, row 25</source>
    public LocalDate? ReviewOn { get; init; }

    /// <summary>The paper that says why.</summary>
    public string? Document { get; init; }

    public required long PlacedBy { get; init; }

    public required Instant PlacedAt { get; init; }

    /// <summary><c>payee</c> or <c>debtor</c>; null while the dispute is open.</summary>
    public string? SettledFor { get; set; }

    public long? SettledBy { get; set; }

    public Instant? SettledAt { get; set; }

    public List<DisputeLot> Lots { get; init; } = [];
}

/// <summary>How much of a dispute lies on one lot.</summary>
public sealed class DisputeLot
{
    public long DisputeId { get; private set; }

    public required long LotId { get; init; }

    public required Money AmountMinor { get; init; }
}
