using Enforcement.Ledger.Payouts;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>Tells payouts when the money of a case is due, by the clocks.</summary>
/// <source>domain reference §1.2, 5: the earlier of clock A and the thirty days</source>
sealed class LotDues(ClockQueries clocks) : ILotDues
{
    public async Task<LocalDate?> EarliestAsync(long caseId, IReadOnlyCollection<long>? lotIds, CancellationToken ct) =>
        (await clocks.LotsAsync(caseId, ct)).Where(l => l.Open.IsPositive && lotIds?.Contains(l.LotId) is not false)
            .Select(l => (LocalDate?)LocalDate.Min(l.ADueOn, l.Limit30On)).Min();
}
