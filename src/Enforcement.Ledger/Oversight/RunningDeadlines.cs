using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Distribution;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Bonds;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>Every deadline that runs: those that are stored, by start and due date together, for a statement may have left a million of
/// them; and those that are computed when they are read, lot by lot.</summary>
public sealed class RunningDeadlines(LedgerDb db, ClockQueries clocks, LateMarks late, Act act) : IRunningDeadlines
{
    sealed record Stored(string Kind, LocalDate Start, LocalDate? OtherStart, LocalDate Due, bool Provisional, int Count);

    public async Task MarkLateAsync(CancellationToken ct) => await late.MarkAsync(await clocks.OpenUnderAsync(null, null, ct), ct);

    public async Task<List<DeadlineChange>> ChangesAsync(WorkdayCalendar from, WorkdayCalendar to, CancellationToken ct)
    {
        var stored = await StoredAsync(Office.Today(act.Now), ct);
        var changes = stored.Select(s => Change(s, from, to)).OfType<DeadlineChange>().ToList();
        changes.RemoveAll(Same);
        changes.AddRange(await ComputedAsync(from, to, ct));
        return [.. changes.OrderBy(c => c.Kind, StringComparer.Ordinal).ThenBy(c => c.OldDueOn).ThenBy(c => c.StartOn)];
    }

    static bool Same(DeadlineChange c) => c.OldDueOn == c.NewDueOn && c.OldProvisional == c.NewProvisional;

    DeadlineChange? Change(Stored s, WorkdayCalendar from, WorkdayCalendar to)
    {
        Deadline Of(WorkdayCalendar calendar, LocalDate start) => s.Kind switch
        {
            "B" => calendar.AddWorkdays(start, ApprovePayout.PayWithinWorkdays),
            "reissue" => calendar.AddWorkdays(start, ReturnedPayments.ReissueWithinWorkdays),
            "U" => calendar.AddWorkdays(start, LinePosting.ClaimWithinWorkdays),
            "expected" => calendar.AddWorkdays(start, ExpectedRegister.DeductionWithinWorkdays),
            "bond" => calendar.AddDays(start, BondLimit.OfflineDays),
            _ => calendar.AddDays(start, ServePlan.WindowDays),
        };

        if (s.Kind is "B" or "reissue" or "objection" or "answer" or "sue")
            return Told(s.Kind, s.Start);
        // Of these a person may have named the day; and money that became unknown again is counted from then.
        if (Of(from, s.Start).Due == s.Due)
            return Told(s.Kind, s.Start);
        return s.OtherStart is { } since && Of(from, since).Due == s.Due ? Told("U.since", since) : null;

        DeadlineChange Told(string kind, LocalDate start)
        {
            // No calendar makes late on the day on which it comes into force what had time left.
            var (due, today) = (Of(to, start), Office.Today(act.Now));
            if (due.Due < today)
                due = due with { Due = to.AddDays(today.PlusDays(-1), 1).Due };
            // Not all of them keep whether they are provisional; those that do not change by their day only.
            return new(kind, null, start, s.Due, due.Due, s.Provisional, s.Kind is "U" or "bond" ? s.Provisional : due.Provisional, s.Count);
        }
    }

    async Task<IEnumerable<DeadlineChange>> ComputedAsync(WorkdayCalendar from, WorkdayCalendar to, CancellationToken ct)
    {
        var before = await clocks.OpenUnderAsync(from, null, ct);
        var after = (await clocks.OpenUnderAsync(to, null, ct)).ToDictionary(l => (l.LotId, l.CaseId));
        var today = Office.Today(act.Now);
        return before.Where(b => b.A is not ClockState.Late).SelectMany(b =>
        {
            // A notice may have been issued between the two readings.
            if (!after.TryGetValue((b.LotId, b.CaseId), out var now))
                return [];
            var subject = FormattableString.Invariant($"lot:{b.LotId}");
            return (DeadlineChange[])[new("A", subject, b.ArrivedOn, b.ADueOn, now.ADueOn, b.Provisional, now.Provisional, 1), new("limit30", subject, b.ArrivedOn, b.Limit30On, now.Limit30On, false, false, 1)];
        }).Where(c => c.OldDueOn >= today && !Same(c))
            // What the new calendar would have ended before today keeps the day that it had, and says so by not moving.
            .Select(c => c.NewDueOn < today ? c with { NewDueOn = c.OldDueOn, NewProvisional = c.OldProvisional } : c);
    }

    Task<List<Stored>> StoredAsync(LocalDate today, CancellationToken ct) => db.QueryAsync(
        """
        select d.kind, d.start_on, d.other_start, d.due_on, d.provisional, count(*)::int
        from (
          select 'B' as kind, (n.issued_at at time zone 'Asia/Shanghai')::date as start_on, null::date as other_start, n.b_due_on as due_on, n.b_due_provisional as provisional
          from payouts.payout p join payouts.notice n on n.payout_id = p.id and n.round = p.round and n.returned_at is null
          where p.b_due_on is not null and p.state in ('NoticeIssued', 'Accepted', 'OnHold', 'Released', 'Uncertain', 'Failed')
          union all
          select 'reissue', r.returned_on, null, r.reissue_due_on, r.reissue_due_provisional
          from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round join payouts.returned_payment r on r.instruction_id = i.id and r.stands
          where p.state = 'Returned'
          union all
          select 'U', l.booked_on, (u.since at time zone 'Asia/Shanghai')::date, u.due_on, false
          from receipts.unknown_receipt u join receipts.statement_line l on l.id = u.line_id where u.state = 'open' and u.due_on >= $1
          union all
          select 'expected', e.ordered_on, null, e.due_on, e.due_provisional
          from receipts.expected_receipt e where e.kind = 'Deduction' and e.cancelled_at is null and e.arrived_minor < e.amount_minor
          union all
          select 'bond', (coalesce(a.ended_at, a.ends_at) at time zone 'Asia/Shanghai')::date, null, a.due_on, false from receipts.auction a where a.mode = 'Offline'
          union all
          select 'objection', s.served_on, null, s.objection_due_on, s.objection_due_provisional from payouts.plan_service s
          union all
          select 'answer', o.told_on, null, o.answer_due_on, o.answer_due_provisional from payouts.plan_objection o where o.answer_due_on is not null and o.answered_on is null and o.outcome is null
          union all
          select 'sue', o.objector_told_on, null, o.sue_due_on, o.sue_due_provisional from payouts.plan_objection o where o.sue_due_on is not null and o.sued_on is null and o.outcome is null
        ) d
        where d.due_on >= $1 group by 1, 2, 3, 4, 5
        """,
        r => new Stored(r.GetString(0), r.Date(1), r.DateOrNull(2), r.Date(3), r.GetBoolean(4), r.GetInt32(5)), ct, today);
}
