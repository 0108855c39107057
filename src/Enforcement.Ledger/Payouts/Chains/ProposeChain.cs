using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Chains;

/// <summary>Proposes a version of the approval chains. It applies when another person has approved it, to what is submitted from its day on.</summary>
/// <source>domain reference §4 (hard segregation 5), §7 row 38</source>
public sealed class ProposeChain(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ProposeChains;

    /// <param name="WindowDays">Over how many days the sums of a case and payee are added up, 1 to 366.</param>
    /// <param name="EffectiveFrom">Null for today.</param>
    public sealed record Request(IReadOnlyList<ChainStep> Steps, int WindowDays, string? Reason, LocalDate? EffectiveFrom = null);

    /// <returns>The number of the version.</returns>
    /// <exception cref="Refused"><see cref="ChainRefusals.ReasonMissing"/>, <see cref="ChainRefusals.Unsound"/> with every line and field,
    /// <see cref="ChainRefusals.TooEarly"/></exception>
    public async Task<int> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
            throw new Refused(ChainRefusals.ReasonMissing);
        var approvers = await db.QueryAsync("select role from access.grant_row where permission = $1", r => r.GetString(0), ct, Permission.ApprovePayouts.Code);
        var flags = await db.QueryAsync("select code from payouts.case_flag_kind", r => r.GetString(0), ct);
        if (ChainRules.Faults(request.Steps, request.WindowDays, approvers.ToHashSet(), flags.ToHashSet()) is { Count: > 0 } faults)
            throw new Refused(ChainRefusals.Unsound, string.Join("; ", faults));
        var from = request.EffectiveFrom ?? Office.Today(act.Now);
        if (from < Office.Today(act.Now))
            throw new Refused(ChainRefusals.TooEarly, $"{from:uuuu-MM-dd}");
        // Two proposals at once get two numbers.
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('payouts.chain_version'))", ct);
        var version = (await db.QueryAsync(
            """
            insert into payouts.chain_version (version, effective_from, window_days, source, based_on, proposed_by, proposed_at)
            select max(version) + 1, $1, $2, $3, max(version) filter (where state = 'approved'), $4, $5 from payouts.chain_version returning version
            """,
            r => r.GetInt32(0), ct, from, request.WindowDays, request.Reason.Trim(), act.Actor.Id, act.Now))[0];
        await db.ExecuteAsync(
            """
            insert into payouts.chain_step (version, from_minor, step, role, flag, payee_class, needs_decision)
            select $1, s.* from unnest($2, $3, $4, $5, $6, $7) as s
            """,
            ct, version, request.Steps.Select(s => s.From.Minor).ToArray(), request.Steps.Select(s => (short)s.Step).ToArray(), request.Steps.Select(s => s.Role).ToArray(),
            request.Steps.Select(s => s.Flag).ToArray(), request.Steps.Select(s => s.PayeeClass).ToArray(), request.Steps.Select(s => s.NeedsDecision).ToArray());
        act.About($"chain:{version}", $"{request.Steps.Count} steps, {request.WindowDays} days, from {from:uuuu-MM-dd}: {request.Reason.Trim()}");
        return version;
    }
}
