using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deposits;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Bonds;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>How many clocks are due soon and overdue at this moment, and how many alerts that raised for the first time.</summary>
public sealed record SweepOutcome(int DueSoon, int Overdue, int Raised);

/// <summary>Looks at every running clock, that of unknown funds included, and raises what is due soon or overdue, each once. Can be run again at any time: it reads
/// stored facts and catches up after days of downtime.</summary>
/// <source>S3 §8, §22¶1; domain reference §3.8 (临期预警: three workdays or less)</source>
public sealed class SweepDeadlines(LedgerDb db, ClockQueries clocks, ReturnQueries returned, ExpectedQueries expected, BondQueries bonds, ClosingQueries closings, GroundEnded ended, DepositQueries deposits, CalendarInForce calendar, Act act) : IUseCase
{
    public const int SoonWorkdays = 3;

    public static Permission Needs => Permission.SweepDeadlines;

    public async Task<SweepOutcome> ExecuteAsync(CancellationToken ct)
    {
        var today = Office.Today(act.Now);
        var workdays = await calendar.GetAsync(ct);
        var running = new List<(int BookId, string Clock, string Subject, LocalDate Due)>();
        foreach (var lot in (await clocks.LotsAsync(null, ct)).Where(l => l.A != ClockState.Suspended))
            running.Add((lot.BookId, "A", $"lot:{lot.LotId}", LocalDate.Min(lot.ADueOn, lot.Limit30On)));
        running.AddRange(await db.QueryAsync(
            "select book_id, id, b_due_on from payouts.payout where b_due_on is not null and state in ('NoticeIssued', 'Accepted', 'OnHold', 'Released', 'Uncertain', 'Failed')",
            r => (r.GetInt32(0), "B", FormattableString.Invariant($"payout:{r.GetInt64(1)}"), r.Date(2)), ct));
        running.AddRange(await returned.WaitingAsync(ct));
        foreach (var lot in (await ended.OfAsync(null, ct)).Where(l => l.State is ClockState.Running or ClockState.Late))
            running.Add((lot.BookId, "D", FormattableString.Invariant($"lot:{lot.LotId}"), lot.DueOn));
        running.AddRange(await expected.WaitingAsync(ct));
        running.AddRange(await db.QueryAsync(
            "select book_id, id, coalesce(back_on, taken_on) from receipts.cash_voucher where accepted_at is null and line_id is null and voided_at is null",
            r => (r.GetInt32(0), "C", FormattableString.Invariant($"cash:{r.GetInt64(1)}"), r.Date(2)), ct));

        var found = running
            .Select(c => (c.BookId, Rule: c.Due < today ? $"{c.Clock}.overdue" : workdays.CountWorkdays(today, c.Due) <= SoonWorkdays ? $"{c.Clock}.due-soon" : null, c.Subject, c.Due))
            .Where(c => c.Rule is not null).ToList();
        // Their time is counted in hours, not in days.
        found.AddRange((await deposits.LapsingAsync(ct)).Select(l => (l.BookId, (string?)l.Rule, l.Subject, l.Due)));
        found.AddRange((await bonds.RunningAsync(ct)).Select(b => (b.BookId, (string?)b.Rule, b.Subject, b.Due)));
        var raised = await db.ExecuteAsync(
            """
            insert into oversight.alert (book_id, rule, subject, due_on, raised_at)
            select a.book_id, a.rule, a.subject, a.due_on, $5 from unnest($1, $2, $3, $4) as a (book_id, rule, subject, due_on)
            on conflict do nothing
            """,
            ct, found.Select(f => f.BookId).ToArray(), found.Select(f => f.Rule!).ToArray(), found.Select(f => f.Subject).ToArray(), found.Select(f => f.Due).ToArray(), act.Now);
        var overdue = found.Count(f => f.Rule!.EndsWith("overdue", StringComparison.Ordinal));
        raised += await SweepClosedAsync(ct);
        var unknown = await SweepUnknownAsync(today, workdays.AddWorkdays(today, SoonWorkdays).Due, ct);
        var outcome = new SweepOutcome(found.Count - overdue + unknown.DueSoon, overdue + unknown.Overdue, raised + unknown.Raised);
        act.About("deadlines", $"{outcome.DueSoon} due soon, {outcome.Overdue} overdue, {outcome.Raised} raised");
        return outcome;
    }

    // A case that ended with its money here: there is no limit that it could meet, so it is overdue at once, and no clock is counted.
    async Task<int> SweepClosedAsync(CancellationToken ct)
    {
        var raised = 0;
        long? after = null;
        const int Part = 500;
        for (List<ClosingException> part; (part = await closings.ExceptionsAsync(null, after, Part, ct)).Count > 0; after = part[^1].CaseId)
            raised += await db.ExecuteAsync(
                """
                insert into oversight.alert (book_id, rule, subject, due_on, raised_at)
                select c.book_id, 'closed-with-money.overdue', 'case:' || c.id, x.told_on, $3 from unnest($1, $2) as x (case_id, told_on) join cases.enforcement_case c on c.id = x.case_id
                on conflict do nothing
                """,
                ct, part.Select(x => x.CaseId).ToArray(), part.Select(x => Office.Today(x.ToldAt)).ToArray(), act.Now);
        return raised;
    }

    // There may be as many unknown lines as an import has: they are swept where they lie.
    async Task<SweepOutcome> SweepUnknownAsync(LocalDate today, LocalDate soon, CancellationToken ct) =>
        (await db.QueryAsync(
            """
            with due as (
              select book_id, case when due_on < $1 then 'U.overdue' else 'U.due-soon' end as rule, 'line:' || line_id as subject, due_on
              from receipts.unknown_receipt where state = 'open' and due_on <= $2
            ), raised as (
              insert into oversight.alert (book_id, rule, subject, due_on, raised_at) select book_id, rule, subject, due_on, $3 from due on conflict do nothing returning 1
            )
            select count(*) filter (where rule = 'U.due-soon')::int, count(*) filter (where rule = 'U.overdue')::int, (select count(*)::int from raised) from due
            """,
            r => new SweepOutcome(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2)), ct, today, soon, act.Now))[0];
}
