using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>A second person of finance closes the day that a first one signed. From then on the book takes no posting up to that day.</summary>
/// <source>法院内控要求; domain reference §4</source>
public sealed class ConfirmDayClose(CloseConfirmation confirmation) : IUseCase
{
    public static Permission Needs => Permission.ClosePeriods;

    /// <exception cref="Refused"><see cref="ReconciliationRefusals.CloseNotFound"/>, <see cref="ReconciliationRefusals.SamePerson"/>,
    /// <see cref="ReconciliationRefusals.Changed"/>, <see cref="ReconciliationRefusals.Unexplained"/>, <see cref="ReconciliationRefusals.Busy"/></exception>
    public Task<long> ExecuteAsync(string book, LocalDate day, CancellationToken ct) => confirmation.ConfirmAsync(book, PeriodKind.Day, day, ct);
}

/// <summary>The execution side signs the month that finance has signed.</summary>
/// <source>法发〔2017〕6号 art. 3 (每月核对)</source>
public sealed class ConfirmMonthClose(CloseConfirmation confirmation) : IUseCase
{
    public static Permission Needs => Permission.ConfirmMonths;

    /// <exception cref="Refused">As <see cref="ConfirmDayClose"/>.</exception>
    public Task<long> ExecuteAsync(string book, LocalDate month, CancellationToken ct) => confirmation.ConfirmAsync(book, PeriodKind.Month, month.With(DateAdjusters.EndOfMonth), ct);
}

/// <summary>The second signature of either kind.</summary>
public sealed class CloseConfirmation(LedgerDb db, PeriodDesk desk, DifferenceSweep sweep, Act act)
{
    public async Task<long> ConfirmAsync(string bookCode, PeriodKind kind, LocalDate through, CancellationToken ct)
    {
        var book = await desk.BookAsync(bookCode, ct);
        var signed = (await db.QueryAsync(
            "select id, prepared_by, hash from reconciliation.period_close where book_id = $1 and kind = $2 and through_on = $3 and confirmed_at is null and superseded_at is null for update",
            r => new { Id = r.GetInt64(0), By = r.GetInt64(1), Hash = r.GetFieldValue<byte[]>(2) }, ct, book.Id, PeriodDesk.Stored(kind), through)).SingleOrDefault()
            ?? throw new Refused(ReconciliationRefusals.CloseNotFound, $"{through:uuuu-MM-dd}");
        if (signed.By == act.Actor.Id)
            throw new Refused(ReconciliationRefusals.SamePerson);
        await desk.QuietAsync(book.Id, ct);
        await sweep.FindAsync(book.Id, through, ct);
        await sweep.RequireExplainedAsync(book.Id, through, ct);
        await PeriodDesk.SignAsync(() => db.ExecuteAsync("update reconciliation.period_close set confirmed_by = $2, confirmed_at = $3 where id = $1", ct, signed.Id, act.Actor.Id, act.Now));
        act.About($"close:{signed.Id}", $"{book.Code} {kind} through {through:uuuu-MM-dd} closed, {Convert.ToHexStringLower(signed.Hash)}");
        return signed.Id;
    }
}
