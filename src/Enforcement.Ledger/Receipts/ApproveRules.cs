using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>Approves a proposed version of the matching rules, on what its last back-test said. It decides from a day on, today at the earliest.</summary>
/// <source>domain reference §4 (hard segregation 5)</source>
public sealed class ApproveRules(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApproveMatchingRules;

    /// <param name="EffectiveFrom">Null for today.</param>
    public sealed record Request(int Version, LocalDate? EffectiveFrom = null);

    /// <exception cref="Refused"><see cref="MatchingRefusals.VersionNotFound"/>, <see cref="MatchingRefusals.AlreadyApproved"/>, <see cref="MatchingRefusals.SamePerson"/>,
    /// <see cref="MatchingRefusals.NotBackTested"/>, <see cref="MatchingRefusals.EffectiveInThePast"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var proposed = (await db.QueryAsync(
            "select s.state, s.proposed_by, (select max(b.id) from receipts.back_test b where b.version = s.version) from receipts.rule_set s where s.version = $1 for update",
            r => (State: r.GetString(0), By: r.GetInt64(1), BackTest: r.LongOrNull(2)), ct, request.Version)).Select(p => ((string State, long By, long? BackTest)?)p).SingleOrDefault()
            ?? throw new Refused(MatchingRefusals.VersionNotFound, $"version {request.Version}");
        if (proposed.State == "approved")
            throw new Refused(MatchingRefusals.AlreadyApproved);
        if (proposed.By == act.Actor.Id)
            throw new Refused(MatchingRefusals.SamePerson);
        if (proposed.BackTest is not { } backTest)
            throw new Refused(MatchingRefusals.NotBackTested);
        var today = Office.Today(act.Now);
        var from = request.EffectiveFrom ?? today;
        if (from < today)
            throw new Refused(MatchingRefusals.EffectiveInThePast, $"{from:uuuu-MM-dd} is before {today:uuuu-MM-dd}");
        await db.ExecuteAsync("update receipts.rule_set set state = 'approved', back_test_id = $2, approved_by = $3, approved_at = $4, effective_from = $5 where version = $1", ct,
            request.Version, backTest, act.Actor.Id, act.Now, from);
        act.About($"matching-rules:{request.Version}", $"approved on back-test {backTest}, in force from {from:uuuu-MM-dd}");
    }
}
