using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Payments that the bank sends back: they come back once, are confirmed once, and by another person.</summary>
public sealed class ReturnTests : IAsyncLifetime
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
    public async Task Whoever_took_the_statement_in_does_not_confirm_its_return_in_code_or_database()
    {
        var payout = await PaidAsync("100.00");
        var line = await ReturnedAsync(payout);
        await court.ShouldRefuseAsync("return.same-person", () => ConfirmAsync(payout, "csh1"));
        await ShouldFailAsync("LD021", $"update payouts.returned_payment set confirmed_by = proposed_by, confirmed_at = now() where line_id = {line}");
        await ConfirmAsync(payout, "csh2");
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("100.00"));
        await court.ShouldBeSoundAsync();
        await court.ShouldRefuseAsync("return.already-confirmed", () => ConfirmAsync(payout, "acc1"));
        await ShouldFailAsync("LD027", $"update payouts.returned_payment set confirmed_at = now() where line_id = {line}");
    }

    [Fact]
    public async Task What_the_code_never_writes_the_database_refuses_as_well()
    {
        var paid = await PaidAsync("100.00");
        var returned = await PaidAsync("60.00");
        var line = await ReturnedAsync(returned);
        var debit = await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select line_id from payouts.settlement s join payouts.instruction i on i.id = s.instruction_id where i.payout_id = {paid}");

        await ShouldFailAsync("LD026", Insert(debit, paid), "a debit brings nothing back");
        await ShouldFailAsync("LD026", Insert(line, paid), "the sum is another one");
        await ShouldFailAsync("LD026", Insert(line, returned), "it came back already");
        await ShouldFailAsync("LD028", Move(paid, "Paid", "BankReturned", "Returned"), "no line of a statement brings it back");
        await ShouldFailAsync("LD028", Move(returned, "Returned", "Reissue", "InApproval", "round = round + 1"), "nobody has confirmed it");
        await ShouldFailAsync(PostgresErrorCodes.InsufficientPrivilege, "delete from payouts.returned_payment");
        await ShouldFailAsync(PostgresErrorCodes.InsufficientPrivilege, "update payouts.returned_payment set reissue_due_on = reissue_due_on + 1");

        static string Insert(long line, long payout) =>
            $"""
            insert into payouts.returned_payment (line_id, instruction_id, amount_minor, returned_on, reissue_due_on, reissue_due_provisional, proposed_by, proposed_at)
            select {line}, id, amount_minor, current_date, current_date, false, 1, now() from payouts.instruction where payout_id = {payout}
            """;
        static string Move(long payout, string from, string trigger, string to, string? first = null) =>
            $"""
            {(first is null ? "" : $"update payouts.payout set {first} where id = {payout};")}
            insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash)
            select id, round, '{from}', '{trigger}', '{to}', 1, now(), sha256('x') from payouts.payout where id = {payout}
            """;
    }

    [Fact]
    public async Task Confirmed_by_two_and_paid_again_by_a_third_at_the_same_moment_it_is_restored_once()
    {
        for (var round = 0; round < 6; round++)
        {
            var payout = await PaidAsync("10.00");
            await ReturnedAsync(payout);
            var before = (await court.MoneyAsync(c)).Available;
            var refusals = await Task.WhenAll(Try(() => ConfirmAsync(payout, "acc1")), Try(() => ConfirmAsync(payout, "csh2")), Try(() => ReissueAsync(payout)));
            refusals.Take(2).Should().OnlyContain(r => r == null || r == "return.already-confirmed");
            refusals.Take(2).Count(r => r == null).Should().BeLessThanOrEqualTo(1);
            refusals[2].Should().BeNull("the officer may ask again before or after finance has confirmed");
            (await court.MoneyAsync(c)).Should().BeEquivalentTo(new { Available = before, Reserved = Money.Parse("10.00") }, o => o.Including(m => m.Available).Including(m => m.Reserved));
            await court.ShouldBeSoundAsync();
            await court.AsAsync<RejectPayout>("dir1", u => u.ExecuteAsync(new(payout, "核实账号"), default));
            await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(payout), default));
        }
    }

    [Fact]
    public async Task A_payment_that_came_back_from_a_closed_account_is_paid_again_to_the_one_confirmed_since_and_to_no_other()
    {
        var payout = await PaidAsync("100.00");
        await ReturnedAsync(payout);
        await ConfirmAsync(payout, "acc1");
        await court.ChangeAccountAsync(c, "51009999999999");
        await court.ShouldRefuseAsync("payout.payee-cooling-off", () => ReissueAsync(payout));
        court.Clock.To(2026, 2, 26);
        await ReissueAsync(payout);
        await court.ApproveAsync(payout);
        // Once it is in the chain again, it keeps what was approved.
        await ShouldFailAsync("LD023", $"update payouts.payout set account_no = '51001111111111' where id = {payout}");
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        await court.DebitAsync(payout);
        (await court.StatementAsync()).Statements[0].Paid.Should().Be(1);
        var ids = await TestDatabase.AskAsync<string>(court.Database.Superuser, $"select string_agg(distinct end_to_end_id, ',') from payouts.instruction where payout_id = {payout}");
        ids!.Split(',').Should().HaveCount(2, "an id is never used again");
        (await court.SeeAsync<ReturnQueries, List<ReturnView>>("ex1", q => q.ListAsync(new(), null, 10, default))).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { PayoutId = payout, Amount = Money.Parse("100.00"), Waiting = Money.Zero, ReissueClock = ClockState.Met, ConfirmedBy = "会计甲" });
        (await court.SeeAsync<ReturnQueries, List<ReturnView>>("ex2", q => q.ListAsync(new(), null, 10, default))).Should().BeEmpty("it is another officer's case");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Money_that_is_spent_elsewhere_is_not_paid_again()
    {
        var payout = await PaidAsync("100.00");
        await ReturnedAsync(payout);
        await ConfirmAsync(payout, "acc1");
        var other = await court.DraftAsync(c, Money.Parse("100.00"));
        await court.SubmitAsync(other);
        await court.ShouldRefuseAsync("payout.exceeds-available", () => ReissueAsync(payout));
    }

    [Fact]
    public async Task What_was_given_up_by_mistake_is_taken_back_while_nothing_is_built_upon_it_in_code_and_database()
    {
        var payout = await GivenUpAsync();
        var other = await court.DraftAsync(c, Money.Parse("50.00"));
        await court.ShouldRefuseAsync("return.built-upon", () => court.AsAsync<AskUndoReturn>("csh1", u => u.ExecuteAsync(new(payout, "系付款人自行汇入"), default)));
        await ShouldFailAsync("LD211", Undo(payout), "the payee's next payout");
        await ShouldFailAsync("LD210", Undo(other), "it never came back");
        await ShouldFailAsync("LD212", $"update payouts.notice set returned_at = null where payout_id = {payout}", "its payment is given up");
        await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(other), default));
        await ShouldFailAsync("LD028", Undo(payout), "nobody has taken the confirmation back");

        static string Undo(long payout) =>
            $"""
            insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash)
            select id, round, 'Withdrawn', 'ReturnRejected', 'Paid', 1, now(), sha256('x') from payouts.payout where id = {payout}
            """;
    }

    [Fact]
    public async Task Of_a_new_payment_and_the_undoing_of_the_giving_up_at_the_same_moment_one_stands()
    {
        court.Credit(Money.Parse("100.00"), c.SubAccount);
        var payout = await GivenUpAsync();
        await court.AsAsync<AskUndoReturn>("csh1", u => u.ExecuteAsync(new(payout, "系付款人自行汇入"), default));
        var refusals = await Task.WhenAll(Try(() => court.AsAsync<ConfirmUndoReturn>("acc1", u => u.ExecuteAsync(new(payout), default))), Try(() => court.DraftAsync(c, Money.Parse("100.00"))));
        refusals[1].Should().BeNull("the case has other money");
        var undone = (await court.PayoutAsync(payout)).Payout.State == PayoutState.Paid;
        refusals[0].Should().Be(undone ? null : "return.built-upon");
        await court.ShouldBeSoundAsync();
    }

    async Task<long> GivenUpAsync()
    {
        var payout = await PaidAsync("100.00");
        await ReturnedAsync(payout);
        await ConfirmAsync(payout, "acc1");
        await court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(payout), default));
        return payout;
    }

    async Task<long> PaidAsync(string amount)
    {
        court.Credit(Money.Parse(amount), c.SubAccount);
        await court.StatementAsync();
        var payout = await court.DraftAsync(c, Money.Parse(amount));
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        await court.DebitAsync(payout);
        (await court.StatementAsync()).Statements[0].Paid.Should().Be(1);
        return payout;
    }

    async Task<long> ReturnedAsync(long payout)
    {
        var reference = await court.ReturnAsync(payout);
        (await court.StatementAsync()).Statements[0].Returned.Should().Be(1);
        (await court.PayoutAsync(payout)).Payout.State.Should().Be(PayoutState.Returned);
        return await court.LineAsync(reference);
    }

    Task ConfirmAsync(long payout, string person) => court.AsAsync<ConfirmReturn>(person, u => u.ExecuteAsync(new(payout), default));

    Task ReissueAsync(long payout) => court.AsAsync<ReissuePayout>("ex1", u => u.ExecuteAsync(new(payout), default));

    async Task ShouldFailAsync(string state, string sql, string because = "") =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>(because)).Which.SqlState.Should().Be(state, because);

    static async Task<string?> Try(Func<Task> act)
    {
        try
        {
            await Task.Run(act);
            return null;
        }
        catch (Refused refused)
        {
            return refused.Code;
        }
    }
}
