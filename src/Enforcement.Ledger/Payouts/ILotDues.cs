using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>When the money of a case is due. Clocks are reckoned by oversight, which reads what payouts write; here they are only asked for.</summary>
public interface ILotDues
{
    /// <param name="lotIds">Only these lots; null for all of the case.</param>
    /// <returns>The earliest last day, of clock A or of the thirty days, of lots that wait for a notice; null when none waits.</returns>
    Task<LocalDate?> EarliestAsync(long caseId, IReadOnlyCollection<long>? lotIds, CancellationToken ct);
}
