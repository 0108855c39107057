using Enforcement.Ledger.Cases.Handovers;
using Enforcement.Ledger.Payouts;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>Tells who hands a case over how the clocks of its money stand.</summary>
/// <source>domain reference §1.2; §7, row 39</source>
sealed class CaseClocks(ClockQueries clocks) : ICaseClocks
{
    public async Task<CaseClock> OfAsync(long caseId, CancellationToken ct)
    {
        var lots = (await clocks.LotsAsync(caseId, ct)).FindAll(l => l.Open.IsPositive || l.D is ClockState.Running or ClockState.Late or ClockState.Suspended);
        return new(lots.Count(l => !IsLate(l)), lots.Count(IsLate),
            lots.Select(l => (LocalDate?)(l.DDueOn is { } d && !l.Open.IsPositive ? d : LocalDate.Min(l.EffectiveDueOn, l.DDueOn ?? l.EffectiveDueOn))).Min());
    }

    static bool IsLate(LotClock lot) => lot.A == ClockState.Late && lot.Open.IsPositive || lot.D == ClockState.Late;
}
