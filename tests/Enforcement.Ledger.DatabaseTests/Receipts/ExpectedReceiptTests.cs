using System.Text;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>Money that is to come: what the code never writes the database refuses as well.</summary>
public sealed class ExpectedReceiptTests : IAsyncLifetime
{
    const string Bank = "中国工商银行司法扣划过渡户";

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task A_deduction_to_another_account_than_the_cases_own_is_refused_in_code_and_database()
    {
        var other = await court.CaseAsync("ex2");
        await court.ShouldRefuseAsync("expected.wrong-account", () => ExpectAsync("100.00", account: other.SubAccount));
        foreach (var account in (string?[])[$"'{other.SubAccount}'", "'6217000000000000001'"])
            await ShouldFailAsync(PostgresErrorCodes.ForeignKeyViolation, Insert(account!));
        await ShouldFailAsync(PostgresErrorCodes.CheckViolation, Insert("null"));
        await TestDatabase.ExecuteAsync(court.Database.Connections.App, Insert($"'{c.SubAccount}'"));

        string Insert(string account) =>
            $"""
            insert into receipts.expected_receipt (book_id, case_id, kind, reference, amount_minor, target_account, ordered_on, due_on, due_provisional, document, registered_by, registered_at)
            values (1, {c.Id}, 'Deduction', 'KH0001', 100, {account}, '2026-02-13', '2026-02-25', false, 'x', 1, now())
            """;
    }

    [Fact]
    public async Task Nothing_counts_as_arrived_that_no_line_of_the_case_has_brought()
    {
        var expected = await ExpectAsync("100.00");
        var other = await court.CaseAsync();
        var elsewhere = court.Credit(Money.Parse("100.00"), other.SubAccount);
        var little = court.Credit(Money.Parse("30.00"), c.SubAccount);
        await court.StatementAsync();
        var (theirs, ours) = (await court.LineAsync(elsewhere), await court.LineAsync(little));

        await ShouldFailAsync("LD042", Arrive(theirs, 10000), "the line is another case's");
        await ShouldFailAsync("LD042", Arrive(ours, 3001), "the line has not brought as much");
        await ShouldFailAsync(PostgresErrorCodes.InsufficientPrivilege, $"update receipts.expected_receipt set arrived_minor = 10000 where id = {expected}");
        await ShouldFailAsync(PostgresErrorCodes.InsufficientPrivilege, "delete from receipts.expected_arrival");
        await TestDatabase.ExecuteAsync(court.Database.Connections.App, Arrive(ours, 3000));
        await ShouldFailAsync(PostgresErrorCodes.UniqueViolation, Arrive(ours, 3000), "a line arrives once");
        (await OnlyAsync()).Should().BeEquivalentTo(new { State = ExpectedState.Partly, Arrived = Money.Parse("30.00"), LineIds = new[] { ours } });

        await court.AsAsync<CancelExpected>("ex1", u => u.ExecuteAsync(new(expected, "已和解"), default));
        await ShouldFailAsync("LD044", $"update receipts.expected_receipt set cancelled_at = null, cancelled_by = null, cancel_reason = null where id = {expected}");
        await court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(ours, "错账"), default));
        await ShouldFailAsync("LD043", "update receipts.expected_arrival set undone_at = now()");
        await court.ShouldBeSoundAsync();

        string Arrive(long line, long minor) => $"insert into receipts.expected_arrival (line_id, case_id, expected_id, amount_minor, arrived_at) values ({line}, {c.Id}, {expected}, {minor}, now())";
    }

    [Fact]
    public async Task A_confirmed_claim_meets_what_each_of_its_cases_expects_until_it_is_undone()
    {
        var other = await court.CaseAsync();
        var (ours, theirs) = (await ExpectAsync("100.00", "KH-2026-1"), await ExpectAsync("50.00", "KH-2026-2", of: other));
        var credit = court.Credit(Money.Parse("110.00"), null, "路人甲", "还款 KH-2026-1 尾款");
        await court.StatementAsync();
        var line = await court.LineAsync(credit);
        await court.ConfirmAsync("acc1", await court.ClaimAsync("csh1", line, (c, "60.00"), (other, "50.00")));
        // The order of one is named by the line; what the other is to get is the only one of its sum.
        (await AllAsync()).Should().BeEquivalentTo(new[]
        {
            new { Id = ours, State = ExpectedState.Partly, Arrived = Money.Parse("60.00"), LineIds = new[] { line } },
            new { Id = theirs, State = ExpectedState.Met, Arrived = Money.Parse("50.00"), LineIds = new[] { line } },
        });
        await court.ShouldBeSoundAsync();

        await court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "认错"), default));
        (await AllAsync()).Should().OnlyContain(e => e.State == ExpectedState.Expected && e.Arrived == Money.Zero && e.LineIds.Count == 0);
        await ShouldFailAsync("LD042", $"insert into receipts.expected_arrival (line_id, case_id, expected_id, amount_minor, arrived_at) values ({line}, {c.Id}, {ours}, 1, now())", "the claim stands no more");

        // Claimed again, for one case this time, it arrives again; more than the claim gives the case the database does not count.
        await court.ConfirmAsync("acc1", await court.ClaimAsync("csh1", line, (c, null)));
        (await AllAsync()).Single(e => e.Id == ours).State.Should().Be(ExpectedState.Met);
        await ShouldFailAsync("LD042", $"insert into receipts.expected_arrival (line_id, case_id, expected_id, amount_minor, arrived_at) values ({line}, {other.Id}, {theirs}, 1, now())", "the claim is for another case");
        await ShouldFailAsync(PostgresErrorCodes.ForeignKeyViolation, $"insert into receipts.expected_arrival (line_id, case_id, expected_id, amount_minor, arrived_at) values ({line}, {other.Id}, {ours}, 1, now())", "the expectation is another case's");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task An_order_is_carried_out_once_however_many_credits_of_a_statement_say_so()
    {
        var expected = await ExpectAsync("100.00", "KH-2026-1");
        for (var i = 0; i < 3; i++)
            court.Credit(Money.Parse("100.00"), null, Bank, "扣划 KH-2026-1", "6217000000000000009");
        (await court.StatementAsync()).Statements[0].Should().BeEquivalentTo(new { Matched = 1, Unknown = 2 });
        (await OnlyAsync()).Should().BeEquivalentTo(new { Id = expected, State = ExpectedState.Met });
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_batch_is_no_order_carried_out_by_itself_in_code_and_database()
    {
        await ExpectAsync("100.00", "KH-2026-1");
        var reference = court.CreditBatch((Money.Parse("60.00"), Bank, null, "扣划 KH-2026-1"), (Money.Parse("40.00"), Bank, null, "还款"));
        (await court.StatementAsync()).Statements[0].Should().BeEquivalentTo(new { Matched = 0, Unknown = 1 });
        var line = await court.LineAsync(reference);
        (await court.SeeAsync<MatchQueries, MatchView>("acc1", q => q.ExplainAsync(line, default))).Proposals.Should().ContainSingle(p => p.Rule == "T2" && p.CaseId == c.Id)
            .Which.Reasons.Should().Contain("the bank booked several payments as one, and what one of them says does not hold for all");
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"delete from receipts.proposal where line_id = {line}; delete from receipts.match where line_id = {line}");
        await ShouldFailAsync("LD046", $"insert into receipts.match (line_id, rule, rule_version, case_id, reasons, alternatives, matched_at) values ({line}, 'T2', 2, {c.Id}, '[]', '[]', now())", "the whole batch is no order's");
    }

    [Fact]
    public async Task An_import_waits_for_no_order_but_those_that_its_credits_name()
    {
        await ExpectAsync("100.00", "KH-2026-1");
        court.Credit(Money.Parse("100.00"), null, Bank, "扣划 KH-2026-2", "6217000000000000009");
        var bytes = court.CloseStatement();
        await using var connection = await TestDatabase.OpenAsync(court.Database.Superuser);
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var locking = new NpgsqlCommand("select 1 from receipts.expected_receipt for update", connection, transaction))
            await locking.ExecuteScalarAsync();
        var imported = await court.ImportAsync(bytes).WaitAsync(TimeSpan.FromSeconds(20));
        imported.Statements[0].Should().BeEquivalentTo(new { Matched = 0, Unknown = 1 });
    }

    [Fact]
    public async Task Two_orders_that_a_credit_fits_alike_leave_it_to_nobody_and_a_closed_case_gets_none()
    {
        var other = await court.CaseAsync();
        await ExpectAsync("100.00", "KH-2026-1");
        await ExpectAsync("100.00", "KH-2026-1", of: other);
        court.Credit(Money.Parse("100.00"), null, Bank, "扣划 KH-2026-1", "6217000000000000009");
        (await court.StatementAsync()).Statements[0].Should().BeEquivalentTo(new { Matched = 0, Unknown = 1 });
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"alter table cases.enforcement_case disable trigger state_stands; update cases.enforcement_case set state = 'closed' where id = {other.Id}");
        court.Credit(Money.Parse("100.00"), null, Bank, "扣划 KH-2026-1", "6217000000000000009");
        (await court.StatementAsync()).Statements[0].Should().BeEquivalentTo(new { Matched = 1, Unknown = 0 });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("100.00"));
    }

    [Fact]
    public async Task An_account_that_its_bank_has_named_is_as_good_as_one_that_its_name_tells()
    {
        await ExpectAsync("100.00", "KH-2026-1");
        court.Credit(Money.Parse("100.00"), null, "成都清算户", "扣划 KH-2026-1", "6217000000000000009");
        (await court.StatementAsync()).Statements[0].Should().BeEquivalentTo(new { Matched = 0, Unknown = 1 });
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "insert into receipts.deduction_account values (1, '6217000000000000009', '中国银行', '中国银行函〔2026〕1号', '2026-02-13')");
        court.Credit(Money.Parse("100.00"), null, "成都清算户", "扣划 KH-2026-1", "6217000000000000009");
        (await court.StatementAsync()).Statements[0].Should().BeEquivalentTo(new { Matched = 1, Unknown = 0 });
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Cancelled_while_its_money_arrives_it_is_either_met_or_cancelled()
    {
        for (var round = 0; round < 6; round++)
        {
            var expected = await ExpectAsync("10.00", $"KH-{round:D4}");
            court.Credit(Money.Parse("10.00"), null, Bank, $"扣划 KH-{round:D4}", "6217000000000000009");
            var bytes = court.CloseStatement();
            var cancelled = Task.Run(async () =>
            {
                try
                {
                    await court.AsAsync<CancelExpected>("ex1", u => u.ExecuteAsync(new(expected, "已和解"), default));
                    return true;
                }
                catch (Refused refused) when (refused.Code == "expected.not-open")
                {
                    return false;
                }
            });
            var imported = Task.Run(() => court.ImportAsync(bytes));
            (await imported).Statements[0].Outcome.Should().Be("posted");
            (await court.SeeAsync<ExpectedQueries, List<ExpectedView>>("ex1", q => q.ListAsync(null, c.Id, null, 1, default))).Single().State
                .Should().Be(await cancelled ? ExpectedState.Cancelled : ExpectedState.Met);
            await court.ShouldBeSoundAsync();
        }
    }

    [Fact]
    public async Task A_file_is_taken_whole_or_not_at_all_and_twice_is_as_once()
    {
        var others = await court.CaseAsync("ex2");
        string Row(string number, string amount, string kind = "instalment") => $"{number},{kind},{amount},2026-03-01,和解协议";
        const string Heading = "case,kind,amount,due_on,document\n";
        var good = $"{Heading}{Row(c.Number, "10.00")}\n{Row(c.Number, "20.00")}\n{Row(c.Number, "20.00")}\n";
        (await ImportAsync(good)).Should().BeEquivalentTo(new { Added = 2, Known = 1 });
        (await ImportAsync(good)).Should().BeEquivalentTo(new { Added = 0, Known = 3 });
        var bad = await ImportAsync($"{Heading}{Row(c.Number, "30.00")}\n{Row(others.Number, "1.00")}\n{Row("（2026）川0104执9999号", "1.00")}\n{Row(c.Number, "1.00", "deduction")}\n");
        bad.Faults.Select(f => (f.Line, f.Code)).Should().Equal((3, "access.not-permitted"), (4, "case.not-found"), (5, "expected.reference-missing"));
        (await court.SeeAsync<ExpectedQueries, List<ExpectedView>>("dir1", q => q.ListAsync(null, null, null, 10, default))).Should().HaveCount(2);
        (await court.SeeAsync<ExpectedQueries, List<ExpectedView>>("ex2", q => q.ListAsync(null, null, null, 10, default))).Should().BeEmpty("they are another officer's");
        court.Clock.To(2026, 3, 2);
        (await court.SeeAsync<ExpectedQueries, List<ExpectedView>>("dir1", q => q.ListAsync(ExpectedFilter.Overdue, null, null, 10, default))).Should().HaveCount(2).And.OnlyContain(e => e.Overdue);

        Task<ExpectedImportOutcome> ImportAsync(string text) =>
            court.AsAsync<ImportExpected, ExpectedImportOutcome>("ex1", u => u.ExecuteAsync(new(ExpectedFile.Read(Encoding.UTF8.GetBytes(text), "e.csv"), "e.csv"), default));
    }

    async Task<long> ExpectAsync(string amount, string reference = "KH202602130001", string? account = null, TestCase? of = null)
    {
        var id = await court.AsAsync<RegisterExpected, long>("ex1", u => u.ExecuteAsync(
            new((of ?? c).Number, ExpectedKind.Deduction, Money.Parse(amount), "协助扣划通知书", reference, new LocalDate(2026, 2, 13), Account: account), default));
        await court.AsAsync<ConfirmExpected>("acc1", u => u.ExecuteAsync(new(id), default));
        return id;
    }

    Task<List<ExpectedView>> AllAsync() => court.SeeAsync<ExpectedQueries, List<ExpectedView>>("ex1", q => q.ListAsync(null, null, null, 10, default));

    async Task<ExpectedView> OnlyAsync() => (await AllAsync()).Should().ContainSingle().Subject;

    async Task ShouldFailAsync(string state, string sql, string because = "") =>
        (await court.DatabaseRefusesAsync(sql)).Should().Be(state, because);
}
