using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using NodaTime;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>Asks for a closed day, and all after it, to be opened again, with the reason.</summary>
/// <source>法院内控要求; domain reference §7, row 10 (nothing is dated back unseen)</source>
public sealed class AskReopening(LedgerDb db, PeriodDesk desk, BookQueries books, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReopenPeriods;

    public sealed record Request(string Book, LocalDate From, string? Reason);

    /// <returns>The reopening's id.</returns>
    /// <exception cref="Refused"><see cref="ReconciliationRefusals.ReasonMissing"/>, <see cref="ReconciliationRefusals.NotClosed"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var book = await desk.BookAsync(request.Book, ct);
        var reason = PeriodDesk.Reason(request.Reason);
        if (await books.ClosedThroughAsync(book.Id, ct) is not { } closed || request.From > closed)
            throw new Refused(ReconciliationRefusals.NotClosed, $"{request.From:uuuu-MM-dd}");
        // Of two who ask, the first stands; the second may confirm it.
        var id = (await db.QueryAsync(
            "insert into reconciliation.reopening (book_id, from_on, reason, asked_by, asked_at) values ($1, $2, $3, $4, $5) on conflict (book_id) where confirmed_at is null do nothing returning id",
            r => r.GetInt64(0), ct, book.Id, request.From, reason, act.Actor.Id, act.Now)).Cast<long?>().SingleOrDefault()
            ?? throw new Refused(AccessRefusals.Stale, "a reopening is asked for already");
        act.About($"reopening:{id}", $"{book.Code} from {request.From:uuuu-MM-dd}: {reason}");
        return id;
    }
}

/// <summary>A second person opens the period again, and statements that waited for it are posted. Both names and the reason are kept, and
/// the closes that it undoes.</summary>
public sealed class ConfirmReopening(LedgerDb db, PeriodDesk desk, HeldStatements held, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReopenPeriods;

    /// <exception cref="Refused"><see cref="ReconciliationRefusals.NotAsked"/>, <see cref="ReconciliationRefusals.SamePerson"/>,
    /// <see cref="ReconciliationRefusals.Busy"/></exception>
    public async Task<long> ExecuteAsync(string bookCode, CancellationToken ct)
    {
        var book = await desk.BookAsync(bookCode, ct);
        var asked = (await db.QueryAsync("select id, asked_by, from_on from reconciliation.reopening where book_id = $1 and confirmed_at is null for update",
            r => new { Id = r.GetInt64(0), By = r.GetInt64(1), From = r.Date(2) }, ct, book.Id)).SingleOrDefault()
            ?? throw new Refused(ReconciliationRefusals.NotAsked);
        if (asked.By == act.Actor.Id)
            throw new Refused(ReconciliationRefusals.SamePerson);
        // In the order of an import: the chain, then the period.
        await held.LockChainAsync(book.Id, ct);
        await desk.QuietAsync(book.Id, ct);
        await PeriodDesk.SignAsync(() => db.ExecuteAsync("update reconciliation.reopening set confirmed_by = $2, confirmed_at = $3 where id = $1", ct, asked.Id, act.Actor.Id, act.Now));
        var resumed = await held.ResumeAsync(book.Id, ct);
        act.About($"reopening:{asked.Id}", $"{book.Code} open again from {asked.From:uuuu-MM-dd}, {resumed.Count} statements posted that had waited");
        return asked.Id;
    }
}
