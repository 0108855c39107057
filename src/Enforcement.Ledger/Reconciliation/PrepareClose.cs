using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>The first of two signatures: finance says that a day, or a month, is whole. The balances are kept with it.</summary>
/// <source>法发〔2017〕6号 art. 3 (finance and the execution side reconcile every month); domain reference §4 (monthly reconciliation sign-off)</source>
public sealed class PrepareClose(LedgerDb db, PeriodDesk desk, BookQueries books, BankDays bank, DifferenceSweep sweep, Act act) : IUseCase
{
    public static Permission Needs => Permission.ClosePeriods;

    /// <param name="Through">The day; for a month any day of it.</param>
    public sealed record Request(string Book, PeriodKind Kind, LocalDate Through);

    /// <returns>The close's id.</returns>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/>, <see cref="ReconciliationRefusals.NotOver"/>,
    /// <see cref="LedgerRefusals.PeriodClosed"/>, <see cref="ReconciliationRefusals.Busy"/>, <see cref="ReconciliationRefusals.Unexplained"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var book = await desk.BookAsync(request.Book, ct);
        var through = request.Kind == PeriodKind.Month ? request.Through.With(DateAdjusters.EndOfMonth) : request.Through;
        if (through >= desk.Today)
            throw new Refused(ReconciliationRefusals.NotOver, $"{through:uuuu-MM-dd}");
        await desk.QuietAsync(book.Id, ct);
        if (request.Kind == PeriodKind.Day)
            await books.RequireOpenAsync(book.Id, through, ct);
        await sweep.FindAsync(book.Id, through, ct);
        await sweep.RequireExplainedAsync(book.Id, through, ct);

        await db.ExecuteAsync("update reconciliation.period_close set superseded_at = $4 where book_id = $1 and kind = $2 and through_on = $3 and confirmed_at is null and superseded_at is null", ct,
            book.Id, PeriodDesk.Stored(request.Kind), through, act.Now);
        var closing = (await bank.ClosingsAsync(book.Id, through, through, ct))[through];
        var sides = await desk.SidesAsync(book.Id, through, ct);
        var previous = (await db.QueryAsync("select id, hash from reconciliation.period_close where book_id = $1 and confirmed_at is not null and reopening_id is null order by id desc limit 1",
            r => (Id: (long?)r.GetInt64(0), Hash: r.GetFieldValue<byte[]>(1)), ct, book.Id)).SingleOrDefault();
        var hash = PeriodDesk.Hash(book.Code, request.Kind, through, closing, sides, previous.Hash);
        long id = 0;
        await PeriodDesk.SignAsync(async () => id = (await db.QueryAsync(
            """
            insert into reconciliation.period_close (book_id, kind, through_on, bank_minor, previous_id, hash, prepared_by, prepared_at)
            select $1, $2, $3, $4, $5, $6, $7, $8
            where not exists (select from reconciliation.period_close c where c.book_id = $1 and c.kind = $2 and c.through_on = $3 and c.confirmed_at is not null and c.reopening_id is null)
            returning id
            """,
            r => r.GetInt64(0), ct, book.Id, PeriodDesk.Stored(request.Kind), through, closing, previous.Id, hash, act.Actor.Id, act.Now)).SingleOrDefault());
        if (id == 0)
            throw new Refused(LedgerRefusals.PeriodClosed, $"{through:uuuu-MM-dd}");
        await db.ExecuteAsync("insert into reconciliation.close_balance (close_id, account, debit_minor, credit_minor) select $1, b.account, b.debit, b.credit from unnest($2, $3, $4) as b (account, debit, credit)", ct,
            id, sides.Select(s => (short)s.Account).ToArray(), sides.Select(s => s.Debit.Minor).ToArray(), sides.Select(s => s.Credit.Minor).ToArray());
        act.About($"close:{id}", $"{book.Code} {request.Kind} through {through:uuuu-MM-dd}, bank {closing}, {Convert.ToHexStringLower(hash)}");
        return id;
    }
}
