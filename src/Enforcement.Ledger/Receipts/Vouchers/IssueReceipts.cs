using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Npgsql;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>Issues receipts (收据) for money that came to cases, for single lines or for a whole statement at once, each with the next number of
/// the book's series. On demand and never while a statement is imported: a series without gaps lets one transaction draw at a time.</summary>
/// <source>法发〔2017〕6号 art. 7, 8; domain reference §3.4 and §7, row 34</source>
public sealed class IssueReceipts(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.IssueReceipts;

    /// <param name="LineIds">Lines of statements; or</param>
    /// <param name="StatementId">every line of this one that has no receipt in force.</param>
    public sealed record Request(IReadOnlyList<long>? LineIds = null, long? StatementId = null);

    /// <summary>What was issued.</summary>
    /// <param name="First">The first number, and <paramref name="Last"/> the last, as they are written.</param>
    public sealed record Issued(int Count, Money Amount, string First, string Last);

    /// <exception cref="Refused"><see cref="VoucherRefusals.NothingToIssue"/> also when every line has its receipt; <see cref="VoucherRefusals.BeyondLine"/></exception>
    public async Task<Issued> ExecuteAsync(Request request, CancellationToken ct)
    {
        var (where, key) = request.StatementId is { } statement ? ("l.statement_id = $1", (object)statement) : ("l.id = any ($1)", (request.LineIds ?? []).Distinct().ToArray());
        var books = await db.QueryAsync($"select distinct l.book_id from receipts.statement_line l where {where}", r => r.GetInt32(0), ct, key);
        if (books.Count != 1)
            throw new Refused(VoucherRefusals.NothingToIssue);
        // The series first: who waits here sees afterwards what was issued meanwhile.
        await db.ExecuteAsync("select receipts.draw_numbers($1, 'receipt', 0)", ct, books[0]);
        var issued = (await WriteAsync(() => db.QueryAsync(
            $"""
            with waiting as materialized (
              select a.line_id, a.case_id, a.amount_minor from ({CaseArrivals.Of(where)}) a
              where not exists (select from receipts.official_receipt o where o.line_id = a.line_id and o.case_id = a.case_id and o.voided_at is null)
            ), drawn as materialized (
              select receipts.draw_numbers($2, 'receipt', count(*)) as first from waiting having count(*) > 0
            ), issued as (
              insert into receipts.official_receipt (book_id, number, line_id, case_id, payer_name, amount_minor, issued_at, issued_by)
              select $2, d.first + row_number() over (order by w.line_id, w.case_id) - 1, w.line_id, w.case_id, l.counterparty_name, w.amount_minor, $3, $4
              from waiting w cross join drawn d join receipts.statement_line l on l.id = w.line_id
              returning number, amount_minor
            )
            select count(*)::int, coalesce(sum(amount_minor), 0)::bigint, min(number), max(number) from issued
            """,
            r => (Count: r.GetInt32(0), Amount: r.Money(1), First: r.LongOrNull(2), Last: r.LongOrNull(3)), ct, key, books[0], act.Now, act.Actor.Id)))[0];
        if (issued is not { First: { } first, Last: { } last })
            throw new Refused(VoucherRefusals.NothingToIssue);
        var answer = new Issued(issued.Count, issued.Amount, VoucherNumber.Receipt(first), VoucherNumber.Receipt(last));
        act.About($"book:{books[0]}", $"{answer.Count} receipts {answer.First} to {answer.Last}, {answer.Amount}");
        return answer;
    }

    static async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (PostgresException e) when (e.SqlState is "LD032" or "LD039")
        {
            throw new Refused(VoucherRefusals.BeyondLine);
        }
    }
}
