using System.Text;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Payees;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>The ways out of the house and of a payment that failed, where two places say no. What they do is told in the stories.</summary>
public sealed class ExitTests : IAsyncLifetime
{
    const string Denied = "payout.payee-status";

    Court court = null!;
    TestCase c = null!;
    TestCase other = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        (c, other) = (await court.CaseAsync(), await court.CaseAsync(applicant: "丙公司"));
        court.Credit(Money.Parse("1000.00"), c.SubAccount);
        court.Credit(Money.Parse("1000.00"), other.SubAccount);
        await court.StatementAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task What_came_back_is_given_up_once_it_is_confirmed()
    {
        var payout = await ReleasedAsync(c);
        await court.DebitAsync(payout);
        await court.StatementAsync();
        await court.ReturnAsync(payout);
        await court.StatementAsync();
        await court.ShouldRefuseAsync("return.not-confirmed", () => WithdrawAsync(payout));
        (await RefusalOfAsync(GiveUp(payout, "Returned"))).Should().Be("LD190");
        await court.AsAsync<ConfirmReturn>("acc1", u => u.ExecuteAsync(new(payout), default));
        await WithdrawAsync(payout);
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("1000.00"));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_the_bank_paid_after_all_is_not_given_up_and_what_was_given_up_is_told_when_the_bank_debits_it()
    {
        var (kept, given) = (await RejectedAsync(c), await RejectedAsync(other));
        await WithdrawAsync(given.Payout);
        court.Debit(kept.File.Amount, kept.File.Payee, kept.File.EndToEndId);
        court.Debit(given.File.Amount, given.File.Payee, given.File.EndToEndId);
        await court.StatementAsync();
        (await court.SeeAsync<BankAnswerQueries, List<BankCaseView>>("acc1", q => q.CasesAsync(true, null, null, 50, default)))
            .Select(k => (k.Kind, k.PayoutId)).Should().BeEquivalentTo([("debit-after-rejection", kept.Payout), ("debit-after-rejection", given.Payout)]);
        await court.ShouldRefuseAsync("payout.already-paid", () => WithdrawAsync(kept.Payout));
        (await RefusalOfAsync(GiveUp(kept.Payout, "Failed"))).Should().Be("LD134");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_payee_who_died_after_the_release_stays_here_and_the_file_goes_without_him()
    {
        var (dead, living) = (await ReleasedAsync(c), await ReleasedAsync(other));
        var both = await BuildAsync(dead, living);
        await court.AsAsync<RecordPartyStatus, long>("ex1", u => u.ExecuteAsync(new(c.Id, "甲公司", "deregistered", "准予注销登记通知书"), default));
        await court.ShouldRefuseAsync(Denied, () => SendAsync(both));
        await court.AsAsync<RecallPaymentFile>("csh1", u => u.ExecuteAsync(both, "收款人已注销", default));
        await court.ShouldRefuseAsync(Denied, () => BuildAsync(dead));
        var file = await BuildAsync();
        (await RefusalOfAsync(Item(file, dead))).Should().Be("LD109");
        (await RefusalOfAsync(Leave(dead))).Should().Be("LD109");
        (await court.SeeAsync<PaymentFileQueries, List<PaymentFileItemView>>("csh1", q => q.ItemsAsync(file, null, 10, default))).Select(i => i.PayoutId).Should().Equal(living);
        await SendAsync(file);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task An_account_that_ended_after_the_release_is_not_paid_to()
    {
        var (changed, filed) = (await ReleasedAsync(c), await ReleasedAsync(c));
        var file = await BuildAsync(filed);
        await court.ChangeAccountAsync(c, "6222020000000000018");
        await court.ShouldRefuseAsync("payout.changed-after-approval", () => DownloadAsync(changed));
        await court.ShouldRefuseAsync("payout.changed-after-approval", () => SendAsync(file));
        await court.ShouldRefuseAsync("payout.changed-after-approval", () => BuildAsync(changed));
        (await RefusalOfAsync(Leave(changed))).Should().Be("LD112");
        (await RefusalOfAsync(Item(file, changed))).Should().Be("LD112");
        await court.AsAsync<RecallPayout>("csh2", u => u.ExecuteAsync(new(changed, "账户已变更"), default));
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task An_agent_whose_authority_ended_after_the_release_is_not_paid()
    {
        var authority = await court.AsAsync<ProposeAuthority, long>("ex1",
            u => u.ExecuteAsync(new(c.Id, "甲公司", "张律师", "510104199001010019", AgentKind.Lawyer, "代收执行款", true, new(2026, 2, 13), new(2026, 3, 13), "特别授权委托书", "律师函", "15101201010000000"), default));
        await court.AsAsync<ConfirmAuthority>("reg1", u => u.ExecuteAsync(new(authority), default));
        var proposal = await court.AsAsync<ProposePayeeAccount, long>("ex1",
            u => u.ExecuteAsync(new(c.Id, null, "6222020000000000018", "中国银行", "张律师", "确认书", "张律师", AuthorityId: authority), default));
        await court.AsAsync<ConfirmPayeeAccount, long>("reg1", u => u.ExecuteAsync(new(proposal), default));
        var payout = await ReleasedAsync(c, "张律师");
        await court.AsAsync<RevokeAuthority>("ex1", u => u.ExecuteAsync(new(authority, "解除委托通知"), default));
        await court.ShouldRefuseAsync("payout.agent-unauthorised", () => DownloadAsync(payout));
        await court.ShouldRefuseAsync("payout.agent-unauthorised", () => BuildAsync(payout));
        (await RefusalOfAsync(Leave(payout))).Should().Be("LD115");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Nothing_leaves_a_stopped_book_and_what_has_left_is_handed_out_again()
    {
        var (alone, filed, left) = (await ReleasedAsync(c), await ReleasedAsync(other), await ReleasedAsync(c));
        await DownloadAsync(left);
        var file = await BuildAsync(filed);
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "insert into reconciliation.book_stop (book_id, check_name, facts, raised_by, raised_at) select p.book_id, 'position_is_fold', 'x', 1, now() from payouts.payout p limit 1");
        await court.ShouldRefuseAsync("book.stopped", () => DownloadAsync(alone));
        await court.ShouldRefuseAsync("book.stopped", () => SendAsync(file));
        await court.ShouldRefuseAsync("book.stopped", () => BuildAsync(alone));
        (await RefusalOfAsync(Leave(alone))).Should().Be("LD055");
        (await RefusalOfAsync(Item(file, alone))).Should().Be("LD055");
        await DownloadAsync(left);
    }

    [Fact]
    public async Task The_state_is_asked_before_the_reason()
    {
        var payout = await ReleasedAsync(c);
        await court.ShouldRefuseAsync("payout.illegal-move", () => court.AsAsync<SplitPayout, long>("ex1", u => u.ExecuteAsync(new(payout, Money.Parse("1.00"), null, null), default)));
        await court.ShouldRefuseAsync("payout.illegal-move", () => court.AsAsync<ReturnPayout>("csh2", u => u.ExecuteAsync(new(payout, null), default)));
    }

    async Task<long> ReleasedAsync(TestCase of, string? payee = null)
    {
        var payout = await court.DraftAsync(of, Money.Parse("10.00"), payee: payee);
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        return payout;
    }

    async Task<(long Payout, CamtText.Payment File)> RejectedAsync(TestCase of)
    {
        var payout = await ReleasedAsync(of);
        var file = CamtText.PaymentOf(Encoding.UTF8.GetString((await DownloadAsync(payout)).Bytes));
        await court.AsAsync<ImportBankAnswers, BankAnswerOutcome>("csh1", u => u.ExecuteAsync(new("answer.xml", Encoding.UTF8.GetBytes(
            $"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.03\"><CstmrPmtStsRpt><GrpHdr><MsgId>M-{payout}</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>{file.EndToEndId}</OrgnlMsgId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>{file.EndToEndId}</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>{file.EndToEndId}</OrgnlEndToEndId><TxSts>RJCT</TxSts></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>")), default));
        return (payout, file);
    }

    Task WithdrawAsync(long payout) => court.AsAsync<WithdrawPayout>("ex1", u => u.ExecuteAsync(new(payout, "不再支付"), default));

    Task<PayoutFile> DownloadAsync(long payout) => court.AsAsync<DownloadPayoutFile, PayoutFile>("csh1", u => u.ExecuteAsync(payout, default));

    // None named: all that wait and that nothing stops.
    Task<long> BuildAsync(params long[] payouts) => court.AsAsync<BuildPaymentFile, long>("csh1", u => u.ExecuteAsync(new(null, payouts.Length == 0 ? null : payouts), default));

    Task<PaymentFileBytes> SendAsync(long file) => court.AsAsync<DownloadPaymentFile, PaymentFileBytes>("csh1", u => u.ExecuteAsync(file, default));

    static string GiveUp(long payout, string from) =>
        $"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) select id, round, '{from}', 'Withdraw', 'Withdrawn', drafted_by, now(), sha256('x') from payouts.payout where id = {payout}";

    static string Leave(long payout) => $"insert into payouts.hand_over (instruction_id, at, by) select id, now(), released_by from payouts.instruction where payout_id = {payout}";

    static string Item(long file, long payout) => $"insert into payouts.payment_file_item (file_id, seq, instruction_id, amount_minor) select {file}, 9, id, amount_minor from payouts.instruction where payout_id = {payout}";

    async Task<string?> RefusalOfAsync(string sql) =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>()).Which.SqlState;
}
