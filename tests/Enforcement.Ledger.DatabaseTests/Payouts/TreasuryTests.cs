using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deductions;
using Enforcement.Ledger.Payouts.Treasury;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Fees and costs on their way out: what two people do at once, and what the database refuses by itself.</summary>
public sealed class TreasuryTests : IAsyncLifetime
{
    const int Rounds = 5;

    Court court = null!;
    TestCase c = null!;
    long account;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        court.Credit(Money.Parse("20000.00"), c.SubAccount);
        await court.StatementAsync();
        account = await court.AsAsync<NameTreasuryAccount, long>("csh1", u => u.ExecuteAsync(new(Demonstration.BookCode, "国家金库", "270000000000000001", "国库通知"), default));
        await court.AsAsync<ConfirmTreasuryAccount>("acc1", u => u.ExecuteAsync(new(account), default));
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task A_fee_that_is_reversed_and_proposed_for_payment_at_once_ends_in_one_of_two_ways()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var fee = await FeeAsync();
            var outcomes = await Task.WhenAll(Try(() => ProposeAsync(fee)), Try(() => ReverseAsync(fee)));
            (outcomes[0] ?? "", outcomes[1] ?? "").Should().BeOneOf(("", "deduction.paid-to-treasury"), ("treasury.nothing-due", ""));
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_batch_that_is_approved_and_its_fee_reversed_at_once_is_paid_as_it_was_approved()
    {
        var fee = await FeeAsync();
        var batch = await ProposeAsync(fee);
        var outcomes = await Task.WhenAll(Try(() => ApproveAsync(batch)), Try(() => ReverseAsync(fee)));
        (outcomes[0] ?? "", outcomes[1]).Should().Be(("", "deduction.paid-to-treasury"));
        (await court.MoneyAsync(c)).Should().BeEquivalentTo(new { FeeDue = Money.Zero, InTransit = Money.Parse("100.00") });
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Of_two_payments_of_one_fee_at_once_one_finds_it_taken_and_a_double_clicked_approval_moves_once()
    {
        var fee = await FeeAsync();
        (await Task.WhenAll(Try(() => ProposeAsync(fee)), Try(() => ProposeAsync(fee, "csh2")))).Should().ContainSingle(o => o == null).And.ContainSingle(o => o == "treasury.nothing-due");
        var batch = (await court.SeeAsync<TreasuryQueries, List<TreasuryBatchView>>("acc1", q => q.BatchesAsync(null, null, 1, default)))[0].Id;
        (await Task.WhenAll(Try(() => ApproveAsync(batch)), Try(() => ApproveAsync(batch)))).Should().ContainSingle(o => o == null).And.ContainSingle(o => o == "treasury.already-decided");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_pays_no_fee_that_two_of_finance_did_not_send_to_a_confirmed_account()
    {
        var fee = await FeeAsync();
        var (ex, csh) = ((await court.ActorAsync("ex1")).Id, (await court.ActorAsync("csh1")).Id);
        string Account(long person) => $"insert into payouts.treasury_account (book_id, name, account_no, document, proposed_by, proposed_at) values (1, '国库', '27', '通知', {person}, now())";
        (await RefusalOfAsync(Account(ex))).Should().Be("LD148", "an officer names no treasury account");
        (await RefusalOfAsync($"update payouts.treasury_account set confirmed_by = {csh}, confirmed_at = now() where id = {account}")).Should().Be("LD148", "it was confirmed by another");
        (await RefusalOfAsync($"insert into payouts.treasury_batch (book_id, account_id, amount_minor, proposed_by, proposed_at) values (1, {account}, 1, {ex}, now())")).Should().Be("LD148", "an officer pays no fees");

        var batch = await ProposeAsync(fee);
        var approve = $"update payouts.treasury_batch set state = 'Approved', decided_by = {{0}}, decided_at = now(), end_to_end_id = 'GK1', file_bytes = 'x' where id = {batch}";
        (await RefusalOfAsync($"insert into payouts.treasury_item values ({batch}, {fee + 1000})")).Should().BeOneOf("LD149", PostgresErrorCodes.ForeignKeyViolation);
        (await RefusalOfAsync(string.Format(null, approve, csh))).Should().Be(PostgresErrorCodes.CheckViolation, "who proposed it approves nothing");
        (await RefusalOfAsync(string.Format(null, approve, ex))).Should().Be("LD148", "nor does an officer");
        (await RefusalOfAsync($"update payouts.treasury_batch set amount_minor = 1 where id = {batch}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalOfAsync($"update payouts.deduction set state = 'Reversed', reversed_by = {(await court.ActorAsync("vp1")).Id}, reversed_at = now(), reversed_reason = '有误' where id = {fee}")).Should().Be("LD147", "it is being paid");
        (await RefusalOfAsync($"update payouts.treasury_batch set state = 'Booked', booked_line_id = 1, booked_on = current_date where id = {batch}")).Should().Be("LD148", "nothing was approved");
        await ApproveAsync(batch);
        (await RefusalOfAsync($"update payouts.treasury_batch set file_bytes = 'other' where id = {batch}")).Should().Be("LD148", "the instruction stays as approved");
        (await RefusalOfAsync($"update payouts.treasury_batch set state = 'Returned', returned_line_id = 1, returned_on = current_date where id = {batch}")).Should().BeOneOf("LD148", PostgresErrorCodes.CheckViolation);
        (await RefusalOfAsync($"update payouts.treasury_batch set state = 'Failed', failed_by = {ex}, failed_at = now(), failed_reason = '无' where id = {batch}")).Should().Be("LD148", "an officer fails none");
        (await RefusalOfAsync($"update payouts.treasury_batch set state = 'Booked', booked_line_id = 1, booked_on = current_date where id = {batch}; update payouts.treasury_batch set state = 'Returned', returned_line_id = 2, returned_on = current_date where id = {batch}"))
            .Should().Be("LD186", "the journal neither paid nor brought anything back");
        (await RefusalOfAsync($"update payouts.treasury_batch set state = 'Failed', failed_by = {(await court.ActorAsync("csh2")).Id}, failed_at = now(), failed_reason = '无' where id = {batch}"))
            .Should().Be("LD186", "the journal holds it in transit");
        var failed = $"update payouts.treasury_batch set state = 'Failed', failed_by = {{0}}, failed_at = now(), failed_reason = '无' where id = {batch}";
        (await RefusalOfAsync(string.Format(null, failed, (await court.ActorAsync("acc1")).Id))).Should().Be("LD187", "who approved it does not fail it alone");
        (await RefusalOfAsync($"update payouts.treasury_batch set fail_asked_by = {csh}, fail_asked_at = now() where id = {batch}")).Should().Be(PostgresErrorCodes.CheckViolation, "nothing has left yet");
        (await RefusalOfAsync($"update payouts.treasury_batch set handed_over_by = {ex}, handed_over_at = now() where id = {batch}")).Should().Be("LD148", "an officer takes no file");
        await court.AsAsync<DownloadTreasuryFile, PayoutFile>("csh1", u => u.ExecuteAsync(batch, default));
        (await RefusalOfAsync(string.Format(null, failed, csh))).Should().Be("LD187", "its file has left, and nobody else has said so");
        await court.AsAsync<FailTreasuryBatch>("csh1", u => u.ExecuteAsync(new(batch, "银行未办理"), default));
        (await RefusalOfAsync(string.Format(null, failed, csh))).Should().Be("LD187", "one person is not two");
        await court.ShouldRefuseAsync("treasury.already-decided", () => court.AsAsync<DownloadTreasuryFile, PayoutFile>("csh2", u => u.ExecuteAsync(batch, default)));
        (await RefusalOfAsync($"update payouts.treasury_batch set handed_over_by = {csh}, handed_over_at = now() where id = {batch}")).Should().Be("LD148", "when it left is written once");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_hold_and_the_file_of_a_payment_of_fees_at_once_end_with_the_hold_unless_the_file_has_left()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var batch = await ProposeAsync(await FeeAsync());
            await ApproveAsync(batch);
            var hold = 0L;
            var outcomes = await Task.WhenAll(
                Try(() => court.AsAsync<DownloadTreasuryFile, PayoutFile>("csh1", u => u.ExecuteAsync(batch, default))),
                Try(async () => hold = await court.AsAsync<PlaceHold, long>("ex1", u => u.ExecuteAsync(new(c.Id, "suspended", "中止裁定"), default))));
            outcomes[1].Should().BeNull();
            var left = await TestDatabase.AskAsync<bool>(court.Database.Connections.App, $"select handed_over_at is not null from payouts.treasury_batch where id = {batch}");
            outcomes[0].Should().Be(left ? null : "payout.on-hold");
            (await RefusalOfAsync($"update payouts.treasury_batch set handed_over_by = {(await court.ActorAsync("csh1")).Id}, handed_over_at = now() where id = {batch}")).Should().Be(left ? "LD148" : "LD188");
            await court.AsAsync<LiftHold>("vp1", u => u.ExecuteAsync(new(hold, "恢复裁定"), default));
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_pays_a_cost_only_to_who_the_officer_named_last_and_not_by_who_named_it()
    {
        var cost = await CostAsync();
        var fee = await FeeAsync();
        var (ex, csh) = ((await court.ActorAsync("ex1")).Id, (await court.ActorAsync("csh1")).Id);
        string Name(long deduction, long person) => $"insert into payouts.cost_payee (deduction_id, name, account_no, document, named_by, named_at) values ({deduction}, '拍卖行', '27', '结算函', {person}, now())";
        (await RefusalOfAsync(Name(cost, csh))).Should().Be("LD185", "finance names no payee");
        (await RefusalOfAsync(Name(fee, ex))).Should().Be("LD184", "a fee is the treasury's");
        var payee = await PayeeAsync(cost);
        string Pay(long deduction, long to) =>
            $"with b as (insert into payouts.treasury_batch (book_id, recipient, payee_id, amount_minor, proposed_by, proposed_at) values (1, 'CostPayee', {to}, 30000, {csh}, now()) returning id) "
            + $"select set_config('test.batch', id::text, false) from b; insert into payouts.treasury_item select current_setting('test.batch')::bigint, {deduction}";
        (await RefusalOfAsync(Pay(fee, payee))).Should().Be("LD149", "a fee goes to the treasury only");
        var later = await PayeeAsync(cost);
        (await RefusalOfAsync(Pay(cost, payee))).Should().Be("LD149", "another payee was named since");
        (await RefusalOfAsync($"insert into payouts.treasury_batch (book_id, recipient, account_id, payee_id, amount_minor, proposed_by, proposed_at) values (1, 'CostPayee', {account}, {payee}, 1, {csh}, now())"))
            .Should().Be(PostgresErrorCodes.CheckViolation, "one recipient");
        var batch = await court.AsAsync<ProposeCostPayment, long>("csh1", u => u.ExecuteAsync(new(cost), default));
        (await RefusalOfAsync(Name(cost, ex))).Should().Be("LD184", "it is being paid");
        (await RefusalOfAsync($"update payouts.cost_payee set account_no = '28' where id = {later}")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        await ApproveAsync(batch);
        (await court.MoneyAsync(c)).InTransit.Should().Be(Money.Parse("300.00"));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_returns_to_a_payer_only_what_it_paid_where_it_came_from()
    {
        var payout = await court.AsAsync<DraftPayout, long>("ex1", u => u.ExecuteAsync(new(c.Id, Money.Parse("10.00"), "乙公司", Purpose: PayoutPurpose.PayerRefund, Ground: "误付", Proof: "退款申请"), default));
        court.Credit(Money.Parse("10.00"), c.SubAccount, payer: "丙公司", payerAccount: "6217000000000000077");
        await court.StatementAsync();
        (await RefusalOfAsync($"insert into payouts.payout_lot (payout_id, lot_id, amount_minor) select {payout}, max(id), 1 from ledger.lot")).Should().Be("LD146", "丙公司 paid that lot");
        await court.ShouldBeSoundAsync();
    }

    async Task<long> FeeAsync() => await ConfirmedAsync(new(c.Id, "ExecutionFee", Money.Parse("100.00")));

    async Task<long> CostAsync()
    {
        var lot = (await court.SeeAsync<Oversight.ClockQueries, List<Oversight.LotClock>>("dir1", q => q.LotsAsync(c.Id, default)))[0].LotId;
        return await ConfirmedAsync(new(c.Id, "SaleCost", Money.Parse("300.00"), Document: "拍卖费用票据", LotIds: [lot]));
    }

    async Task<long> ConfirmedAsync(ProposeDeduction.Request request)
    {
        var id = await court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(request, default));
        await court.AsAsync<ConfirmDeduction>("dir1", u => u.ExecuteAsync(new(id), default));
        return id;
    }

    Task<long> PayeeAsync(long cost) => court.AsAsync<NameCostPayee, long>("ex1", u => u.ExecuteAsync(new(cost, "成都拍卖行", "270000000000000009", "结算函"), default));

    Task<long> ProposeAsync(long fee, string person = "csh1") => court.AsAsync<ProposeTreasuryBatch, long>(person, u => u.ExecuteAsync(new(Demonstration.BookCode, [fee]), default));

    Task ApproveAsync(long batch) => court.AsAsync<ApproveTreasuryBatch>("acc1", u => u.ExecuteAsync(new(batch), default));

    Task ReverseAsync(long fee) => court.AsAsync<ReverseDeduction>("vp1", u => u.ExecuteAsync(new(fee, "多收"), default));

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
