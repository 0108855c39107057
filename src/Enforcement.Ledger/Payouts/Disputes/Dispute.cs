using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Disputes;

/// <summary>Who a dispute is settled for.</summary>
public enum SettledFor
{
    Payee,
    Debtor,
}

public enum OutcomeState
{
    Proposed,
    Confirmed,
    Rejected,
    Withdrawn,
}

/// <summary>Money of a case in dispute (争议): a sum of the case, or the disputed part of a payout. It stays in the case and is paid to nobody until two
/// persons have settled it.</summary>
/// <source>S3 §22¶1; JS §510; domain reference §4 and §7, row 25</source>
public sealed class Dispute
{
    public long Id { get; private set; }

    public required int BookId { get; init; }

    public required long CaseId { get; init; }

    /// <summary>The disputed part of a split payout; null for a sum of the case.</summary>
    public long? PayoutId { get; init; }

    public required Money AmountMinor { get; init; }

    public required string Reason { get; init; }

    /// <summary>When it is looked at again for the first time; later days stand in <c>payouts.dispute_review</c>.</summary>
    public LocalDate? ReviewOn { get; init; }

    /// <summary>The paper that says why; null only for what was disputed before one was asked for.</summary>
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

/// <summary>Why money is disputed: in words, by which paper, and when it is looked at again.</summary>
public sealed record DisputeGrounds(string Reason, string Document, LocalDate ReviewOn)
{
    /// <summary>Disputed money is looked at again within this time.</summary>
    public const int ReviewWithinDays = 30;

    /// <param name="reviewOn">Null for the last day possible.</param>
    /// <exception cref="Refused"><see cref="PayoutRefusals.ReasonMissing"/>, <see cref="DisputeRefusals.NoDocument"/>, <see cref="DisputeRefusals.ReviewTooLate"/></exception>
    public static DisputeGrounds Required(string? reason, string? document, LocalDate? reviewOn, LocalDate today) =>
        new(Payouts.Reason.Required(reason), DisputeRefusals.DocumentRequired(document), ReviewDay(reviewOn, today));

    /// <exception cref="Refused"><see cref="DisputeRefusals.ReviewTooLate"/></exception>
    public static LocalDate ReviewDay(LocalDate? asked, LocalDate today)
    {
        var review = asked ?? today.PlusDays(ReviewWithinDays);
        return review >= today && review <= today.PlusDays(ReviewWithinDays) ? review : throw new Refused(DisputeRefusals.ReviewTooLate, $"{review:uuuu-MM-dd}");
    }
}

/// <summary>A proposed outcome taken in hand, with its dispute.</summary>
sealed record OutcomeInHand(long Id, Dispute Dispute, SettledFor For, string Document, OutcomeState State, long ProposedBy);
