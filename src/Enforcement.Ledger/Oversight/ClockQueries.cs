using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>The clocks of one lot of a case.</summary>
/// <param name="ArrivedOn">The bank's booking date; of a bond the day on which it became the case's.</param>
/// <param name="ADueOn">Ten workdays from the bank's booking date: by then all of it that is undisputed is noticed to finance.</param>
/// <param name="Limit30On">Thirty days from the arrival notice, rolled off a rest day.</param>
/// <param name="Open">Undisputed money of the lot without a notice yet.</param>
/// <param name="GrossWorkdays">How old it is (总账龄): workdays since its booking date, to today, or to its last notice or deposit when nothing is left.</param>
/// <param name="NetWorkdays">The same without those on which an approved interval suspended the clock (净账龄).</param>
/// <param name="DDueOn">Ten days from the end of its last deferral, or from the return of its deposit: by then all of it is paid. Null without one.</param>
/// <param name="Stage">How far its newest payout is; null without one.</param>
/// <param name="Available">What of it the case may pay out, deposit or hand on now.</param>
public sealed record LotClock(
    long LotId, int BookId, long? CaseId, string? CaseNumber, string? Officer, LocalDate ArrivedOn, Money Amount, Money Open,
    LocalDate ADueOn, bool Provisional, ClockState A, LocalDate Limit30On, int GrossWorkdays, int NetWorkdays, LocalDate? DDueOn, bool DProvisional, ClockState D, PayoutState? Stage, Money Available)
{
    /// <summary>The earlier of the two limits that run beside each other.</summary>
    /// <source>domain reference §1.2, 5</source>
    public LocalDate EffectiveDueOn => LocalDate.Min(ADueOn, Limit30On);
}

/// <summary>Clock A, the thirty-day limit and clock D, computed from stored facts by the calendar in force. What was marked late once stays late, with
/// the due date that it had then.</summary>
/// <source>S3 §22¶1; 法发〔2017〕6号 §10; domain reference §1.2</source>
public sealed class ClockQueries(LedgerDb db, CalendarInForce calendar, GroundEnded ended, Act act) : IUseCase
{
    public const int NoticeWithinWorkdays = 10;

    public const int LimitDays = 30;

    public static Permission Needs => Permission.ReadCases;

    /// <param name="caseId">One case; null for all that have money not noticed yet.</param>
    public Task<List<LotClock>> LotsAsync(long? caseId, CancellationToken ct) => RowsAsync(caseId, null, null, null, null, ct);

    /// <summary>All that have money not noticed yet, by another calendar than the one in force; of those booked up to a day, or all.</summary>
    internal Task<List<LotClock>> OpenUnderAsync(WorkdayCalendar? workdays, LocalDate? bookedUpTo, CancellationToken ct) => RowsAsync(null, null, null, workdays, bookedUpTo, ct);

    /// <summary>A part of all clocks that run, the earliest arrival first. A lot of several cases is not divided: a part has a few rows more than asked for then.</summary>
    /// <param name="afterLotId">Keyset: what comes behind this lot; null for the first.</param>
    public Task<List<LotClock>> OpenAsync(long? afterLotId, int take, CancellationToken ct) => RowsAsync(null, afterLotId, take, null, null, ct);

    const string Open = "coalesce(h.available, 0) + coalesce(h.reserved, 0) + u.unconfirmed - coalesce(s.refunded, 0) - coalesce(n.noticed_now, 0)";

    const string Unconfirmed = "payouts.hold h join payouts.hold_lot l on l.hold_id = h.id where h.lifted_at is null and h.confirmed_at is null";

    async Task<List<LotClock>> RowsAsync(long? caseId, long? afterLotId, int? take, WorkdayCalendar? under, LocalDate? bookedUpTo, CancellationToken ct)
    {
        var workdays = under ?? await calendar.GetAsync(ct);
        // Money in approval has no notice yet: reserved counts as open until its payout has one. What is disputed, or held by a confirmed
        // hold, waits for that to end; what nobody confirmed is open. What was noticed late stays late.
        var asked = new Conditions().When(act.OwnOfficerId, "c.officer_id = {0}");
        asked.When(bookedUpTo, "l.arrived_on <= {0}");
        asked.When(afterLotId, "(l.arrived_on, l.id) > (select a.arrived_on, a.id from ledger.lot a where a.id = {0})");
        var part = take is { } rows ? $"fetch first {asked.Parameter(rows)} rows with ties" : "";
        var lotsOf = caseId is null
            ? $"select book_id, case_id, lot_id from ledger.open_lots() union select h.book_id, h.case_id, l.lot_id from {Unconfirmed}"
            : $"select distinct p.book_id, p.case_id, p.lot_id from cases.enforcement_case k join ledger.position p on p.book_id = k.book_id and p.case_id = k.id where k.id = {asked.Parameter(caseId)}";
        var lots = await db.QueryAsync(
            $"""
            select l.id, l.book_id, c.id, c.number, o.display_name, coalesce(f.converted_on, l.arrived_on) as arrived_on, l.amount_minor,
                   {Open}, f.first_posted, n.last_notice, coalesce(h.held, 0) > u.unconfirmed, x.deposited_at,
                   y.due_on,
                   (select po.state from payouts.payout_lot pl join payouts.payout po on po.id = pl.payout_id
                    where pl.lot_id = l.id and po.book_id = l.book_id and po.case_id = w.case_id and po.state <> 'Withdrawn' order by po.id desc limit 1),
                   coalesce(h.available, 0)
            from ({lotsOf}) w
            join ledger.lot l on l.book_id = w.book_id and l.id = w.lot_id
            join cases.enforcement_case c on c.id = w.case_id
            join access.person o on o.id = c.officer_id
            left join oversight.lateness y on y.book_id = l.book_id and y.case_id = c.id and y.lot_id = l.id
            join lateral (
              -- A bond is the case's from its conversion on; before that nobody could have given notice of it.
              select min(e.booked_at) as first_posted, min(e.value_on) filter (where t.debit_account = 223) as converted_on
              from ledger.transfer t join ledger.entry e on e.book_id = t.book_id and e.id = t.entry_id
              where t.book_id = l.book_id and t.lot_id = l.id and t.credit_account = 201 and t.debit_account in (101, 221, 223)
                -- What another case handed on brings its clock along.
                and (t.credit_case_id = w.case_id or exists (
                  select from ledger.transfer x where x.book_id = l.book_id and x.lot_id = l.id and x.credit_account = 201 and x.debit_account = 201 and x.credit_case_id = w.case_id))
            ) f on f.first_posted is not null
            left join lateral (
              select (sum(amount_minor) filter (where account = 201))::bigint as available, (sum(amount_minor) filter (where account = 204))::bigint as reserved,
                     (sum(amount_minor) filter (where account = 203))::bigint as held
              from ledger.position p where p.book_id = w.book_id and p.case_id = w.case_id and p.account in (201, 203, 204) and p.lot_id = w.lot_id
            ) h on true
            cross join lateral (
              select coalesce(sum(l.amount_minor), 0)::bigint as unconfirmed from {Unconfirmed} and l.lot_id = w.lot_id and h.case_id = w.case_id
            ) u
            -- What is on its way back to the debtor or to its payer is no open money of the claim.
            left join lateral (
              select sum(pl.amount_minor)::bigint as refunded from payouts.payout_lot pl join payouts.payout po on po.id = pl.payout_id
              where pl.lot_id = l.id and po.book_id = l.book_id and po.case_id = w.case_id and po.purpose <> 'Claim' and po.state in ('InApproval', 'NoticeIssued', 'Accepted', 'OnHold')
            ) s on true
            left join lateral (
              -- A notice that finance did not return stands for good: money that the bank sent back was noticed in its time, and has a clock of its own.
              select (sum(case when at.state in ('NoticeIssued', 'Accepted') then pl.amount_minor
                               when at.state = 'InApproval' and first.round < po.round then pl.amount_minor
                               when at.state in ('Returned', 'Failed') then least(pl.amount_minor, coalesce(h.available, 0)) end))::bigint as noticed_now, max(first.issued_at) as last_notice
              from payouts.payout_lot pl join payouts.payout po on po.id = pl.payout_id
              cross join lateral (select case when po.state = 'OnHold' then po.held_from else po.state end as state) at
              join lateral (select x.round, x.issued_at from payouts.notice x where x.payout_id = po.id and x.returned_at is null order by x.round limit 1) first on true
              where pl.lot_id = l.id and po.book_id = l.book_id and po.case_id = w.case_id and po.purpose = 'Claim'
            ) n on true
            left join lateral (
              -- A deposit ends the clock of its money on the day on which it was applied for, once it is approved.
              select max(d.applied_at) as deposited_at from payouts.deposit d join payouts.deposit_lot dl on dl.deposit_id = d.id
              where dl.lot_id = l.id and d.book_id = l.book_id and d.case_id = w.case_id and d.state = 'Approved'
            ) x on true
            where {asked} and ({(caseId is null ? "false" : "true")} or {Open} > 0)
            order by l.arrived_on, l.id {part}
            """,
            r => (LotId: r.GetInt64(0), BookId: r.GetInt32(1), CaseId: r.GetInt64(2), Number: r.GetString(3), Officer: r.GetString(4), ArrivedOn: r.Date(5), Amount: r.Money(6),
                Open: r.Money(7), Posted: r.Instant(8), LastNotice: r.InstantOrNull(9), Held: r.GetBoolean(10), Deposited: r.InstantOrNull(11), LateSince: r.DateOrNull(12), Stage: r.TextOrNull(13), Available: r.Money(14)),
            ct, asked.Values);
        var today = Office.Today(act.Now);
        long[] cases = [.. lots.Select(l => l.CaseId).Distinct()];
        var ways = await LotWays.OfAsync(db, cases, ct);
        var (suspended, cameLate, kept) = (await SuspendedDays.OfAsync(db, ways, cases, ct), await ways.LateAsync(db, ct), await KeptAsync(ct));
        var after = (await ended.OfAsync(cases, ct)).ToDictionary(d => (d.CaseId, d.LotId));
        return [.. lots.Select(l =>
        {
            var d = after.GetValueOrDefault((l.CaseId, l.LotId));
            // The clock of all that is gone ended with the last notice or deposit.
            Instant? last = l.LastNotice is { } n && l.Deposited is { } p ? Instant.Max(n, p) : l.LastNotice ?? l.Deposited;
            var until = l.Open.IsPositive || l.Held || last is null ? today : Office.Today(last.Value);
            var gross = workdays.CountWorkdays(l.ArrivedOn, until);
            LocalDate? Kept(string kind) => kept.TryGetValue((kind, l.LotId), out var day) ? day : null;
            var counted = suspended.ExtendWorkdays(workdays, l.ArrivedOn, NoticeWithinWorkdays, l.CaseId, l.LotId, today, Kept("A"));
            LocalDate? lateSince = cameLate.TryGetValue((l.CaseId, l.LotId), out var came) && !(l.LateSince < came) ? came : l.LateSince;
            var due = lateSince is { } late ? counted with { Due = late, Provisional = false } : counted;
            return new LotClock(l.LotId, l.BookId, l.CaseId, l.Number, l.Officer, l.ArrivedOn, l.Amount, l.Open, due.Due, due.Provisional,
                lateSince is not null ? ClockState.Late
                    : (l.Open.IsPositive || l.Held ? suspended.Standing(l.CaseId, l.LotId, due.Due, today) : null) ?? StateOf(l.Open, last, due.Due, today),
                suspended.ExtendDays(workdays, Office.Today(l.Posted), LimitDays, l.CaseId, l.LotId, today, Kept("limit30")).Due,
                gross, gross - suspended.Workdays(workdays, l.ArrivedOn, until, l.CaseId, l.LotId, today), d?.DueOn, d?.Provisional ?? false, d?.State ?? ClockState.NotStarted,
                l.Stage is null ? null : Enum.Parse<PayoutState>(l.Stage), l.Available);
        })];
    }

    /// <summary>The last days that lots had when a calendar came into force that would have ended them before.</summary>
    async Task<Dictionary<(string Kind, long LotId), LocalDate>> KeptAsync(CancellationToken ct) => (await db.QueryAsync(
        "select kind, substr(subject, 5)::bigint, max(old_due_on) from calendar.deadline_change where kind in ('A', 'limit30') and old_due_on = new_due_on and old_provisional = new_provisional group by 1, 2",
        r => (Kind: r.GetString(0), LotId: r.GetInt64(1), Due: r.Date(2)), ct)).ToDictionary(k => (k.Kind, k.LotId), k => k.Due);

    static ClockState StateOf(Money open, Instant? last, LocalDate due, LocalDate today)
    {
        if (open.IsPositive)
            return today <= due ? ClockState.Running : ClockState.Late;
        if (last is { } at)
            return Office.Today(at) <= due ? ClockState.Met : ClockState.Late;
        // Everything is disputed or went back: nothing undisputed waits for a notice.
        return ClockState.NotStarted;
    }
}
