using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>How many clocks are due soon and overdue at this moment, and how many alerts that raised for the first time.</summary>
public sealed record SweepOutcome(int DueSoon, int Overdue, int Raised);

/// <summary>Looks at every running clock and raises what is due soon or overdue, each once. Can be run again at any time: it reads
/// stored facts and catches up after days of downtime.</summary>
/// <source>S3 §8, §22¶1; domain reference §3.8 (临期预警: three workdays or less)</source>
public sealed class SweepDeadlines(LedgerDb db, ClockQueries clocks, CalendarInForce calendar, Act act) : IUseCase
{
    public const int SoonWorkdays = 3;

    public static Permission Needs => Permission.SweepDeadlines;

    public async Task<SweepOutcome> ExecuteAsync(CancellationToken ct)
    {
        var today = Office.Today(act.Now);
        var workdays = await calendar.GetAsync(ct);
        var running = new List<(int BookId, string Clock, string Subject, LocalDate Due)>();
        foreach (var lot in await clocks.LotsAsync(null, ct))
            running.Add((lot.BookId, "A", $"lot:{lot.LotId}", LocalDate.Min(lot.ADueOn, lot.Limit30On)));
        running.AddRange(await db.QueryAsync(
            "select book_id, id, b_due_on from payouts.payout where b_due_on is not null and state in ('NoticeIssued', 'Accepted', 'Released', 'Uncertain', 'OnHold')",
            r => (r.GetInt32(0), "B", FormattableString.Invariant($"payout:{r.GetInt64(1)}"), r.Date(2)), ct));
        running.AddRange(await db.QueryAsync(
            "select book_id, id, coalesce(back_on, taken_on) from receipts.cash_voucher where accepted_at is null and line_id is null and voided_at is null",
            r => (r.GetInt32(0), "C", FormattableString.Invariant($"cash:{r.GetInt64(1)}"), r.Date(2)), ct));

        var found = running
            .Select(c => (c.BookId, Rule: c.Due < today ? $"{c.Clock}.overdue" : workdays.CountWorkdays(today, c.Due) <= SoonWorkdays ? $"{c.Clock}.due-soon" : null, c.Subject, c.Due))
            .Where(c => c.Rule is not null).ToList();
        var raised = await db.ExecuteAsync(
            """
            insert into oversight.alert (book_id, rule, subject, due_on, raised_at)
            select a.book_id, a.rule, a.subject, a.due_on, $5 from unnest($1, $2, $3, $4) as a (book_id, rule, subject, due_on)
            on conflict do nothing
            """,
            ct, found.Select(f => f.BookId).ToArray(), found.Select(f => f.Rule!).ToArray(), found.Select(f => f.Subject).ToArray(), found.Select(f => f.Due).ToArray(), act.Now);
        var overdue = found.Count(f => f.Rule!.EndsWith("overdue", StringComparison.Ordinal));
        act.About("deadlines", $"{found.Count - overdue} due soon, {overdue} overdue, {raised} raised");
        return new(found.Count - overdue, overdue, raised);
    }
}
