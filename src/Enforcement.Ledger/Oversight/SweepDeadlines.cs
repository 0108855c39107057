using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using Enforcement.Ledger.Payouts.Deposits;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Bonds;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>How many clocks are due soon and overdue at this moment, and how many alerts that raised for the first time.</summary>
public sealed record SweepOutcome(int DueSoon, int Overdue, int Raised);

/// <summary>Looks at every running clock, that of unknown funds included, and raises what is due soon or overdue, and to the leaders what stays overdue, each once and
/// for its desk. Can be run again at any time: it reads stored facts, catches up after days of downtime, and says since when a thing is so.</summary>
/// <source>S3 §8, §22¶1; domain reference §3.8 (临期预警: three workdays or less), §7 row 25</source>
public sealed class SweepDeadlines(LedgerDb db, ClockQueries clocks, LateMarks late, ReturnQueries returned, ExpectedQueries expected, BondQueries bonds, ClosingQueries closings, GroundEnded ended, DepositQueries deposits, SilentBank silent, CalendarInForce calendar, Act act) : IUseCase
{
    public const int SoonWorkdays = 3;

    public static Permission Needs => Permission.SweepDeadlines;

    public async Task<SweepOutcome> ExecuteAsync(CancellationToken ct)
    {
        var today = Office.Today(act.Now);
        // Two sweeps at once take turns: the second finds all raised.
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('oversight.sweep'))", ct);
        var workdays = await calendar.GetAsync(ct);
        var days = new AlertDays(workdays, today, await EscalationAsync(today, ct));
        // No lot that came later is due soon: a hold only makes its limit longer.
        var lots = await clocks.OpenUnderAsync(workdays, days.LatestStartDue(ClockQueries.NoticeWithinWorkdays), ct);
        await late.MarkAsync(lots, ct);
        var running = new List<(int BookId, string Clock, string Subject, LocalDate Due)>();
        foreach (var lot in lots.Where(l => l.A != ClockState.Suspended))
            running.Add((lot.BookId, "A", $"lot:{lot.LotId}", lot.EffectiveDueOn));
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

        running.AddRange(await DisputesAsync(ct));

        var found = running
            .Select(c => new Found(c.BookId, c.Due < today ? $"{c.Clock}.overdue" : workdays.CountWorkdays(today, c.Due) <= SoonWorkdays ? $"{c.Clock}.due-soon" : "", c.Subject, c.Due))
            .Where(c => c.Rule.Length > 0).ToList();
        // Their time is counted in hours, not in days.
        found.AddRange((await deposits.LapsingAsync(ct)).Select(l => new Found(l.BookId, l.Rule, l.Subject, l.Due)));
        found.AddRange((await bonds.RunningAsync(ct)).Select(b => new Found(b.BookId, b.Rule, b.Subject, b.Due)));
        var overdue = found.Count(f => f.IsOverdue);
        var dueSoon = found.Count - overdue;
        // A case that ended with its money here: there is no limit that it could meet, so it is overdue at once, and no clock is counted.
        found.AddRange(await ClosedWithMoneyAsync(ct));
        // What the bank has and keeps waiting: clock B counts it, and finance asks the bank before that ends.
        found.AddRange((await silent.OverdueAsync(null, ct)).Where(s => s.Answered).Select(s => new Found(s.BookId, "bank.overdue", FormattableString.Invariant($"payout:{s.PayoutId}"), s.Due)));
        found.AddRange(found.Where(f => f.IsOverdue && days.EscalatedOn(f.Due) <= today).Select(f => f with { Rule = f.Rule.Replace(".overdue", AlertDesks.Escalated, StringComparison.Ordinal) }).ToList());
        // Money that lies is raised by how long, and money whose officer is gone is the leaders' at once: the director hands it over in his place.
        found.AddRange(await LyingAsync(ct));
        var raised = await RaiseAsync(found, days, ct);
        var unknown = await SweepUnknownAsync(days, ct);
        var outcome = new SweepOutcome(dueSoon + unknown.DueSoon, overdue + unknown.Overdue, raised + unknown.Raised);
        act.About("deadlines", $"{outcome.DueSoon} due soon, {outcome.Overdue} overdue, {outcome.Raised} raised");
        return outcome;
    }

    async Task<List<Found>> ClosedWithMoneyAsync(CancellationToken ct)
    {
        var closed = new List<Found>();
        const int Part = 500;
        for (List<ClosingException> part; (part = await closings.ExceptionsAsync(null, closed.Count == 0 ? null : long.Parse(closed[^1].Subject.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture), Part, ct)).Count > 0;)
            closed.AddRange(part.Select(x => new Found(x.BookId, "closed-with-money.overdue", FormattableString.Invariant($"case:{x.CaseId}"), Office.Today(x.ToldAt))));
        return closed;
    }

    async Task<IEnumerable<Found>> LyingAsync(CancellationToken ct)
    {
        var dormant = await closings.DormantAsync(new(ClosingQueries.Bands[^1], Lodged: false), int.MaxValue, ct);
        var left = await closings.DormantAsync(new(0, AwaitHandover: true), int.MaxValue, ct);
        return dormant.Select(c => new Found(c.BookId, c.Band switch { >= 180 => "dormant.escalated", >= 90 => "dormant.overdue", _ => "dormant.due-soon" }, FormattableString.Invariant($"case:{c.CaseId}"), c.MovedOn.PlusDays(c.Band)))
            .Concat(left.Where(c => c.OfficerEndedOn is not null).Select(c => new Found(c.BookId, "officer-gone.escalated", FormattableString.Invariant($"case:{c.CaseId}"), c.OfficerEndedOn!.Value)));
    }

    sealed record Found(int BookId, string Rule, string Subject, LocalDate Due)
    {
        public bool IsOverdue => Rule.EndsWith(".overdue", StringComparison.Ordinal);
    }

    async Task<int> RaiseAsync(List<Found> found, AlertDays days, CancellationToken ct)
    {
        var (books, rules, subjects, dues) = (found.Select(f => f.BookId).ToArray(), found.Select(f => f.Rule).ToArray(), found.Select(f => f.Subject).ToArray(), found.Select(f => f.Due).ToArray());
        var raised = await db.ExecuteAsync(
            """
            insert into oversight.alert (book_id, rule, subject, due_on, raised_at, desk, raised_for, case_id)
            select a.book_id, a.rule, a.subject, a.due_on, $5, a.desk, a.raised_for, oversight.case_of(a.book_id, a.subject)
            from unnest($1, $2, $3, $4, $6, $7) as a (book_id, rule, subject, due_on, desk, raised_for)
            where not exists (select from oversight.alert k where k.book_id = a.book_id and k.rule = a.rule and k.subject = a.subject and k.due_on = a.due_on)
            on conflict do nothing
            """,
            ct, books, rules, subjects, dues, act.Now, found.Select(f => $"{AlertDesks.Of(f.Rule)}").ToArray(), found.Select(f => days.RaisedFor(f.Rule, f.Due)).ToArray());
        // What is done is no longer shown; what came back, by a notice that finance returned or a hold that was lifted, is shown again.
        await db.ExecuteAsync(
            """
            update oversight.alert a set ended_on = $5 where a.ended_on is null and a.rule not like 'U.%' and a.rule not like '%.escalated' and not exists (
              select from unnest($1, $2, $3, $4) as f (book_id, rule, subject, due_on) where f.book_id = a.book_id and f.rule = a.rule and f.subject = a.subject and f.due_on = a.due_on)
            """, ct, books, rules, subjects, dues, days.Today);
        // What the supervisor reported stays with the leaders as long as the matter is open.
        await db.ExecuteAsync(
            """
            update oversight.alert a set ended_on = $5 where a.ended_on is null and a.rule not like 'U.%' and a.rule like '%.escalated' and not exists (
              select from unnest($1, $2, $3, $4) as f (book_id, rule, subject, due_on) where f.book_id = a.book_id and f.rule = a.rule and f.subject = a.subject and f.due_on = a.due_on)
            and not (
              exists (select from oversight.alert b join oversight.alert_check c on c.alert_id = b.id and c.result = 'Escalated'
                      where b.book_id = a.book_id and b.subject = a.subject and b.due_on = a.due_on and split_part(b.rule, '.', 1) = split_part(a.rule, '.', 1))
              and exists (select from unnest($1, $2, $3, $4) as o (book_id, rule, subject, due_on)
                          where o.book_id = a.book_id and o.subject = a.subject and o.due_on = a.due_on and split_part(o.rule, '.', 1) = split_part(a.rule, '.', 1)))
            """, ct, books, rules, subjects, dues, days.Today);
        await db.ExecuteAsync(
            """
            update oversight.alert a set ended_on = null from unnest($1, $2, $3, $4) as f (book_id, rule, subject, due_on)
            where a.ended_on is not null and f.book_id = a.book_id and f.rule = a.rule and f.subject = a.subject and f.due_on = a.due_on
            """, ct, books, rules, subjects, dues);
        // The officer of the case that the money went to hears of it now.
        await db.ExecuteAsync(
            """
            update oversight.alert a set case_id = n.case_id
            from (select distinct k.id, oversight.case_of(k.book_id, k.subject) as case_id
                  from payouts.lot_move m join oversight.alert k on k.ended_on is null and k.case_id = m.from_case_id and k.book_id = m.book_id and k.subject = 'lot:' || m.lot_id) n
            where a.id = n.id and n.case_id <> a.case_id
            """, ct);
        return raised;
    }

    async Task<int> EscalationAsync(LocalDate today, CancellationToken ct) =>
        (await db.QueryAsync("select workdays from oversight.escalation_limit where effective_from <= $1 order by effective_from desc limit 1", r => r.GetInt32(0), ct, today))[0];

    /// <summary>Disputes by the day of their review, as it was set last; of the disputed part of a payout it is told with the payout.</summary>
    Task<List<(int BookId, string Clock, string Subject, LocalDate Due)>> DisputesAsync(CancellationToken ct) => db.QueryAsync(
        """
        select d.book_id, coalesce('payout:' || d.payout_id, 'dispute:' || d.id), d.due_on from payouts.dispute_due d where d.settled_at is null
        """,
        r => (r.GetInt32(0), "dispute", r.GetString(1), r.Date(2)), ct);

    // There may be as many unknown lines as an import has: they are swept where they lie.
    async Task<SweepOutcome> SweepUnknownAsync(AlertDays days, CancellationToken ct)
    {
        var soon = days.DueSoon().ToList();
        var outcome = (await db.QueryAsync(
            """
            with due as (
              select u.book_id, r.rule, 'line:' || u.line_id as subject, u.due_on, coalesce(greatest(s.raised_for, l.booked_on), u.due_on + 1) as raised_for
              from receipts.unknown_receipt u left join unnest($3, $4) as s (due_on, raised_for) on s.due_on = u.due_on
              left join receipts.statement_line l on l.id = u.line_id and s.due_on is not null
              cross join lateral (select 'U.due-soon' as rule where u.due_on >= $1 union all select 'U.overdue' where u.due_on < $1 union all select 'U.escalated' where u.due_on <= $5) r
              where u.state = 'open' and u.due_on <= $2
            ), raised as (
              insert into oversight.alert (book_id, rule, subject, due_on, raised_at, desk, raised_for)
              select book_id, rule, subject, due_on, $6, case rule when 'U.escalated' then 'Leaders' else 'Supervisor' end, raised_for from due on conflict do nothing returning 1
            )
            select count(*) filter (where rule = 'U.due-soon')::int, count(*) filter (where rule = 'U.overdue')::int, (select count(*)::int from raised) from due
            """,
            r => new SweepOutcome(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2)), ct, days.Today, days.LatestDueSoon, soon.Select(s => s.Due).ToArray(), soon.Select(s => s.From).ToArray(), days.LatestEscalated, act.Now))[0];
        await db.ExecuteAsync(
            """
            update oversight.alert a set ended_on = $1 where a.ended_on is null and a.rule like 'U.%' and not exists (
              select from receipts.unknown_receipt u where u.line_id = substr(a.subject, 6)::bigint and u.state = 'open' and u.due_on = a.due_on and (a.rule = 'U.escalated' or (u.due_on < $1) = (a.rule = 'U.overdue')))
            """, ct, days.Today);
        return outcome;
    }
}
