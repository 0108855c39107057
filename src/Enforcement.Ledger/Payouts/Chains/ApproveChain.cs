using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Chains;

/// <summary>Approves a version that another person proposed. It applies to what is submitted from its day on; what was submitted keeps its steps.</summary>
/// <source>domain reference §4 (hard segregation 5), §7 row 38</source>
public sealed class ApproveChain(LedgerDb db, ChainVersions versions, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApproveChains;

    /// <param name="EffectiveFrom">Null for the day that was proposed.</param>
    public sealed record Request(int Version, LocalDate? EffectiveFrom = null);

    /// <exception cref="Refused"><see cref="ChainRefusals.NotFound"/>, <see cref="ChainRefusals.SamePerson"/>, <see cref="ChainRefusals.Decided"/>,
    /// <see cref="ChainRefusals.Overtaken"/>, <see cref="ChainRefusals.TooEarly"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var proposed = await versions.TakeAsync(request.Version, ct);
        var (last, lastFrom) = (await db.QueryAsync("select version, effective_from from payouts.chain_version where state = 'approved' order by version desc limit 1",
            r => (r.GetInt32(0), r.Date(1)), ct))[0];
        if (proposed.BasedOn != last)
            throw new Refused(ChainRefusals.Overtaken, $"version {request.Version} is based on {proposed.BasedOn}, the last approved is {last}");
        var from = request.EffectiveFrom ?? proposed.EffectiveFrom;
        var earliest = LocalDate.Max(Office.Today(act.Now), lastFrom);
        if (from < earliest)
            throw new Refused(ChainRefusals.TooEarly, $"{from:uuuu-MM-dd} is before {earliest:uuuu-MM-dd}");
        await versions.DecideAsync(request.Version, "approved", from, null, ct);
        act.About($"chain:{request.Version}", $"approved, in force from {from:uuuu-MM-dd}");
    }
}
