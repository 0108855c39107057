using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Vouchers;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>Numbered receipts, import lag and arrivals.</summary>
public sealed class OfficialReceiptTests : IAsyncLifetime
{
    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task A_whole_statement_gets_its_receipts_at_once_in_the_order_of_its_lines_and_unknown_funds_get_none()
    {
        court.Credit(Money.Parse("10001.10"), c.SubAccount);
        court.Credit(Money.Parse("5.00"), remark: "还款");
        court.Credit(Money.Parse("7.00"), c.SubAccount);
        var statement = (await court.StatementAsync()).Statements[0].StatementId;

        var issued = await IssueAsync("csh1", new(StatementId: statement));

        issued.Should().Be(new IssueReceipts.Issued(2, Money.Parse("10008.10"), "SJ00000001", "SJ00000002"));
        (await ListAsync()).Select(r => (r.Number, r.AmountInWords, r.CaseNumber, r.Payer)).Should().Equal(
            ("SJ00000002", "柒元整", c.Number, "乙公司"), ("SJ00000001", "壹万零壹元壹角整", c.Number, "乙公司"));
        await court.ShouldRefuseAsync("voucher.nothing-to-issue", () => IssueAsync("acc1", new(StatementId: statement)));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_converted_bond_gets_its_receipt_with_the_rest_of_its_statement()
    {
        var auction = await court.AuctionAsync(c, "SF2026-0001");
        court.Credit(Money.Parse("7.00"), c.SubAccount);
        var line = await court.ConvertedBondAsync(auction, "SF2026-0001");
        var statement = await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select statement_id from receipts.statement_line where id = {line}");

        (await IssueAsync("csh1", new(StatementId: statement))).Should().Be(new IssueReceipts.Issued(2, Money.Parse("507.00"), "SJ00000001", "SJ00000002"));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Voiding_needs_a_reason_and_a_second_person_and_the_number_stays_used()
    {
        var line = await OneAsync("10.00");
        await IssueAsync("csh1", new([line]));
        var id = (await ListAsync())[0].Id;

        await court.ShouldRefuseAsync("voucher.reason-missing", () => VoidAsync("acc1", id, " "));
        await court.ShouldRefuseAsync("voucher.same-person", () => VoidAsync("csh1", id, "交款人名称有误"));
        await court.ShouldRefuseAsync("access.not-permitted", () => VoidAsync("ex1", id, "交款人名称有误"));
        await VoidAsync("acc1", id, "交款人名称有误");
        await court.ShouldRefuseAsync("voucher.already-voided", () => VoidAsync("acc1", id, "再次"));

        (await IssueAsync("csh1", new([line]))).First.Should().Be("SJ00000002");
        (await ListAsync()).Select(r => (r.Number, r.VoidReason)).Should().Equal(("SJ00000002", null), ("SJ00000001", "交款人名称有误"));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_refuses_the_issuers_own_void_a_gap_a_second_receipt_and_one_for_more_than_arrived()
    {
        var line = await OneAsync("10.00");
        await IssueAsync("csh1", new([line]));
        await RefusesAsync("receipt_voided_by_another", "update receipts.official_receipt set voided_at = issued_at, void_reason = 'x', voided_by = issued_by");
        await RefusesAsync("42501", "delete from receipts.official_receipt");
        await RefusesAsync("42501", "update receipts.official_receipt set number = 7");
        await RefusesAsync("official_receipt_in_force", Insert(2, 1, 1));
        var voided = $"update receipts.official_receipt set voided_at = issued_at, void_reason = 'x', voided_by = {(await court.ActorAsync("acc1")).Id};";
        await RefusesAsync("LD031", voided + Insert(3, 1, 2));
        await RefusesAsync("LD032", voided + Insert(2, 1001, 1));

        string Insert(int number, long amount, int draw) =>
            $"""
            select receipts.draw_numbers(1, 'receipt', {draw});
            insert into receipts.official_receipt (book_id, number, line_id, case_id, amount_minor, issued_at, issued_by)
            select book_id, {number}, line_id, case_id, {amount}, issued_at, issued_by from receipts.official_receipt where number = 1
            """;
    }

    [Fact]
    public async Task Two_who_issue_at_once_on_two_connections_leave_no_gap_and_no_line_twice()
    {
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 6; i++)
                court.Credit(Money.Parse("1.00"), c.SubAccount);
            var statement = (await court.StatementAsync()).Statements[0].StatementId!.Value;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
            {
                try
                {
                    return (await IssueAsync(i % 2 == 0 ? "csh1" : "acc1", new(StatementId: statement))).Count;
                }
                catch (Refused refused) when (refused.Code == "voucher.nothing-to-issue")
                {
                    return 0;
                }
            })));
            outcomes.Order().Should().Equal(0, 0, 0, 6);
        }
        (await ListAsync()).Select(r => r.Number).Should().Equal(Enumerable.Range(1, 24).Reverse().Select(n => VoucherNumber.Receipt(n)));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_is_rolled_back_drew_no_number_and_a_gap_made_by_hand_is_found()
    {
        var line = await OneAsync("10.00");
        await using (var connection = await TestDatabase.OpenAsync(court.Database.Connections.App))
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var command = new NpgsqlCommand("select receipts.draw_numbers(1, 'receipt', 5)", connection, transaction);
            await command.ExecuteScalarAsync();
            await transaction.RollbackAsync();
        }
        (await IssueAsync("csh1", new([line]))).First.Should().Be("SJ00000001");
        await court.ShouldBeSoundAsync();
        await TestDatabase.AskAsync<string>(court.Database.Superuser, "update receipts.number_series set last = last + 1 returning type");
        var found = await court.AsAsync<Oversight.RunChecks, List<Enforcement.Ledger.Database.CheckOutcome>>("ins1", u => u.ExecuteAsync(default));
        found.Where(f => !f.Healthy).Should().ContainSingle().Which.Name.Should().Be("numbers_without_gap");
    }

    [Fact]
    public async Task Money_that_a_receipt_in_force_speaks_for_is_taken_back_only_after_the_receipt_is_void()
    {
        var line = await OneAsync("10.00");
        await IssueAsync("csh1", new([line]));
        (await ListAsync())[0].TakenBack.Should().BeFalse();
        await court.ShouldRefuseAsync("reverse.receipt-in-force", () => ReverseAsync(line));
        await RefusesAsync("LD035", Reversal(line));
        await VoidAsync("acc1", (await ListAsync())[0].Id, "串户");
        await ReverseAsync(line);
        (await ListAsync())[0].TakenBack.Should().BeTrue();
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_claim_is_undone_only_after_its_receipt_is_void_and_a_claim_for_another_case_gets_a_receipt_of_its_own()
    {
        var other = await court.CaseAsync();
        var reference = court.Credit(Money.Parse("10.00"), remark: "还款");
        await court.StatementAsync();
        var line = await court.LineAsync(reference);
        await ClaimAsync(line, c);
        await IssueAsync("csh1", new([line]));
        await court.ShouldRefuseAsync("reverse.receipt-in-force", () => ReverseAsync(line));
        await VoidAsync("acc1", (await ListAsync())[0].Id, "错认");
        await ReverseAsync(line);
        await ClaimAsync(line, other);
        (await IssueAsync("csh1", new([line]))).First.Should().Be("SJ00000002");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_receipt_in_force_of_another_case_is_a_refusal_and_no_defect()
    {
        var other = await court.CaseAsync();
        var line = await OneAsync("10.00");
        // What a version before this rule may have left behind: a receipt in force for money that has left its case.
        await TestDatabase.ExecuteAsync(court.Database.Superuser,
            $"""
            set session_replication_role = replica;
            insert into receipts.number_series values (1, 'receipt', 1);
            insert into receipts.official_receipt (book_id, number, line_id, case_id, amount_minor, issued_at, issued_by) values (1, 1, {line}, {other.Id}, 1000, now(), 1)
            """);
        await court.ShouldRefuseAsync("voucher.beyond-line", () => IssueAsync("csh1", new([line])));
    }

    [Fact]
    public async Task The_database_issues_no_receipt_for_money_that_is_not_in_the_case()
    {
        var other = await court.CaseAsync();
        var line = await OneAsync("10.00");
        await RefusesAsync("LD039",
            $"""
            select receipts.draw_numbers(1, 'receipt', 1);
            insert into receipts.official_receipt (book_id, number, line_id, case_id, amount_minor, issued_at, issued_by) values (1, 1, {line}, {other.Id}, 1000, now(), 1)
            """);
        await RefusesAsync("42501", $"insert into receipts.official_receipt (book_id, number, line_id, case_id, amount_minor, issued_at, issued_by, voided_at, voided_by, void_reason) values (1, 1, {line}, {c.Id}, 1000, now(), 1, now(), 2, 'x')");
    }

    [Fact]
    public async Task Of_a_receipt_and_a_reversal_at_once_on_two_connections_one_is_refused()
    {
        for (var round = 0; round < 6; round++)
        {
            var line = await OneAsync("10.00");
            var outcomes = await Task.WhenAll(
                OutcomeAsync(() => IssueAsync("csh1", new([line]))),
                OutcomeAsync(() => ReverseAsync(line)));
            outcomes.Count(o => o == "done").Should().Be(1, string.Join(", ", outcomes));
            outcomes.Should().OnlyContain(o => o == "done" || o == "voucher.nothing-to-issue" || o == "reverse.receipt-in-force");
        }
        (await TestDatabase.AskAsync<long>(court.Database.Superuser, "select count(*) from receipts.official_receipt o join receipts.match m on m.line_id = o.line_id where m.undone_at is not null")).Should().Be(0);
        await court.ShouldBeSoundAsync();

        static Task<string> OutcomeAsync(Func<Task> act) => Task.Run(async () =>
        {
            try
            {
                await act();
                return "done";
            }
            catch (Refused refused)
            {
                return refused.Code;
            }
        });
    }

    [Fact]
    public async Task A_late_import_is_told_by_month_and_receipt_and_moves_no_clock()
    {
        court.Credit(Money.Parse("10.00"), c.SubAccount);
        var file = court.CloseStatement();
        court.Clock.To(2026, 3, 2);
        await court.ImportAsync(file);
        court.Credit(Money.Parse("20.00"), c.SubAccount);
        await court.StatementAsync();

        var months = await court.SeeAsync<ImportLagQueries, List<ImportLagMonth>>("reg1", q => q.MonthsAsync(null, null, null, null, default));
        months.Select(m => (m.Month, m.Receipts, m.LongestDays, m.Late, m.LateAmount.ToString())).Should().Equal(
            (new LocalDate(2026, 3, 1), 1, 0, 0, "0.00"), (new LocalDate(2026, 2, 1), 1, 17, 1, "10.00"));
        (await court.SeeAsync<ImportLagQueries, List<ImportLagLine>>("reg1", q => q.LateAsync(null, null, null, null, 10, default)))
            .Should().ContainSingle().Which.Should().Match<ImportLagLine>(l => l.LagDays == 17 && l.BookedOn == new LocalDate(2026, 2, 13) && l.ImportedOn == new LocalDate(2026, 3, 2) && l.CaseNumber == c.Number);
        (await court.SeeAsync<Oversight.ClockQueries, List<Oversight.LotClock>>("ex1", q => q.LotsAsync(c.Id, default)))[0].ADueOn.Should().Be(new LocalDate(2026, 3, 5));
        var asked = () => court.SeeAsync<ImportLagQueries, List<ImportLagMonth>>("ex1", q => q.MonthsAsync(null, null, null, null, default));
        (await asked.Should().ThrowAsync<Refused>()).Which.Code.Should().Be("access.not-permitted");
    }

    [Fact]
    public async Task An_executor_sees_new_arrivals_of_the_own_cases_until_acknowledged_and_finance_is_late_after_three_days_without_telling()
    {
        var other = await court.CaseAsync("ex2");
        var line = await OneAsync("10.00");
        court.Credit(Money.Parse("20.00"), other.SubAccount);
        court.Credit(Money.Parse("30.00"), remark: "还款");
        await court.StatementAsync();

        (await UnseenAsync("ex1")).Should().ContainSingle().Which.Should().Match<ArrivalView>(a => a.LineId == line && !a.Overdue);
        var theirs = (await UnseenAsync("ex2")).Single().LineId;
        await court.ShouldRefuseAsync("arrival.not-found", () => court.AsAsync<SeeArrivals, int>("ex1", u => u.ExecuteAsync(new([line, theirs]), default)));
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<SeeArrivals, int>("csh1", u => u.ExecuteAsync(new([line]), default)));

        court.Clock.To(2026, 2, 25);
        (await UnseenAsync("csh1")).Should().HaveCount(2).And.OnlyContain(a => a.Overdue && a.DueOn == new LocalDate(2026, 2, 24), "three days end in the holiday and move to the first workday after it");
        (await court.AsAsync<TellArrivals, int>("csh1", u => u.ExecuteAsync(new([line]), default))).Should().Be(1);
        (await UnseenAsync("ex1"))[0].Should().Match<ArrivalView>(a => !a.Overdue && a.ToldBy != null);
        (await court.AsAsync<SeeArrivals, int>("ex1", u => u.ExecuteAsync(new([line]), default))).Should().Be(1);
        (await court.AsAsync<SeeArrivals, int>("ex1", u => u.ExecuteAsync(new([line]), default))).Should().Be(0, "the first time stands");
        (await UnseenAsync("ex1")).Should().BeEmpty();
        (await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select count(*) from evidence.leaf where use_case in ('SeeArrivals', 'TellArrivals') and outcome = 'done' and subject = 'line:{line}'")).Should().Be(3);
    }

    async Task<long> OneAsync(string amount)
    {
        var reference = court.Credit(Money.Parse(amount), c.SubAccount);
        await court.StatementAsync();
        return await court.LineAsync(reference);
    }

    Task ReverseAsync(long line) => court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "串户"), default));

    async Task ClaimAsync(long line, TestCase of) => await court.ConfirmAsync("acc1", await court.ClaimAsync("ex1", line, (of, null)));

    /// <summary>The reversal of a line's receipt, past the program and with the application's own role.</summary>
    string Reversal(long line) =>
        $"""
        select * from ledger.post(1, 1, 'ReverseReceipt', now(), array[21]::smallint[], array[gen_random_uuid()], array[gen_random_uuid()], array[date '2026-02-13'], array[2]::smallint[], array[{line}]::bigint[],
          array[(select id from ledger.entry where source_kind = 2 and source_id = {line})]::bigint[], array[null]::bigint[], array[null]::date[], array[1], array[(select lot_id from ledger.position where case_id = {c.Id} limit 1)]::bigint[],
          array[201]::smallint[], array[{c.Id}]::bigint[], array[101]::smallint[], array[null]::bigint[], array[1000]::bigint[])
        """;

    Task<List<ArrivalView>> UnseenAsync(string person) => court.SeeAsync<ArrivalQueries, List<ArrivalView>>(person, q => q.UnseenAsync(null, 50, default));

    Task<IssueReceipts.Issued> IssueAsync(string person, IssueReceipts.Request request) =>
        court.AsAsync<IssueReceipts, IssueReceipts.Issued>(person, u => u.ExecuteAsync(request, default));

    Task VoidAsync(string person, long id, string reason) => court.AsAsync<VoidReceipt>(person, u => u.ExecuteAsync(new(id, reason), default));

    Task<List<OfficialReceiptView>> ListAsync() => court.SeeAsync<OfficialReceiptQueries, List<OfficialReceiptView>>("ex1", q => q.ListAsync(c.Id, null, null, 50, default));

    async Task RefusesAsync(string constraint, string sql)
    {
        await using var connection = await TestDatabase.OpenAsync(court.Database.Connections.App);
        await using var command = new NpgsqlCommand(sql, connection);
        var refused = (await FluentActions.Awaiting(() => command.ExecuteNonQueryAsync()).Should().ThrowAsync<PostgresException>()).Which;
        new[] { refused.ConstraintName, refused.SqlState }.Should().Contain(constraint);
    }
}
