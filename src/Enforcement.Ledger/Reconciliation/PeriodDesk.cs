using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>What is closed: a day, or a month by its last day. Everything before it is closed with it.</summary>
public enum PeriodKind
{
    Day,
    Month,
}

/// <summary>A book as the desks of this module name it.</summary>
public sealed record BookName(int Id, string Code, string Name, string EscrowAccountNo, string Currency);

/// <summary>Debits and credits of one account from its beginning to the end of a day.</summary>
public sealed record AccountSides(AccountCode Account, Money Debit, Money Credit);

/// <summary>What closing and reopening do the same way: name the book, keep others from posting, add up, hash, translate refusals.</summary>
public sealed class PeriodDesk(LedgerDb db, Act act)
{
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/></exception>
    public async Task<BookName> BookAsync(string code, CancellationToken ct) =>
        (await db.QueryAsync("select id, code, name, escrow_account_no, currency from ledger.book where code = $1",
            r => new BookName(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4)), ct, code)).SingleOrDefault()
        ?? throw new Refused(LedgerRefusals.BookUnknown, code);

    public LocalDate Today => Office.Today(act.Now);

    /// <summary>Waits until nobody posts to the book, and lets nobody begin before this act is over. Whoever would post waits behind us
    /// meanwhile, so a long import is not waited out.</summary>
    /// <exception cref="Refused"><see cref="ReconciliationRefusals.Busy"/></exception>
    public async Task QuietAsync(int bookId, CancellationToken ct)
    {
        try
        {
            await db.ExecuteAsync("set local lock_timeout = '2s'", ct);
            await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('ledger.period'), $1)", ct, bookId);
            await db.ExecuteAsync("set local lock_timeout to default", ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new Refused(ReconciliationRefusals.Busy);
        }
    }

    /// <summary>Each account that ever moved, to the end of the day, in the order of the chart.</summary>
    public Task<List<AccountSides>> SidesAsync(int bookId, LocalDate on, CancellationToken ct) => db.QueryAsync(
        "select account, sum(debit_minor)::bigint, sum(credit_minor)::bigint from ledger.balance_parts($1, $2) group by account order by account",
        r => new AccountSides((AccountCode)r.GetInt16(0), r.Money(1), r.Money(2)), ct, bookId, on);

    /// <summary>SHA-256 over what two persons sign: book, period, the bank's closing, every balance, and the hash of the close before.</summary>
    public static byte[] Hash(string book, PeriodKind kind, LocalDate through, Money bank, IEnumerable<AccountSides> sides, byte[]? previous)
    {
        var writer = new CanonicalWriter();
        writer.Text("close/1");
        writer.Text(book);
        writer.Text(kind.ToString());
        writer.Text(NodaTime.Text.LocalDatePattern.Iso.Format(through));
        writer.Number(bank.Minor);
        foreach (var side in sides.OrderBy(s => s.Account))
        {
            writer.Number((short)side.Account);
            writer.Number(side.Debit.Minor);
            writer.Number(side.Credit.Minor);
        }
        writer.Bytes(previous ?? []);
        return writer.Hash();
    }

    public static string Stored(PeriodKind kind) => kind == PeriodKind.Day ? "day" : "month";

    public static string Reason(string? reason) => string.IsNullOrWhiteSpace(reason) ? throw new Refused(ReconciliationRefusals.ReasonMissing) : reason.Trim();

    /// <summary>Runs a signature; what the database refuses is told as the rule that it is.</summary>
    public static async Task SignAsync(Func<Task> sign)
    {
        try
        {
            await sign();
        }
        catch (PostgresException e) when (e.SqlState == "LD051")
        {
            throw new Refused(ReconciliationRefusals.CloseNotFound, e.MessageText);
        }
        catch (PostgresException e) when (e.SqlState == "LD052")
        {
            throw new Refused(ReconciliationRefusals.Changed);
        }
        catch (PostgresException e) when (e.SqlState == "LD053")
        {
            throw new Refused(ReconciliationRefusals.Unexplained);
        }
    }
}
