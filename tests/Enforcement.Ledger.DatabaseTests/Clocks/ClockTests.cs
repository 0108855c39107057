using System.Text;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using FluentAssertions;
using NodaTime;
using Npgsql;
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
        shown.Days.Should().BeEmpty("it is the first version here, with none before it to compare with");
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

    [Theory]
    [InlineData("update calendar.version set confirmed_by = 1, confirmed_at = now() where id = (select max(id) from calendar.version)", "LD171")]
    [InlineData("update calendar.version set confirmed_by = imported_by, confirmed_at = now() where id = (select max(id) from calendar.version)", "LD171")]
    [InlineData("insert into calendar.version (sha256, source, notice, imported_at, imported_by, confirmed_by, confirmed_at) values (sha256('x'), 'x', 'x', now(), 1, 1, now())", "LD170")]
    [InlineData("insert into calendar.day select max(id), date '2026-03-10', 'holiday', 'x', 'x' from calendar.version", "LD170")]
    [InlineData("select calendar.move_deadlines((select max(id) from calendar.version), '{B}', '{null}', '{2026-03-02}', '{2026-03-09}', '{2026-03-30}', '{false}', '{false}')", "LD172")]
    [InlineData("update payouts.notice set b_due_on = '2026-12-31'", "42501")]
    [InlineData("insert into calendar.deadline_change select 1, 'B', 'x', now(), now(), now(), false, false, now()", "42501")]
    [InlineData("delete from oversight.lateness", "42501")]
    [InlineData("update oversight.lateness set due_on = '2027-01-01'", "42501")]
    [InlineData("delete from oversight.alert", "42501")]
    [InlineData("update oversight.alert set raised_for = '2027-01-01'", "42501")]
    [InlineData("insert into oversight.alert_check (alert_id, result, note, person_id, at) select min(a.id), 'Seen', '', (select id from access.person where user_name = 'ex1'), now() from oversight.alert a", "LD173")]
    [InlineData("insert into oversight.alert_check (alert_id, result, note, person_id, at) select min(a.id), 'Escalated', 'x', (select id from access.person where user_name = 'reg1'), now() from oversight.alert a", "LD174")]
    [InlineData("insert into oversight.lateness values (1, 1, 1, current_date + 1, sha256('x'), 1, now())", "23514")]
    public async Task The_database_refuses_the_application(string sql, string state)
    {
        await ProposeAsync([new(2026, 3, 4)]);
        court.Clock.To(2026, 3, 12);
        await SweepAsync();

        await using var connection = await TestDatabase.OpenAsync(court.Database.Connections.App);
        await using var command = new NpgsqlCommand(sql, connection);
        (await command.Invoking(x => x.ExecuteNonQueryAsync()).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(state);
    }

    async Task<LotClock> ClockAsync() => (await court.SeeAsync<ClockQueries, List<LotClock>>("dir1", q => q.LotsAsync(c.Id, default))).Single();

    Task<SweepOutcome> SweepAsync() => court.AsAsync<SweepDeadlines, SweepOutcome>("reg1", u => u.ExecuteAsync(default));

    async Task<IEnumerable<string>> SeenByAsync(string person) => (await court.SeeAsync<AlertQueries, List<AlertView>>(person, q => q.ListAsync(null, null, null, null, 10, default))).Select(a => a.Rule);

    async Task<long> NoticeAsync(string amount)
    {
        var payout = await court.DraftAsync(c, Money.Parse(amount));
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        return payout;
    }

    async Task<long> ProposeAsync(LocalDate[] holidays)
    {
        var rows = Workdays.ShippedRows.Days.Where(d => !holidays.Contains(d.Date)).Concat(holidays.Select(d => new CalendarDay(d, DayKind.Holiday, "放假", "院内通知")))
            .Select(d => $"{d.Date:uuuu-MM-dd},{(d.Kind == DayKind.Holiday ? "holiday" : "makeup-workday")},{d.Name},{d.SourceNotice}");
        var file = CalendarFile.Read(Encoding.UTF8.GetBytes("date,kind,name,source-notice\n" + string.Join('\n', rows) + "\n"), "calendar.csv");
        return (await court.AsAsync<ImportCalendar, long?>("adm1", u => u.ExecuteAsync(new(file, "calendar.csv", "院内通知"), default)))!.Value;
    }

    async Task CalendarAsync(LocalDate[] holidays)
    {
        var version = await ProposeAsync(holidays);
        await court.AsAsync<ConfirmCalendar, int>("sec1", u => u.ExecuteAsync(version, default));
    }
}
