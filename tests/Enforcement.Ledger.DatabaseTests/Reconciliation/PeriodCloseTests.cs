using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Reconciliation;

/// <summary>A day is closed by two persons, and closed it takes no posting any more: in C#, and in the database behind the journal's function.</summary>
public sealed class PeriodCloseTests : IAsyncLifetime
{
    static readonly LocalDate Friday = new(2026, 2, 13);

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task A_day_is_closed_by_two_persons_and_keeps_its_balances()
    {
        await DayAsync("1000.00");
        await court.ShouldRefuseAsync("period.not-over", () => PrepareAsync("acc1"));
        NextDay();
        await court.ShouldRefuseAsync("access.not-permitted", () => PrepareAsync("dir1"));
        await court.ShouldRefuseAsync("period.not-found", () => ConfirmAsync("csh1"));
        await PrepareAsync("acc1");
        await court.ShouldRefuseAsync("period.same-person", () => ConfirmAsync("acc1"));
        await ConfirmAsync("csh1");
        await court.ShouldRefuseAsync("period.closed", () => PrepareAsync("acc1"));

        var list = await DaysAsync();
        list.ClosedThrough.Should().Be(Friday);
        var day = list.Days.Single(d => d.Day == Friday);
        day.Should().Match<DayReconciliation>(d => d.IsClosed && d.Difference.IsZero && d.Bank == Money.Parse("1000.00") && d.Book == d.Bank && d.Liabilities == d.Bank);
        day.Close.Should().Match<CloseView>(v => v.State == "closed" && v.Intact && v.PreparedBy == "会计甲" && v.ConfirmedBy == "出纳甲");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_refuses_one_hand_a_stranger_and_a_change_of_what_was_signed()
    {
        await DayAsync("1000.00");
        NextDay();
        var id = await PrepareAsync("acc1");
        await ShouldSayAsync("23514", $"update reconciliation.period_close set confirmed_by = prepared_by, confirmed_at = now() where id = {id}");
        await ShouldSayAsync("LD051", $"update reconciliation.period_close set confirmed_by = (select id from access.person where user_name = 'ex1'), confirmed_at = now() where id = {id}");
        await ConfirmAsync("csh1");
        await ShouldSayAsync("42501", $"update reconciliation.period_close set reopening_id = null, hash = hash where id = {id}");
        await ShouldSayAsync("LD051", $"update reconciliation.period_close set confirmed_at = now() where id = {id}");
        await ShouldSayAsync("42501", "update reconciliation.closed_through set through_on = '2026-01-01'");
        await ShouldSayAsync("42501", "delete from reconciliation.closed_through");
        await ShouldSayAsync("LD051", $"insert into reconciliation.close_balance values ({id}, 103, 1, 0)");
        await ShouldSayAsync("42501", $"update reconciliation.close_balance set debit_minor = 0 where close_id = {id}");
    }

    [Fact]
    public async Task A_closed_period_refuses_what_is_dated_into_it_in_code_and_in_the_database()
    {
        var receipt = await DayAsync("1000.00");
        NextDay();
        await CloseAsync();
        var line = await court.LineAsync(receipt);
        await court.ShouldRefuseAsync("period.closed", () => court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "错记"), default)));
        await ShouldSayAsync("LD050", Post(Friday));
        await ShouldSayAsync("LD050", Post(new(2025, 12, 31)));
        await TestDatabase.ExecuteAsync(court.Database.Connections.App, Post(Friday.PlusDays(1)));
    }

    [Fact]
    public async Task A_late_statement_of_a_closed_day_waits_for_two_persons_and_nothing_of_it_is_lost()
    {
        await DayAsync("1000.00");
        court.Credit(Money.Parse("25.00"), c.SubAccount);
        var late = court.CloseStatement();
        NextDay();
        await CloseAsync();

        (await court.ImportAsync(late)).Statements.Single().Should().Match<StatementOutcome>(s => s.Outcome == "held" && s.Code == "period.closed");
        court.Credit(Money.Parse("7.00"), c.SubAccount);
        (await court.ImportAsync(court.CloseStatement())).Statements.Single().Code.Should().Be("statement.gap", "what comes after waits behind it");
        (await court.ReconcileAsync())[0].Held.Should().HaveCount(2);
        (await court.ImportAsync(late)).Statements.Single().Outcome.Should().Be("held", "delivering it again opens nothing");

        await court.ShouldRefuseAsync("reconciliation.reason-missing", () => ReopenAsync("acc1", " "));
        await ReopenAsync("acc1", "银行补发对账单");
        await court.ShouldRefuseAsync("period.same-person", () => ConfirmReopeningAsync("acc1"));
        await court.ShouldRefuseAsync("access.not-permitted", () => ConfirmReopeningAsync("ex1"));
        await ConfirmReopeningAsync("dir1");
        (await DaysAsync()).ClosedThrough.Should().Be(Friday.PlusDays(-1));

        (await court.ImportAsync(late)).Statements.Single().Outcome.Should().Be("duplicate", "what waited was posted when the day was opened again");
        (await court.ReconcileAsync())[0].Should().Match<BookReconciliation>(b => b.Held.Count == 0 && b.Bank == Money.Parse("1032.00") && b.Difference.IsZero);
        await CloseAsync();
        var closes = await court.SeeAsync<PeriodQueries, List<CloseView>>("acc1", q => q.ClosesAsync(null, PeriodKind.Day, null, 10, default));
        closes.Select(v => (v.State, v.ReopenedBecause)).Should().Equal(("closed", null), ("reopened", "银行补发对账单"));
        closes.Should().OnlyContain(v => v.Intact);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task An_account_that_a_close_has_no_balance_of_breaks_the_invariant()
    {
        await DayAsync("1000.00");
        NextDay();
        await CloseAsync();
        await court.ShouldBeSoundAsync();
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "delete from reconciliation.close_balance where account = 201");
        var checks = await court.AsAsync<Oversight.RunChecks, List<CheckOutcome>>("ins1", u => u.ExecuteAsync(default));
        checks.Where(k => !k.Healthy).Should().ContainSingle().Which.Should().Match<CheckOutcome>(k => k.Name == "closed_period_is_fold" && k.Rows.Single().Contains("account = 201"));
    }

    [Fact]
    public async Task What_was_posted_after_the_first_signature_asks_for_it_again()
    {
        await DayAsync("1000.00");
        court.Credit(Money.Parse("25.00"), c.SubAccount);
        var late = court.CloseStatement();
        NextDay();
        await PrepareAsync("acc1");
        (await court.ImportAsync(late)).Statements.Single().Outcome.Should().Be("posted", "one signature closes nothing");
        await court.ShouldRefuseAsync("period.changed", () => ConfirmAsync("csh1"));
        await CloseAsync();
    }

    [Fact]
    public async Task A_day_without_its_statement_or_with_an_unexplained_debit_is_closed_only_when_somebody_answers_for_it()
    {
        court.Credit(Money.Parse("1000.00"), c.SubAccount);
        court.Debit(Money.Parse("12.00"), "某某公司", "");
        await court.StatementAsync();
        court.Clock.To(2026, 2, 25);
        await court.ShouldRefuseAsync("period.unexplained", () => PrepareAsync("acc1"));
        await FindAsync(Friday);
        var open = await DifferencesAsync();
        open.Should().ContainSingle().Which.Should().Match<DifferenceView>(d => d.Kind == "unexplained-debit" && d.Amount == Money.Parse("12.00") && d.State == "open");
        await court.ShouldRefuseAsync("difference.owner-unknown", () => AssignAsync(open[0].Id, "nobody"));
        await AssignAsync(open[0].Id, "csh1");
        await CloseAsync();

        var later = new LocalDate(2026, 2, 24);
        await FindAsync(later);
        (await DifferencesAsync()).Select(d => d.Kind).Should().Contain("statement-missing");
        await court.ShouldRefuseAsync("period.unexplained", () => PrepareAsync("acc1", later));

        await court.AsAsync<CloseDifference>("acc1", u => u.ExecuteAsync(open[0].Id, "经查为银行错扣，已退回", default));
        await court.ShouldRefuseAsync("difference.closed", () => AssignAsync(open[0].Id, "csh1"));
        await ShouldSayAsync("LD054", $"insert into reconciliation.difference_note (difference_id, act, reason, person_id, at) values ({open[0].Id}, 'closed', 'x', 1, now())");
        await ShouldSayAsync("42501", "update reconciliation.difference_note set reason = 'x'");
        var closed = (await court.SeeAsync<DifferenceQueries, List<DifferenceView>>("ins1", q => q.ListAsync(null, false, null, 50, default))).Single(d => d.Id == open[0].Id);
        closed.History.Select(n => n.Act).Should().Equal("assigned", "closed");
    }

    [Fact]
    public async Task Of_two_who_confirm_at_once_one_does_and_a_posting_under_way_is_waited_for()
    {
        await DayAsync("1000.00");
        NextDay();
        await PrepareAsync("acc1");
        var race = await Task.WhenAll(new[] { "csh1", "csh2" }.Select(async person =>
        {
            try
            {
                await ConfirmAsync(person);
                return "done";
            }
            catch (Refused refused)
            {
                return refused.Code;
            }
        }));
        race.Should().BeEquivalentTo("done", "period.not-found");

        await using var posting = await TestDatabase.OpenAsync(court.Database.Connections.App);
        await using var transaction = await posting.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand(Post(Friday.PlusDays(1)), posting, transaction))
            await command.ExecuteNonQueryAsync();
        court.Clock.To(2026, 2, 25);
        await court.ShouldRefuseAsync("period.busy", () => PrepareAsync("acc1", Friday.PlusDays(1)));
    }

    [Fact]
    public async Task Finance_and_the_execution_side_sign_the_month()
    {
        await DayAsync("1000.00");
        court.Clock.To(2026, 3, 2);
        court.Credit(Money.Parse("1.00"), c.SubAccount);
        await court.StatementAsync();
        court.Clock.To(2026, 3, 3);
        await court.AsAsync<PrepareClose, long>("acc1", u => u.ExecuteAsync(new(Demonstration.BookCode, PeriodKind.Month, Friday), default));
        await court.ShouldRefuseAsync("access.not-permitted", () => ConfirmMonthAsync("csh1"));
        await ConfirmMonthAsync("reg1");
        (await DaysAsync()).ClosedThrough.Should().Be(new LocalDate(2026, 2, 28));
        await court.ShouldBeSoundAsync();
    }

    async Task<string> DayAsync(string amount)
    {
        var reference = court.Credit(Money.Parse(amount), c.SubAccount);
        await court.StatementAsync();
        return reference;
    }

    void NextDay() => court.Clock.To(2026, 2, 14);

    Task<long> PrepareAsync(string person, LocalDate? day = null) =>
        court.AsAsync<PrepareClose, long>(person, u => u.ExecuteAsync(new(Demonstration.BookCode, PeriodKind.Day, day ?? Friday), default));

    Task<long> ConfirmAsync(string person) => court.AsAsync<ConfirmDayClose, long>(person, u => u.ExecuteAsync(Demonstration.BookCode, Friday, default));

    Task<long> ConfirmMonthAsync(string person) => court.AsAsync<ConfirmMonthClose, long>(person, u => u.ExecuteAsync(Demonstration.BookCode, Friday, default));

    async Task CloseAsync()
    {
        await PrepareAsync("acc1");
        await ConfirmAsync("csh1");
    }

    [Fact]
    public async Task A_statement_that_overlaps_and_waits_for_a_closed_day_goes_on_when_the_day_is_open_again()
    {
        string Entry(string reference, string amount) => CamtText.Entry(reference, Money.Parse(amount), true, Friday, "乙公司", "6217", c.SubAccount, "", null);
        byte[] Statement(string id, string closing, params string[] entries) =>
            System.Text.Encoding.UTF8.GetBytes(CamtText.Statement(id, Demonstration.EscrowAccountNo, Friday, Money.Zero, Money.Parse(closing), entries));
        await court.ImportAsync(Statement("NOON", "5.00", Entry("A1", "5.00")));
        NextDay();
        await CloseAsync();
        var whole = Statement("WHOLE", "12.00", Entry("A1", "5.00"), Entry("A2", "7.00"));
        (await court.ImportAsync(whole)).Statements.Single().Should().Match<StatementOutcome>(s => s.Outcome == "held" && s.Code == "period.closed");

        await ReopenAsync("acc1", "银行补发对账单");
        await ConfirmReopeningAsync("dir1");
        (await court.ReconcileAsync())[0].Should().Match<BookReconciliation>(b => b.Held.Count == 0 && b.Bank == Money.Parse("12.00") && b.Difference.IsZero);
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("12.00"));
        (await court.ImportAsync(whole)).Statements.Single().Outcome.Should().Be("duplicate");
        await court.ShouldBeSoundAsync();
    }

    Task<long> ReopenAsync(string person, string reason) => court.AsAsync<AskReopening, long>(person, u => u.ExecuteAsync(new(Demonstration.BookCode, Friday, reason), default));

    Task<long> ConfirmReopeningAsync(string person) => court.AsAsync<ConfirmReopening, long>(person, u => u.ExecuteAsync(Demonstration.BookCode, default));

    Task<DifferencesFound> FindAsync(LocalDate through) => court.AsAsync<FindDifferences, DifferencesFound>("acc1", u => u.ExecuteAsync(new(Demonstration.BookCode, through), default));

    Task AssignAsync(long id, string owner) => court.AsAsync<AssignDifference>("acc1", u => u.ExecuteAsync(new(id, "待银行回复", owner, new LocalDate(2026, 3, 1)), default));

    Task<List<DifferenceView>> DifferencesAsync() => court.SeeAsync<DifferenceQueries, List<DifferenceView>>("acc1", q => q.ListAsync(Demonstration.BookCode, true, null, 50, default));

    Task<DayList> DaysAsync() => court.SeeAsync<PeriodQueries, DayList>("acc1", q => q.DaysAsync(Demonstration.BookCode, null, null, default));

    async Task ShouldSayAsync(string state, string sql) =>
        (await court.DatabaseRefusesAsync(sql)).Should().Be(state, "{0}", sql);

    // A debit of the bank that nobody explains, as the journal's function takes it.
    static string Post(LocalDate day) =>
        $"""
        select entry_id from ledger.post(1, 1, 'Test', now(), '{"{17}"}', array[gen_random_uuid()], array[gen_random_uuid()], array[date '{day:uuuu-MM-dd}'], '{"{3}"}',
          '{"{1}"}', '{"{null}"}', '{"{null}"}', '{"{null}"}', '{"{1}"}', '{"{null}"}', '{"{104}"}', '{"{null}"}', '{"{101}"}', '{"{null}"}', '{"{5}"}')
        """;
}
