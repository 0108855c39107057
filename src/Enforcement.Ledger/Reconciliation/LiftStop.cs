using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>Asks for a stop to be lifted: the invariant holds again, and this is why it did not.</summary>
/// <source>法院内控要求; ops/runbooks/a-book-is-stopped.md</source>
public sealed class AskLift(LedgerDb db, StopDesk stops, Act act) : IUseCase
{
    public static Permission Needs => Permission.LiftStops;

    /// <exception cref="Refused"><see cref="ReconciliationRefusals.ReasonMissing"/>, <see cref="ReconciliationRefusals.StopNotFound"/>,
    /// <see cref="ReconciliationRefusals.StillBroken"/></exception>
    public async Task ExecuteAsync(long stopId, string? reason, CancellationToken ct)
    {
        var why = PeriodDesk.Reason(reason);
        await stops.TakeAsync(stopId, ct);
        await db.ExecuteAsync("update reconciliation.book_stop set lift_reason = $2, lift_asked_by = $3, lift_asked_at = $4 where id = $1", ct, stopId, why, act.Actor.Id, act.Now);
        act.About($"stop:{stopId}", $"lift asked: {why}");
    }
}

/// <summary>A second person lifts the stop; the invariant is asked once more.</summary>
public sealed class ConfirmLift(LedgerDb db, StopDesk stops, Act act) : IUseCase
{
    public static Permission Needs => Permission.LiftStops;

    /// <exception cref="Refused"><see cref="ReconciliationRefusals.StopNotFound"/>, <see cref="ReconciliationRefusals.NotAsked"/>,
    /// <see cref="ReconciliationRefusals.SamePerson"/>, <see cref="ReconciliationRefusals.StillBroken"/></exception>
    public async Task ExecuteAsync(long stopId, CancellationToken ct)
    {
        var askedBy = await stops.TakeAsync(stopId, ct) ?? throw new Refused(ReconciliationRefusals.NotAsked);
        if (askedBy == act.Actor.Id)
            throw new Refused(ReconciliationRefusals.SamePerson);
        await db.ExecuteAsync("update reconciliation.book_stop set lifted_by = $2, lifted_at = $3 where id = $1", ct, stopId, act.Actor.Id, act.Now);
        act.About($"stop:{stopId}", "lifted");
    }
}

/// <summary>Takes a stop in hand whose invariant holds again.</summary>
public sealed class StopDesk(LedgerDb db, StandingChecks checks)
{
    /// <returns>Who asked for the lift; null when nobody has.</returns>
    public async Task<long?> TakeAsync(long stopId, CancellationToken ct)
    {
        var stop = (await db.QueryAsync("select book_id, check_name, lift_asked_by from reconciliation.book_stop where id = $1 and lifted_at is null for update",
            r => new { Book = r.GetInt32(0), Check = r.GetString(1), AskedBy = r.LongOrNull(2) }, ct, stopId)).SingleOrDefault()
            ?? throw new Refused(ReconciliationRefusals.StopNotFound);
        var outcome = (await checks.RunAsync([stop.Check], ct))[0];
        if (!outcome.Healthy && (await checks.BooksAsync(stop.Check, ct) is not { } books || books.Contains(stop.Book)))
            throw new Refused(ReconciliationRefusals.StillBroken, $"{stop.Check}: {outcome.Rows[0]}");
        return stop.AskedBy;
    }
}

/// <summary>A stop of a book, standing or lifted.</summary>
public sealed record StopView(
    long Id, string Book, string Check, string Facts, NodaTime.Instant RaisedAt, string? LiftReason, string? LiftAskedBy, NodaTime.Instant? LiftAskedAt, string? LiftedBy, NodaTime.Instant? LiftedAt);

/// <summary>The stops of books.</summary>
public sealed class StopQueries(LedgerDb db) : IUseCase
{
    public static Permission Needs => Permission.ReadReconciliation;

    /// <param name="standing">Only those that stand now.</param>
    public Task<List<StopView>> ListAsync(bool standing, int take, CancellationToken ct) => db.QueryAsync(
        $"""
        select s.id, b.code, s.check_name, s.facts, s.raised_at, s.lift_reason, a.display_name, s.lift_asked_at, l.display_name, s.lifted_at
        from reconciliation.book_stop s join ledger.book b on b.id = s.book_id
        left join access.person a on a.id = s.lift_asked_by left join access.person l on l.id = s.lifted_by
        {(standing ? "where s.lifted_at is null" : "")} order by s.id desc limit $1
        """,
        r => new StopView(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.Instant(4), r.TextOrNull(5), r.TextOrNull(6), r.InstantOrNull(7), r.TextOrNull(8), r.InstantOrNull(9)), ct, take);
}
