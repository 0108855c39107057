using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Chains;

/// <summary>A proposed version taken in hand to be decided: by another person, once, while no other version is.</summary>
public sealed class ChainVersions(LedgerDb db, Act act)
{
    public sealed record Proposed(int BasedOn, LocalDate EffectiveFrom);

    /// <exception cref="Refused"><see cref="ChainRefusals.NotFound"/>, <see cref="ChainRefusals.SamePerson"/>, <see cref="ChainRefusals.Decided"/></exception>
    public async Task<Proposed> TakeAsync(int version, CancellationToken ct)
    {
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('payouts.chain_version'))", ct);
        var rows = await db.QueryAsync("select state, coalesce(proposed_by, 0), coalesce(based_on, 0), effective_from from payouts.chain_version where version = $1 for update",
            r => (State: r.GetString(0), By: r.GetInt64(1), BasedOn: r.GetInt32(2), From: r.Date(3)), ct, version);
        if (rows is not [var proposed])
            throw new Refused(ChainRefusals.NotFound, $"version {version}");
        act.About($"chain:{version}");
        if (act.Actor.Id == proposed.By)
            throw new Refused(ChainRefusals.SamePerson, $"version {version}");
        if (proposed.State != "proposed")
            throw new Refused(ChainRefusals.Decided, $"version {version} is {proposed.State}");
        return new(proposed.BasedOn, proposed.From);
    }

    /// <summary>Writes the decision down.</summary>
    public Task DecideAsync(int version, string state, LocalDate effectiveFrom, string? reason, CancellationToken ct) =>
        db.ExecuteAsync("update payouts.chain_version set state = $2, effective_from = $3, decided_by = $4, decided_at = $5, decision_reason = $6 where version = $1",
            ct, version, state, effectiveFrom, act.Actor.Id, act.Now, reason);
}
