using System.Text;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deferrals;
using Enforcement.Ledger.Payouts.Deposits;
using Enforcement.Ledger.Payouts.Transfers;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Clocks;

/// <summary>Clocks and the calendar they count by: what is late stays late, two persons change the calendar, and the database says so too.</summary>
public sealed class ClockTests : IAsyncLifetime
{
    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        court.Credit(Money.Parse("1000.00"), c.SubAccount);
        await court.StatementAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task A_notice_that_came_late_between_two_sweeps_is_marked_by_its_own_act_and_no_calendar_cures_it()
    {
        (await ClockAsync()).Should().BeEquivalentTo(new { ADueOn = new LocalDate(2026, 3, 5), A = ClockState.Running });
        court.Clock.To(2026, 3, 6);
        await NoticeAsync("1000.00");

        await CalendarAsync([new(2026, 3, 4), new(2026, 3, 5)]);

        (await ClockAsync()).Should().BeEquivalentTo(new { ADueOn = new LocalDate(2026, 3, 5), A = ClockState.Late, Open = Money.Zero });
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_runs_is_shown_before_moved_with_the_confirmation_and_its_old_date_kept()
    {
        court.Clock.To(2026, 3, 2);
        var payout = await NoticeAsync("400.00");
        var version = await ProposeAsync([new(2026, 3, 4)]);

        var shown = await court.SeeAsync<CalendarQueries, CalendarVersionDetail>("sec1", q => q.ShowAsync(version, default));
        shown.Changes.Select(d => (d.Kind, d.OldDueOn, d.NewDueOn)).Should().BeEquivalentTo([("A", new LocalDate(2026, 3, 5), new LocalDate(2026, 3, 6)), ("B", new(2026, 3, 9), new(2026, 3, 10))]);
        shown.First.Should().BeTrue();
        shown.Days.Should().HaveCount(shown.Version.Days, "it is the first version here: every day of it is new").And.OnlyContain(d => d.Was == null).And.Contain(d => d.Date == new LocalDate(2026, 3, 4) && d.Becomes == "holiday");
        (shown.Version.Mine, (await court.SeeAsync<CalendarQueries, CalendarVersionDetail>("adm1", q => q.ShowAsync(version, default))).Version.Mine).Should().Be((false, true));
        (await court.PayoutAsync(payout)).Payout.BDueOn.Should().Be(new LocalDate(2026, 3, 9), "a proposal moves nothing");

        (await court.AsAsync<ConfirmCalendar, int>("sec1", u => u.ExecuteAsync(version, default))).Should().Be(2);
        (await court.PayoutAsync(payout)).Payout.BDueOn.Should().Be(new LocalDate(2026, 3, 10));
        (await court.SeeAsync<CalendarQueries, CalendarVersionDetail>("sec1", q => q.ShowAsync(version, default))).Changes
            .Select(d => (d.Kind, d.OldDueOn, d.NewDueOn)).Should().BeEquivalentTo([("A", new LocalDate(2026, 3, 5), new LocalDate(2026, 3, 6)), ("B", new(2026, 3, 9), new(2026, 3, 10))]);
    }

    [Fact]
    public async Task Of_two_confirmations_at_once_one_counts()
    {
        var version = await ProposeAsync([new(2026, 3, 4)]);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            try
            {
                await court.AsAsync<ConfirmCalendar, int>("sec1", u => u.ExecuteAsync(version, default));
                return "in force";
            }
            catch (Refused refused)
            {
                return refused.Code;
            }
        })));
        both.Should().BeEquivalentTo("in force", "calendar.already-confirmed");
    }

    [Fact]
    public async Task Two_sweeps_at_once_raise_each_alert_once_and_a_third_finds_nothing_new()
    {
        court.Clock.To(2026, 3, 12);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(SweepAsync)));
        both.Sum(s => s.Raised).Should().Be(2, "overdue and escalated, each once");
        both.Should().OnlyContain(s => s.Overdue == 1);
        (await SweepAsync()).Raised.Should().Be(0);
        var alerts = await court.SeeAsync<AlertQueries, List<AlertView>>("reg1", q => q.ListAsync(null, null, null, null, 10, default));
        alerts.Select(a => (a.Rule, a.Desk, a.RaisedFor, a.CaseId)).Should().BeEquivalentTo(
            [("A.overdue", AlertDesk.Officer, new LocalDate(2026, 3, 6), (long?)c.Id), ("A.escalated", AlertDesk.Leaders, new(2026, 3, 11), c.Id)]);
        (await SeenByAsync("ex1")).Should().Equal("A.overdue");
        (await SeenByAsync("ex2")).Should().BeEmpty("another officer's case");
        (await SeenByAsync("acc1")).Should().BeEmpty("not finance's matter");
        (await court.SeeAsync<AlertQueries, AlertCount>("dir1", q => q.CountAsync(default))).Should().Be(new AlertCount(0, 0, 1));

        await NoticeAsync("1000.00");
        await SweepAsync();
        (await SeenByAsync("reg1")).Should().BeEmpty("the notice is issued");
    }

    [Fact]
    public async Task What_the_supervisor_reported_stays_with_the_leaders_while_the_matter_is_open()
    {
        court.Clock.To(2026, 3, 6);
        await SweepAsync();
        var overdue = (await court.SeeAsync<AlertQueries, List<AlertView>>("reg1", q => q.ListAsync(null, null, null, null, 10, default))).Single();
        await court.AsAsync<CheckAlert>("reg1", u => u.ExecuteAsync(new(overdue.Id, CheckResult.Prompted, "请今日发放"), default));
        await court.AsAsync<CheckAlert>("reg1", u => u.ExecuteAsync(new(overdue.Id, CheckResult.Escalated, "督促后仍未发放"), default));
        await SweepAsync();
        await SweepAsync();
        (await SeenByAsync("dir1")).Should().Contain("A.escalated", "three workdays have not passed, but the supervisor said so");
        await NoticeAsync("1000.00");
        await SweepAsync();
        (await SeenByAsync("dir1")).Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_transfer_to_a_case_under_a_hold_cures_nothing_whether_it_was_swept_or_not(bool swept)
    {
        var other = await court.CaseAsync(applicant: "丙公司");
        var hold = await court.AsAsync<PlaceHold, long>("ex1", u => u.ExecuteAsync(new(other.Id, "suspended", "中止裁定"), default));
        await court.AsAsync<ConfirmHold>("dir1", u => u.ExecuteAsync(new(hold), default));
        court.Clock.To(2026, 3, 6);
        if (swept)
            await SweepAsync();
        court.Clock.To(2026, 3, 9);
        await MoveAsync(other);
        court.Clock.To(2026, 3, 11);
        (await ClockAsync(other)).Should().BeEquivalentTo(new { ADueOn = new LocalDate(2026, 3, 5), A = ClockState.Late });
        await CalendarAsync([new(2026, 3, 4), new(2026, 3, 5)]);
        (await ClockAsync(other)).Should().BeEquivalentTo(new { ADueOn = new LocalDate(2026, 3, 5), A = ClockState.Late });
    }

    [Fact]
    public async Task What_was_late_before_a_hold_is_marked_when_the_hold_is_confirmed_and_no_calendar_cures_it()
    {
        court.Clock.To(2026, 3, 6);
        var hold = await court.AsAsync<PlaceHold, long>("ex1", u => u.ExecuteAsync(new(c.Id, "suspended", "中止裁定"), default));
        await court.AsAsync<ConfirmHold>("dir1", u => u.ExecuteAsync(new(hold), default));
        await CalendarAsync([new(2026, 3, 4), new(2026, 3, 5)]);
        (await ClockAsync()).Should().BeEquivalentTo(new { ADueOn = new LocalDate(2026, 3, 5), A = ClockState.Late });
    }

    [Fact]
    public async Task An_alert_goes_with_the_money_to_the_case_that_has_it()
    {
        var other = await court.CaseAsync(applicant: "丙公司");
        court.Clock.To(2026, 3, 6);
        await SweepAsync();
        await MoveAsync(other);
        await SweepAsync();
        (await court.SeeAsync<AlertQueries, List<AlertView>>("reg1", q => q.ListAsync(null, null, null, null, 10, default))).Should().ContainSingle().Which.CaseId.Should().Be(other.Id);
    }

    [Fact]
    public async Task What_suspended_the_clock_before_a_transfer_goes_along_and_ends_with_it()
    {
        var other = await court.CaseAsync(applicant: "丙公司");
        court.Clock.To(2026, 2, 25);
        var deferral = await court.AsAsync<ApplyForDeferral, long>("ex1", u => u.ExecuteAsync(new(c.Id, "garnished", "协助执行通知书", new LocalDate(2026, 3, 20)), default));
        await court.AsAsync<ApproveDeferral>("dir1", u => u.ExecuteAsync(new(deferral), default));
        court.Clock.To(2026, 3, 10);
        await MoveAsync(other);
        court.Clock.To(2026, 3, 11);
        (await ClockAsync(other)).Should().BeEquivalentTo(new { ADueOn = new LocalDate(2026, 3, 19), A = ClockState.Running, DDueOn = new LocalDate(2026, 3, 20), D = ClockState.Running }, "three workdays had passed, and seven are left from the transfer on");
    }

    [Fact]
    public async Task A_calendar_moves_nothing_that_runs_into_the_past()
    {
        court.Clock.To(2026, 2, 14);
        var payout = await NoticeAsync("400.00");
        court.Clock.To(2026, 2, 27);
        // Had the festival been workdays, the notice would have been paid by 20 February, and the rest noticed by the 26th.
        await CalendarAsync([], [new(2026, 2, 16), new(2026, 2, 17), new(2026, 2, 18), new(2026, 2, 19), new(2026, 2, 20), new(2026, 2, 23)]);
        (await court.PayoutAsync(payout)).Payout.BDueOn.Should().Be(new LocalDate(2026, 2, 27));
        court.Clock.To(2026, 3, 5);
        (await ClockAsync()).Should().BeEquivalentTo(new { ADueOn = new LocalDate(2026, 3, 5), A = ClockState.Running });
        court.Clock.To(2026, 3, 6);
        (await ClockAsync()).A.Should().Be(ClockState.Late);
    }

    [Fact]
    public async Task A_deposit_that_came_late_is_marked_by_its_own_act_and_no_calendar_cures_it()
    {
        court.Clock.To(2026, 3, 6);
        var deposit = await court.AsAsync<ApplyForDeposit, long>("ex1", u => u.ExecuteAsync(new(c.Id, "refused", "提存审批表", "送达回证"), default));
        await court.AsAsync<ApproveDeposit>("dir1", u => u.ExecuteAsync(new(deposit), default));
        await CalendarAsync([new(2026, 3, 4), new(2026, 3, 5)]);
        (await ClockAsync()).Should().BeEquivalentTo(new { ADueOn = new LocalDate(2026, 3, 5), A = ClockState.Late, Open = Money.Zero });
    }

    [Fact]
    public async Task The_database_refuses_the_application()
    {
        await ProposeAsync([new(2026, 3, 4)]);
        court.Clock.To(2026, 3, 12);
        await SweepAsync();

        foreach (var (sql, state) in ((string, string)[])
                 [
                     ("update calendar.version set confirmed_by = 1, confirmed_at = now() where id = (select max(id) from calendar.version)", "LD171"),
                     ("update calendar.version set confirmed_by = imported_by, confirmed_at = now() where id = (select max(id) from calendar.version)", "LD171"),
                     ("insert into calendar.version (sha256, source, notice, imported_at, imported_by, confirmed_by, confirmed_at) values (sha256('x'), 'x', 'x', now(), 1, 1, now())", "LD170"),
                     ("insert into calendar.day select max(id), date '2026-03-10', 'holiday', 'x', 'x' from calendar.version", "LD170"),
                     ("select calendar.move_deadlines((select max(id) from calendar.version), '{B}', '{null}', '{2026-03-02}', '{2026-03-09}', '{2026-03-30}', '{false}', '{false}')", "LD172"),
                     ("update calendar.version set confirmed_by = (select id from access.person where user_name = 'sec1'), confirmed_at = '2026-03-12' where id = (select max(id) from calendar.version); select calendar.move_deadlines((select max(id) from calendar.version), '{B}', '{null}', '{2026-03-02}', '{2026-03-20}', '{2026-03-11}', '{false}', '{false}')", "LD172"),
                     ("update payouts.notice set b_due_on = '2026-12-31'", "42501"),
                     ("insert into calendar.deadline_change select 1, 'B', 'x', now(), now(), now(), false, false, now()", "42501"),
                     ("delete from oversight.lateness", "42501"),
                     ("update oversight.lateness set due_on = '2027-01-01'", "42501"),
                     ("delete from oversight.alert", "42501"),
                     ("update oversight.alert set raised_for = '2027-01-01'", "42501"),
                     ("insert into oversight.alert_check (alert_id, result, note, person_id, at) select min(a.id), 'Seen', '', (select id from access.person where user_name = 'ex1'), now() from oversight.alert a", "LD173"),
                     ("insert into oversight.alert_check (alert_id, result, note, person_id, at) select min(a.id), 'Escalated', 'x', (select id from access.person where user_name = 'reg1'), now() from oversight.alert a", "LD174"),
                     ("insert into oversight.lateness values (1, 1, 1, current_date + 1, sha256('x'), 1, now())", "23514"),
                 ])
            (await court.DatabaseRefusesAsync(sql)).Should().Be(state, "{0}", sql);
    }

    async Task<LotClock> ClockAsync(TestCase? of = null) => (await court.SeeAsync<ClockQueries, List<LotClock>>("dir1", q => q.LotsAsync((of ?? c).Id, default))).Single();

    async Task MoveAsync(TestCase to)
    {
        var transfer = await court.AsAsync<ProposeTransfer, long>("ex1", u => u.ExecuteAsync(new(c.Id, null, Money.Parse("1000.00"), "same-parties", ToNumber: to.Number), default));
        await court.AsAsync<ApproveTransfer>("dir1", u => u.ExecuteAsync(new(transfer), default));
    }

    Task<SweepOutcome> SweepAsync() => court.AsAsync<SweepDeadlines, SweepOutcome>("reg1", u => u.ExecuteAsync(default));

    async Task<IEnumerable<string>> SeenByAsync(string person) => (await court.SeeAsync<AlertQueries, List<AlertView>>(person, q => q.ListAsync(null, null, null, null, 10, default))).Select(a => a.Rule);

    async Task<long> NoticeAsync(string amount)
    {
        var payout = await court.DraftAsync(c, Money.Parse(amount));
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        return payout;
    }

    async Task<long> ProposeAsync(LocalDate[] holidays, LocalDate[]? workdays = null)
    {
        var rows = Workdays.ShippedRows.Days.Where(d => !holidays.Contains(d.Date) && workdays?.Contains(d.Date) is not true).Concat(holidays.Select(d => new CalendarDay(d, DayKind.Holiday, "放假", "院内通知")))
            .Select(d => $"{d.Date:uuuu-MM-dd},{(d.Kind == DayKind.Holiday ? "holiday" : "makeup-workday")},{d.Name},{d.SourceNotice}");
        var file = CalendarFile.Read(Encoding.UTF8.GetBytes("date,kind,name,source-notice\n" + string.Join('\n', rows) + "\n"), "calendar.csv");
        return (await court.AsAsync<ImportCalendar, long?>("adm1", u => u.ExecuteAsync(new(file, "calendar.csv", "院内通知"), default)))!.Value;
    }

    async Task CalendarAsync(LocalDate[] holidays, LocalDate[]? workdays = null)
    {
        var version = await ProposeAsync(holidays, workdays);
        await court.AsAsync<ConfirmCalendar, int>("sec1", u => u.ExecuteAsync(version, default));
    }
}
