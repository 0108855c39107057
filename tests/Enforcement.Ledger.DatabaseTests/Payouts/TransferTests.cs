using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Transfers;
using Enforcement.Ledger.Payouts.Treasury;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Reconciliation;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Money between cases, and the end of a case: what two people do at once, and what the database refuses by itself.</summary>
public sealed class TransferTests : IAsyncLifetime
{
    const int Rounds = 6;

    Court court = null!;
    TestCase from = null!;
    TestCase to = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        (from, to) = (await court.CaseAsync(), await court.CaseAsync());
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task A_transfer_and_a_submission_of_the_same_lot_at_once_end_in_one_of_two_ways()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await ArriveAsync("100.00");
            var payout = await court.DraftAsync(from, Money.Parse("100.00"));
            var transfer = await ProposeAsync("100.00");
            var outcomes = await Task.WhenAll(Try(() => court.SubmitAsync(payout)), Try(() => ApproveAsync(transfer)));
            outcomes.Should().ContainSingle(o => o == null).And.ContainSingle(o => o == "payout.exceeds-available");
            (await court.MoneyAsync(from)).Available.Should().Be(Money.Zero);
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_transfer_and_a_hold_at_once_leave_the_money_held_or_handed_on()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await ArriveAsync("100.00");
            var (there, transfer) = ((await court.MoneyAsync(to)).Available, await ProposeAsync("100.00"));
            var holding = Task.Run(() => court.AsAsync<PlaceHold, long>("ex1", u => u.ExecuteAsync(new(from.Id, "suspended", "中止裁定"), default)));
            var refusal = await Try(() => ApproveAsync(transfer));
            var hold = await holding;
            var money = await court.MoneyAsync(from);
            (refusal, money.Available, money.Held, (await court.MoneyAsync(to)).Available - there).Should().BeOneOf(
                (null, Money.Zero, Money.Zero, Money.Parse("100.00")), ("transfer.on-hold", Money.Zero, Money.Parse("100.00"), Money.Zero), ("payout.exceeds-available", Money.Zero, Money.Parse("100.00"), Money.Zero));
            await court.AsAsync<LiftHold>("dir1", u => u.ExecuteAsync(new(hold, "恢复裁定"), default));
            if (refusal is not null)
                await ApproveAsync(transfer);
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_double_clicked_approval_moves_once()
    {
        await ArriveAsync("200.00");
        var transfer = await ProposeAsync("100.00");
        (await Task.WhenAll(Try(() => ApproveAsync(transfer)), Try(() => ApproveAsync(transfer, "vp1")))).Should().ContainSingle(o => o == null).And.ContainSingle(o => o == "transfer.already-decided");
        (await court.MoneyAsync(to)).Available.Should().Be(Money.Parse("100.00"));
    }

    /// <summary>A payment at the moment of the closing: the case stays open with it, or is closed and two persons decide; what slips between is on the list.</summary>
    [Fact]
    public async Task A_closing_and_a_receipt_at_once_lose_no_money_from_sight()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var c = await court.CaseAsync();
            court.Credit(Money.Parse("10.00"), c.SubAccount);
            var statement = court.CloseStatement();
            var importing = Task.Run(() => court.ImportAsync(statement));
            var refusal = await Try(() => court.AsAsync<CloseCase>("ex1", u => u.ExecuteAsync(new(c.Id), default)));
            await importing;
            (refusal ?? "case.closed-with-money").Should().Be("case.closed-with-money");
            var listed = await court.SeeAsync<ClosingQueries, List<ClosingException>>("dir1", q => q.ExceptionsAsync(c.Id, null, 1, default));
            var money = await court.MoneyAsync(c);
            (money.State, money.Available.IsPositive, listed.Count).Should().BeOneOf(("open", true, 0), ("closed", false, 0), ("closed", true, 1));
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Undoing_leaves_the_case_that_got_the_money_what_its_plan_needs_and_its_holds_keep()
    {
        await ArriveAsync("100.00");
        var transfer = await ProposeAsync("100.00");
        await ApproveAsync(transfer);
        var (acc, dir) = ((await court.ActorAsync("acc1")).Id, (await court.ActorAsync("dir1")).Id);
        var ask = $"update payouts.case_transfer set undo_asked_by = {acc}, undo_asked_at = now(), undo_reason = 'x' where id = {transfer}";
        // A plan, and a hold that has set nothing aside yet, as if they had come by their own acts.
        var plan = $"set session_replication_role = replica; insert into payouts.distribution_plan (book_id, case_id, version, debtor, debtor_can_pay, one_title, method, rule_version, pot_minor, document, content_hash, state, drafted_by, drafted_at, approved_by, approved_at, in_force_by, in_force_at) select book_id, id, 1, 'Person', false, false, 'ProRata', 1, 9000, '方案', sha256('x'), 'InForce', 1, now(), {dir}, now(), {dir}, now() from cases.enforcement_case where id = {to.Id}";
        await TestDatabase.ExecuteAsync(court.Database.Superuser, plan);
        await court.ShouldRefuseAsync("transfer.plan-needs", () => court.AsAsync<AskUndoTransfer>("acc1", u => u.ExecuteAsync(new(transfer, "有误"), default)));
        (await RefusalOfAsync(ask)).Should().Be("LD254");
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "set session_replication_role = replica; delete from payouts.distribution_plan");
        await court.AsAsync<AskUndoTransfer>("acc1", u => u.ExecuteAsync(new(transfer, "有误"), default));
        await TestDatabase.ExecuteAsync(court.Database.Superuser, plan);
        await court.ShouldRefuseAsync("transfer.plan-needs", () => court.AsAsync<ConfirmUndoTransfer>("dir1", u => u.ExecuteAsync(new(transfer), default)));
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "set session_replication_role = replica; delete from payouts.distribution_plan");
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"set session_replication_role = replica; insert into payouts.hold (book_id, case_id, kind, document, reason, placed_by, placed_at) select book_id, id, 'suspended', '裁定', '暂缓', 1, now() from cases.enforcement_case where id = {to.Id}");
        await court.ShouldRefuseAsync("transfer.on-hold", () => court.AsAsync<ConfirmUndoTransfer>("dir1", u => u.ExecuteAsync(new(transfer), default)));
        (await RefusalOfAsync($"update payouts.case_transfer set state = 'Reversed', reversed_by = {dir}, reversed_at = now() where id = {transfer}")).Should().Be("LD254");
    }

    [Fact]
    public async Task Undoing_a_transfer_and_paying_its_money_out_at_once_end_in_one_of_two_ways()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await ArriveAsync("100.00");
            var transfer = await ProposeAsync("100.00");
            await ApproveAsync(transfer);
            var payout = await court.DraftAsync(to, Money.Parse("100.00"));
            await court.AsAsync<AskUndoTransfer>("acc1", u => u.ExecuteAsync(new(transfer, "有误"), default));
            var outcomes = await Task.WhenAll(Try(() => court.SubmitAsync(payout)), Try(() => court.AsAsync<ConfirmUndoTransfer>("dir1", u => u.ExecuteAsync(new(transfer), default))));
            (outcomes[0], outcomes[1]).Should().BeOneOf((null, "reverse.money-moved-on"), ("payout.exceeds-available", null));
            (await court.MoneyAsync(to)).Available.Should().Be(Money.Zero);
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_register_tells_money_between_cases_apart_from_what_the_bank_brought()
    {
        await ArriveAsync("300.00");
        var (first, second) = (await ProposeAsync("100.00"), await ProposeAsync("50.00"));
        await ApproveAsync(first);
        await ApproveAsync(second);
        await court.AsAsync<AskUndoTransfer>("acc1", u => u.ExecuteAsync(new(second, "有误"), default));
        await court.AsAsync<ConfirmUndoTransfer>("dir1", u => u.ExecuteAsync(new(second), default));
        var register = await court.SeeAsync<RegisterQueries, CaseRegister>("acc1", q => q.CasesAsync(Demonstration.BookCode, null, null, 10, default));
        register.Cases.Select(c => (c.CaseId, c.Opening, c.In, c.TransferredIn, c.Out, c.TransferredOut, c.Closing)).Should().BeEquivalentTo([
            (from.Id, Money.Zero, Money.Parse("300.00"), Money.Zero, Money.Zero, Money.Parse("100.00"), Money.Parse("200.00")),
            (to.Id, Money.Zero, Money.Zero, Money.Parse("100.00"), Money.Zero, Money.Zero, Money.Parse("100.00"))]);
    }

    [Fact]
    public async Task The_database_moves_nothing_between_cases_that_two_persons_did_not_approve()
    {
        await ArriveAsync("100.00");
        var transfer = await ProposeAsync("100.00");
        var (ex, dir, csh) = ((await court.ActorAsync("ex1")).Id, (await court.ActorAsync("dir1")).Id, (await court.ActorAsync("csh1")).Id);
        var approve = $"update payouts.case_transfer set state = 'Approved', decided_at = now(), decided_by = {{0}} where id = {transfer}";
        (await RefusalOfAsync(string.Format(null, approve, ex))).Should().Be("LD141", "who proposed it approves nothing");
        (await RefusalOfAsync(string.Format(null, approve, csh))).Should().Be("LD141", "a cashier pays out");
        (await RefusalOfAsync(string.Format(null, approve, dir))).Should().Be("LD140", "nothing was posted");
        (await RefusalOfAsync($"update payouts.case_transfer set amount_minor = 1 where id = {transfer}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalOfAsync($"insert into payouts.case_transfer (book_id, from_case_id, to_case_id, amount_minor, ground, proposed_by, proposed_at) values (1, {from.Id}, {from.Id}, 1, 'resumed', {ex}, now())")).Should().Be("LD140", "two cases");
        (await RefusalOfAsync($"insert into payouts.case_transfer (book_id, from_case_id, to_case_id, amount_minor, ground, document, proposed_by, proposed_at) values (1, {from.Id}, {to.Id}, 1, 'because', 'x', {ex}, now())")).Should().Be(PostgresErrorCodes.ForeignKeyViolation);
        (await RefusalOfAsync($"insert into payouts.case_transfer (book_id, from_case_id, to_case_id, amount_minor, ground, proposed_by, proposed_at) values (1, {from.Id}, {to.Id}, 1, 'wrong-posting', {ex}, now())")).Should().Be("LD218", "a wrong posting is told by a paper");
        await court.ShouldRefuseAsync("transfer.no-document", () => court.AsAsync<ProposeTransfer, long>("ex1", u => u.ExecuteAsync(new(from.Id, null, Money.Parse("1.00"), "wrong-posting", ToNumber: to.Number), default)));
        (await RefusalOfAsync(Post(70, transfer, 201, from.Id, 201, to.Id))).Should().Be("LD140", "nobody approved it");
        (await RefusalOfAsync(Post(8, transfer, 201, from.Id, 203, to.Id))).Should().Be(PostgresErrorCodes.CheckViolation, "only a transfer names two cases");

        await court.AsAsync<PlaceHold, long>("ex1", u => u.ExecuteAsync(new(to.Id, "suspended", "中止裁定"), default));
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"insert into payouts.hold (book_id, case_id, kind, document, reason, placed_by, placed_at) select book_id, id, 'suspended', '裁定', '暂缓', {ex}, now() from cases.enforcement_case where id = {from.Id}");
        (await RefusalOfAsync(string.Format(null, approve, dir))).Should().Be("LD142", "it is on hold");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_lets_nobody_take_the_name_of_who_asked_to_undo_and_gives_a_closed_case_no_money_back()
    {
        await ArriveAsync("100.00");
        var transfer = await ProposeAsync("100.00");
        await ApproveAsync(transfer);
        var (ex, acc, vp) = ((await court.ActorAsync("ex1")).Id, (await court.ActorAsync("acc1")).Id, (await court.ActorAsync("vp1")).Id);
        string Ask(long by) => $"update payouts.case_transfer set undo_asked_by = {by}, undo_asked_at = now(), undo_reason = 'x' where id = {transfer}";
        await court.AsAsync<AskUndoTransfer>("acc1", u => u.ExecuteAsync(new(transfer, "有误"), default));
        (await RefusalOfAsync(Ask(ex))).Should().Be("LD140");
        await court.AsAsync<RejectTransfer>("vp1", u => u.ExecuteAsync(new(transfer, "无误"), default));
        await court.AsAsync<CloseCase>("ex1", u => u.ExecuteAsync(new(from.Id), default));
        await court.ShouldRefuseAsync("transfer.case-closed", () => court.AsAsync<AskUndoTransfer>("acc1", u => u.ExecuteAsync(new(transfer, "有误"), default)));
        (await RefusalOfAsync(Ask(acc))).Should().Be("LD144");
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"set session_replication_role = replica; {Ask(acc)}; set session_replication_role = default");
        await court.ShouldRefuseAsync("transfer.case-closed", () => court.AsAsync<ConfirmUndoTransfer>("vp1", u => u.ExecuteAsync(new(transfer), default)));
        (await RefusalOfAsync($"update payouts.case_transfer set state = 'Reversed', reversed_by = {vp}, reversed_at = now() where id = {transfer}")).Should().Be("LD144");
    }

    /// <summary>Ids can be counted: who sees the own cases only names the other one by its number, and is told the number of none.</summary>
    [Fact]
    public async Task An_executor_names_the_receiving_case_by_its_number_and_a_cashier_as_he_likes()
    {
        await ArriveAsync("100.00");
        var foreign = await court.CaseAsync("ex2", "丙公司", "丁公司");
        var refused = await FluentActions.Awaiting(() => ProposeToAsync("ex1", foreign.Id, null)).Should().ThrowAsync<Refused>();
        (refused.Which.Code, refused.Which.Facts ?? "").Should().Be(("case.not-found", ""));
        refused = await FluentActions.Awaiting(() => ProposeToAsync("ex1", null, foreign.Number)).Should().ThrowAsync<Refused>();
        refused.Which.Code.Should().Be("transfer.no-ground", "the two have no party in common");
        refused.Which.Facts.Should().NotContain(foreign.Number);
        await ProposeToAsync("csh1", to.Id, null);
    }

    [Fact]
    public async Task The_treasury_account_is_read_by_who_pays_to_it_and_its_end_by_who_leads_or_inspects()
    {
        await court.AsAsync<NameTreasuryAccount, long>("csh1", u => u.ExecuteAsync(new(Demonstration.BookCode, "国家金库成都分库", "270000000000000001", "缴款通知"), default));
        (await AccountsAsync("acc1")).Should().Equal("270000000000000001");
        (await AccountsAsync("ins1")).Should().Equal("****0001");
        (await AccountsAsync("dir1")).Should().Equal("****0001");
        foreach (var person in (string[])["ex1", "reg1"])
            await court.ShouldRefuseAsync("access.not-permitted", () => AccountsAsync(person));
    }

    async Task<IEnumerable<string>> AccountsAsync(string person) => (await court.SeeAsync<TreasuryAccountQueries, List<TreasuryAccountView>>(person, q => q.AccountsAsync(default))).Select(a => a.AccountNo);

    Task<long> ProposeToAsync(string person, long? id, string? number) =>
        court.AsAsync<ProposeTransfer, long>(person, u => u.ExecuteAsync(new(from.Id, id, Money.Parse("1.00"), "same-parties", ToNumber: number), default));

    [Fact]
    public async Task The_database_closes_no_case_with_money_and_none_without_a_paper()
    {
        await ArriveAsync("100.00");
        var ex = (await court.ActorAsync("ex1")).Id;
        var acc = (await court.ActorAsync("acc1")).Id;
        var paper = $"insert into cases.case_closing (case_id, kind, closed_by, closed_at) values ({{0}}, 'concluded', {{1}}, now())";
        (await RefusalOfAsync($"update cases.enforcement_case set state = 'closed' where id = {to.Id}")).Should().Be("LD145", "no closing was written down");
        (await RefusalOfAsync(string.Format(null, paper, to.Id, acc))).Should().Be("LD145", "an accountant closes no case");
        (await RefusalOfAsync($"{string.Format(null, paper, from.Id, ex)}; update cases.enforcement_case set state = 'closed' where id = {from.Id}")).Should().Be("LD145", "there is money");
        await court.AsAsync<CloseCase>("ex1", u => u.ExecuteAsync(new(to.Id, CaseEnding.Terminated, "终本裁定"), default));
        (await RefusalOfAsync($"update cases.enforcement_case set state = 'open' where id = {to.Id}")).Should().Be("LD145", "its closing stands");
        await court.ShouldRefuseAsync("transfer.case-closed", () => ProposeAsync("10.00"));
        await court.ShouldBeSoundAsync();
    }

    string Post(short kind, long source, short debit, long debitCase, short credit, long creditCase) =>
        $"select ledger.post(1, {source}, 'ApproveTransfer', now(), array[{kind}]::smallint[], array[gen_random_uuid()], array[gen_random_uuid()], array[current_date], array[70]::smallint[], array[{source}]::bigint[], array[null]::bigint[], array[null]::bigint[], array[null]::date[], "
        + $"array[1], (select array[min(id)] from ledger.lot), array[{debit}]::smallint[], array[{debitCase}]::bigint[], array[{credit}]::smallint[], array[{creditCase}]::bigint[], array[10000]::bigint[])";

    async Task ArriveAsync(string amount)
    {
        court.Credit(Money.Parse(amount), from.SubAccount);
        await court.StatementAsync();
    }

    Task<long> ProposeAsync(string amount) =>
        court.AsAsync<ProposeTransfer, long>("ex1", u => u.ExecuteAsync(new(from.Id, null, Money.Parse(amount), "same-parties", "划转申请", ToNumber: to.Number), default));

    Task ApproveAsync(long transfer, string person = "dir1") => court.AsAsync<ApproveTransfer>(person, u => u.ExecuteAsync(new(transfer), default));

    async Task<string?> RefusalOfAsync(string sql) =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>(sql)).Which.SqlState;

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
