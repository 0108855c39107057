using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Vouchers;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>Cash from the hand of a debtor to the bank's own line; the clock stands at Friday, 2026-02-13, ten o'clock.</summary>
public sealed class CashVoucherTests : IAsyncLifetime
{
    static readonly Money Thousand = Money.Parse("1000.00");

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task Cash_is_the_cases_at_once_and_nobody_can_pay_it_out_before_the_bank_has_it()
    {
        await TakeAsync();

        var money = await court.MoneyAsync(c);
        (money.Cash, money.Available).Should().Be((Thousand, Money.Zero));
        await court.ShouldRefuseAsync("payout.exceeds-available", () => court.DraftAsync(c, Thousand));
        PostingTable.Legal.Where(p => p.Debit == AccountCode.CaseCash).Should().OnlyContain(p => p.Credit == AccountCode.Cash, "no row leads from cash to money that can be paid");
        (await Asks("select string_agg(credit_account::text, ',') from ledger.legal_posting where debit_account = 208")).Should().Be("102");
        foreach (var (kind, account) in ((int, int)[])[(4, 201), (8, 203), (9, 201), (10, 204), (31, 201)])
            await RefusesAsync("LD003",
                $"""
                select * from ledger.post(1, 1, 'TakeCash', now(), array[{kind}]::smallint[], array[gen_random_uuid()], array[gen_random_uuid()], array[date '2026-02-13'], array[30]::smallint[], array[1]::bigint[],
                  array[null]::bigint[], array[null]::bigint[], array[null]::date[], array[1], array[1]::bigint[], array[208]::smallint[], array[{c.Id}]::bigint[], array[{account}]::smallint[], array[{c.Id}]::bigint[], array[1]::bigint[])
                """);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Two_different_executors_are_present()
    {
        foreach (var (with, code) in ((string?, string)[])[("ex1", "cash.two-officers"), ("nobody", "cash.two-officers"), (null, "cash.two-officers"), ("acc1", "cash.no-executor")])
            await court.ShouldRefuseAsync(code, () => TakeAsync(with: with));
    }

    [Fact]
    public async Task Another_officers_case_a_moment_to_come_and_missing_facts_are_refused()
    {
        await court.ShouldRefuseAsync("access.not-permitted", () => TakeAsync("ex2", "ex1"));
        await court.ShouldRefuseAsync("access.not-permitted", () => TakeAsync("csh1"));
        await court.ShouldRefuseAsync("cash.facts-missing", () => TakeAsync(reason: " "));
        await court.ShouldRefuseAsync("cash.not-yet-taken", () => court.AsAsync<TakeCash, long>("ex1",
            u => u.ExecuteAsync(new(c.Id, Thousand, "乙公司", "ex2", court.Clock.GetCurrentInstant() + Duration.FromMinutes(1), "乙公司住所", "当场履行"), default)));
    }

    [Fact]
    public async Task The_database_refuses_one_officer_the_officers_own_acceptance_a_late_one_without_reason_and_a_number_out_of_the_series()
    {
        var id = await TakeAsync();
        var (first, second) = ((await court.ActorAsync("ex1")).Id, (await court.ActorAsync("ex2")).Id);
        await RefusesAsync("cash_two_officers", Insert(2, first, first));
        await RefusesAsync("LD031", Insert(3, first, second));
        await RefusesAsync("cash_accepted_by_another", $"update receipts.cash_voucher set accepted_at = recorded_at, accepted_on = taken_on, accepted_by = {second} where id = {id}");
        await RefusesAsync("cash_late_with_reason", $"update receipts.cash_voucher set accepted_at = recorded_at, accepted_on = taken_on + 1, accepted_by = {(await court.ActorAsync("acc1")).Id} where id = {id}");
        await RefusesAsync("cash_voided_by_another", $"update receipts.cash_voucher set voided_at = recorded_at, void_reason = 'x', voided_by = {first} where id = {id}");
        await RefusesAsync("42501", $"update receipts.cash_voucher set amount_minor = 1 where id = {id}");
        await RefusesAsync("42501", $"delete from receipts.cash_voucher where id = {id}");
        await RefusesAsync("42501", "update receipts.number_series set last = 0");

        string Insert(int number, long a, long b) =>
            $"""
            insert into receipts.cash_voucher (book_id, number, case_id, payer_name, amount_minor, taken_at, taken_on, place, reason, first_officer, second_officer, recorded_at)
            select book_id, {number}, case_id, payer_name, amount_minor, taken_at, taken_on, place, reason, {a}, {b}, recorded_at from receipts.cash_voucher where id = {id}
            """;
    }

    [Fact]
    public async Task Finance_takes_it_in_the_same_day_and_later_only_with_a_reason()
    {
        var today = await TakeAsync();
        var late = await TakeAsync();
        await court.AsAsync<AcceptCash>("csh1", u => u.ExecuteAsync(new(today), default));
        await court.ShouldRefuseAsync("cash.not-open", () => court.AsAsync<AcceptCash>("acc1", u => u.ExecuteAsync(new(today), default)));

        court.Clock.To(2026, 2, 14);
        (await court.AsAsync<SweepDeadlines, SweepOutcome>("reg1", u => u.ExecuteAsync(default))).Overdue.Should().Be(1, "one is on hand a day too long");
        await court.ShouldRefuseAsync("cash.late-without-reason", () => court.AsAsync<AcceptCash>("csh1", u => u.ExecuteAsync(new(late), default)));
        (await SeeAsync(late)).Should().Match<CashView>(v => v.Overdue && v.State == CashState.OnHand && v.DueOn == new LocalDate(2026, 2, 13) && v.LatestOn == new LocalDate(2026, 2, 14));
        await court.AsAsync<AcceptCash>("csh1", u => u.ExecuteAsync(new(late, "银行已下班"), default));
        (await SeeAsync(late)).Should().Match<CashView>(v => !v.Overdue && v.State == CashState.HandedIn && v.LateReason == "银行已下班");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_banks_line_clears_the_cash_credits_the_case_once_and_clock_A_counts_from_the_banks_day()
    {
        await HandedInAsync();
        court.Clock.To(2026, 2, 25);
        court.Credit(Thousand, c.SubAccount, payer: "", remark: "现金存入 XJ00000001");

        await court.StatementAsync();

        var money = await court.MoneyAsync(c);
        (money.Cash, money.Available).Should().Be((Money.Zero, Thousand));
        (await SeeAsync(1)).Should().Match<CashView>(v => v.State == CashState.Banked && v.BankedOn == new LocalDate(2026, 2, 25) && v.PairedBy == null);
        (await court.SeeAsync<ClockQueries, List<LotClock>>("ex1", q => q.LotsAsync(c.Id, default))).Should().ContainSingle().Which.ArrivedOn.Should().Be(new LocalDate(2026, 2, 25));
        (await Asks("select sum(case when debit_account = 102 then amount_minor else -amount_minor end)::text from ledger.transfer where 102 in (debit_account, credit_account)")).Should().Be("0");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Cash_that_finance_has_not_taken_in_is_not_cleared_by_its_number_nor_by_hand()
    {
        var id = await TakeAsync();
        var reference = court.Credit(Thousand, c.SubAccount, payer: "", remark: "现金存入 XJ00000001");
        await court.StatementAsync();
        (await SeeAsync(id)).State.Should().Be(CashState.OnHand);
        var line = await court.LineAsync(reference);
        await court.ShouldRefuseAsync("cash.not-accepted", () => PairAsync("csh1", line, id));
        await RefusesAsync("cash_banked_after_acceptance", $"update receipts.cash_voucher set line_id = {line}, paired_at = recorded_at where id = {id}");

        await court.AsAsync<AcceptCash>("csh1", u => u.ExecuteAsync(new(id), default));
        await PairAsync("csh1", line, id);
        (await court.MoneyAsync(c)).Cash.Should().Be(Money.Zero);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_pairing_is_taken_back_by_a_second_finance_person_with_a_reason_and_only_then_is_the_receipt_reversed()
    {
        var id = await HandedInAsync();
        var reference = court.Credit(Thousand, c.SubAccount, payer: "", remark: "现存");
        await court.StatementAsync();
        var line = await court.LineAsync(reference);
        (await SeeAsync(id)).State.Should().Be(CashState.Banked, "it says cash, and there is one such voucher");
        await court.ShouldRefuseAsync("reverse.cash-paired", () => ReverseAsync(line));
        await RefusesAsync("LD033", $"update receipts.cash_voucher set line_id = null, paired_at = null where id = {id}");

        await court.ShouldRefuseAsync("cash.unpair-reason-missing", () => UnpairAsync("csh1", id, " "));
        await court.ShouldRefuseAsync("access.not-permitted", () => UnpairAsync("ex1", id));
        await court.ShouldRefuseAsync("cash.not-found", () => UnpairAsync("csh1", 99));
        await court.ShouldRefuseAsync("cash.paired-by-you", () => UnpairAsync("csh2", id));
        var whoTookItIn = (await court.ActorAsync("csh2")).Id;
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, Unpairing(id, whoTookItIn))).Should().ThrowAsync<PostgresException>())
            .Which.MessageText.Should().Be("this person does not take the pairing back");
        await UnpairAsync("csh1", id);
        await court.ShouldRefuseAsync("cash.not-paired", () => UnpairAsync("csh1", id));
        (await SeeAsync(id)).State.Should().Be(CashState.HandedIn);
        (await court.MoneyAsync(c)).Cash.Should().Be(Thousand);
        await court.ShouldBeSoundAsync();

        court.Clock.To(2026, 2, 13, 11);
        await PairAsync("csh1", line, id);
        (await court.MoneyAsync(c)).Cash.Should().Be(Money.Zero, "paired again it is another entry");
        await court.ShouldRefuseAsync("cash.paired-by-you", () => UnpairAsync("csh1", id));
        await RefusesAsync("cash_unpaired_by_another", Unpairing(id, (await court.ActorAsync("csh1")).Id));
        await RefusesAsync("LD037", Unpairing(id, (await court.ActorAsync("ex2")).Id));
        await RefusesAsync("LD037", Unpairing(id, (await court.ActorAsync("acc1")).Id));
        await UnpairAsync("acc1", id);
        await ReverseAsync(line);
        await court.ShouldRefuseAsync("cash.line-not-of-case", () => PairAsync("csh1", line, id));
        await RefusesAsync("LD039", $"update receipts.cash_voucher set line_id = {line}, paired_at = recorded_at where id = {id}");
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Zero);
        (await Asks("select string_agg(reason, ',') from receipts.cash_unpairing")).Should().Be("对错流水,对错流水");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_claim_that_banked_cash_is_undone_only_after_the_pairing_is_taken_back()
    {
        var id = await HandedInAsync();
        var reference = court.Credit(Thousand, remark: "现金");
        await court.StatementAsync();
        var line = await court.LineAsync(reference);
        await court.ConfirmAsync("acc1", await court.ClaimAsync("ex1", line, (c, null)));
        await PairAsync("csh1", line, id);
        await court.ShouldRefuseAsync("reverse.cash-paired", () => ReverseAsync(line));
        await UnpairAsync("acc1", id);
        await ReverseAsync(line);
        (await court.MoneyAsync(c)).Should().Match<Cases.CaseRowView>(m => m.Cash == Thousand && m.Available == Money.Zero);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Of_two_pairings_of_one_line_and_of_a_pairing_and_a_reversal_on_two_connections_one_is_refused()
    {
        for (var round = 0; round < 4; round++)
        {
            var reference = court.Credit(Thousand, c.SubAccount, remark: "还款");
            await court.StatementAsync();
            var line = await court.LineAsync(reference);
            var (first, second) = (await HandedInAsync(), await HandedInAsync());
            var outcomes = await Task.WhenAll(Outcome(() => PairAsync("csh1", line, first)), Outcome(() => PairAsync("acc1", line, second)));
            outcomes.Order().Should().Equal("cash.line-not-of-case", "done");

            reference = court.Credit(Thousand, c.SubAccount, remark: "还款");
            await court.StatementAsync();
            line = await court.LineAsync(reference);
            var left = outcomes[0] == "done" ? second : first;
            outcomes = await Task.WhenAll(Outcome(() => PairAsync("csh1", line, left)), Outcome(() => ReverseAsync(line)));
            outcomes.Count(o => o == "done").Should().Be(1, string.Join(", ", outcomes));
            outcomes.Should().OnlyContain(o => o == "done" || o == "cash.line-not-of-case" || o == "reverse.cash-paired");
        }
        await court.ShouldBeSoundAsync();

        static Task<string> Outcome(Func<Task> act) => Task.Run(async () =>
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
    public async Task The_database_takes_no_voucher_that_begins_as_accepted_banked_or_void()
    {
        await TakeAsync();
        foreach (var smuggled in (string[])["accepted_at", "accepted_by", "accepted_on", "late_reason", "line_id", "paired_at", "paired_by", "voided_at", "voided_by", "void_reason"])
            await RefusesAsync("42501",
                $"""
                insert into receipts.cash_voucher (book_id, number, case_id, payer_name, amount_minor, taken_at, taken_on, place, reason, first_officer, second_officer, recorded_at, {smuggled})
                select book_id, 2, case_id, payer_name, amount_minor, taken_at, taken_on, place, reason, first_officer, second_officer, recorded_at, {smuggled} from receipts.cash_voucher
                """);
    }

    [Fact]
    public async Task A_payment_of_the_same_amount_that_does_not_say_cash_is_another_one_and_what_is_ambiguous_waits_for_finance()
    {
        var first = await HandedInAsync();
        var second = await HandedInAsync();
        court.Credit(Thousand, c.SubAccount, remark: "还款");
        court.Credit(Thousand, c.SubAccount, remark: "现金存入");
        await court.StatementAsync();
        (await court.MoneyAsync(c)).Cash.Should().Be(Money.Parse("2000.00"), "two vouchers fit the line that says cash");

        var reference = court.Credit(Money.Parse("2000.00"), c.SubAccount, payer: "", remark: "现金存入");
        await court.StatementAsync();
        var line = await court.LineAsync(reference);
        await court.ShouldRefuseAsync("cash.amount-differs", () => PairAsync("csh1", line, first));
        await court.ShouldRefuseAsync("access.not-permitted", () => PairAsync("ex1", line, first, second));
        await PairAsync("csh1", line, first, second);
        (await court.MoneyAsync(c)).Cash.Should().Be(Money.Zero);
        await court.ShouldRefuseAsync("cash.not-open", () => PairAsync("csh1", line, first, second));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_line_of_another_case_or_of_unknown_funds_is_no_cash_of_this_one_and_the_database_lets_no_line_bank_more_than_it_brought()
    {
        var other = await court.CaseAsync();
        var id = await HandedInAsync();
        var elsewhere = court.Credit(Thousand, other.SubAccount, remark: "现金 XJ00000001");
        var unknown = court.Credit(Thousand, remark: "现金 XJ00000001");
        var less = court.Credit(Money.Parse("999.99"), c.SubAccount);
        await court.StatementAsync();
        foreach (var reference in (string[])[elsewhere, unknown])
        {
            var line = await court.LineAsync(reference);
            await court.ShouldRefuseAsync("cash.line-not-of-case", () => PairAsync("csh1", line, id));
        }
        await RefusesAsync("LD034", $"update receipts.cash_voucher set line_id = {await court.LineAsync(less)}, paired_at = recorded_at where id = {id}");
        (await court.MoneyAsync(c)).Cash.Should().Be(Thousand);
    }

    [Fact]
    public async Task A_voucher_of_cash_never_taken_is_voided_by_a_leader_with_a_reason_and_its_number_stays_used()
    {
        var id = await TakeAsync();
        await court.ShouldRefuseAsync("voucher.reason-missing", () => court.AsAsync<VoidCash>("dir1", u => u.ExecuteAsync(new(id, ""), default)));
        await court.ShouldRefuseAsync("access.not-permitted", () => court.AsAsync<VoidCash>("ex1", u => u.ExecuteAsync(new(id, "误填"), default)));
        await court.AsAsync<VoidCash>("dir1", u => u.ExecuteAsync(new(id, "误填"), default));

        (await court.MoneyAsync(c)).Cash.Should().Be(Money.Zero);
        (await SeeAsync(await TakeAsync())).Number.Should().Be("XJ00000002");
        await court.ShouldRefuseAsync("cash.not-open", () => court.AsAsync<AcceptCash>("csh1", u => u.ExecuteAsync(new(id), default)));
        await court.ShouldBeSoundAsync();
    }

    Task<long> TakeAsync(string by = "ex1", string? with = "ex2", string reason = "当场履行，无法转账") => court.AsAsync<TakeCash, long>(by,
        u => u.ExecuteAsync(new(c.Id, Thousand, "乙公司", with, court.Clock.GetCurrentInstant(), "乙公司住所地", reason), default));

    async Task<long> HandedInAsync()
    {
        var id = await TakeAsync();
        await court.AsAsync<AcceptCash>("csh2", u => u.ExecuteAsync(new(id), default));
        return id;
    }

    Task UnpairAsync(string person, long voucher, string reason = "对错流水") => court.AsAsync<UnpairCash>(person, u => u.ExecuteAsync(new(voucher, reason), default));

    Task ReverseAsync(long line) => court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(line, "串户"), default));

    static string Unpairing(long voucher, long person) =>
        $"""
        insert into receipts.cash_unpairing (voucher_id, line_id, paired_at, paired_by, unpaired_at, unpaired_by, reason)
        select id, line_id, paired_at, paired_by, now(), {person}, 'x' from receipts.cash_voucher where id = {voucher}
        """;

    Task<CashView> SeeAsync(long id) => court.SeeAsync<CashQueries, CashView>("ex1", q => q.ShowAsync(id, default));

    Task PairAsync(string person, long line, params long[] vouchers) => court.AsAsync<PairCash>(person, u => u.ExecuteAsync(new(vouchers, line), default));

    Task<string?> Asks(string sql) => TestDatabase.AskAsync<string>(court.Database.Superuser, sql);

    async Task RefusesAsync(string constraint, string sql)
    {
        await using var connection = await TestDatabase.OpenAsync(court.Database.Connections.App);
        await using var command = new NpgsqlCommand(sql, connection);
        var refused = (await FluentActions.Awaiting(() => command.ExecuteNonQueryAsync()).Should().ThrowAsync<PostgresException>()).Which;
        new[] { refused.ConstraintName, refused.SqlState }.Should().Contain(constraint);
    }
}
