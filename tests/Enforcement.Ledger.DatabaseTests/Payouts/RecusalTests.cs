using System.Text;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using Enforcement.Ledger.Payouts.Deductions;
using Enforcement.Ledger.Payouts.Deferrals;
using Enforcement.Ledger.Payouts.Deposits;
using Enforcement.Ledger.Payouts.Reversals;
using Enforcement.Ledger.Payouts.Transfers;
using Enforcement.Ledger.Payouts.Treasury;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Who is recused does nothing in the case, also where the application's own role goes around the use cases; and who acts in another's name is
/// kept away by what keeps the other away. The acts themselves are told in the story of recusals.</summary>
public sealed class RecusalTests : IAsyncLifetime
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
    public async Task The_database_writes_no_hand_of_a_recused_person_into_any_act_of_the_case()
    {
        var other = await court.CaseAsync();
        var (ex, dir, csh) = (await IdAsync("ex1"), await IdAsync("dir1"), await IdAsync("csh2"));
        var (sent, waits) = (await ReleasedAsync("1.00"), await ReleasedAsync("1.00"));
        var file = await court.AsAsync<BuildPaymentFile, long>("csh1", u => u.ExecuteAsync(new(null, [sent]), default));
        var deposit = await court.AsAsync<ApplyForDeposit, long>("ex1", u => u.ExecuteAsync(new(c.Id, "refused", "审批表", "笔录", Money.Parse("1.00")), default));
        var deferral = await court.AsAsync<ApplyForDeferral, long>("ex1", u => u.ExecuteAsync(new(c.Id, "distribution", "说明", new LocalDate(2026, 3, 1)), default));
        var deduction = await court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(new(c.Id, "ExecutionFee", Money.Parse("1.00")), default));
        var transfer = await court.AsAsync<ProposeTransfer, long>("ex1", u => u.ExecuteAsync(new(c.Id, null, Money.Parse("1.00"), "same-parties", ToNumber: other.Number), default));
        foreach (var person in (string[])["ex1", "dir1", "csh2"])
            await court.AsAsync<PlaceRecusal, long>("vp1", u => u.ExecuteAsync(new(c.Id, person, null, "回避决定"), default));
        var party = $"(select min(id) from cases.party where case_id = {c.Id})";

        foreach (var sql in (string[])[
            $"insert into payouts.deposit (book_id, case_id, party_id, ground, document, evidence, amount_minor, applied_by, applied_at, late) values (1, {c.Id}, {party}, 'refused', 'x', 'x', 1, {ex}, now(), false)",
            $"update payouts.deposit set state = 'Rejected', decided_by = {dir}, decided_at = now(), decision = 'x' where id = {deposit}",
            $"insert into payouts.deferral (book_id, case_id, ground, document, until_on, applied_by, applied_at, late) values (1, {c.Id}, 'distribution', 'x', current_date, {ex}, now(), false)",
            $"update payouts.deferral set state = 'Rejected', decided_by = {dir}, decided_at = now(), decision = 'x' where id = {deferral}",
            $"update payouts.deduction set state = 'Rejected', decided_by = {dir}, decided_at = now(), decision = 'x' where id = {deduction}",
            $"update payouts.case_transfer set state = 'Rejected', decided_by = {dir}, decided_at = now(), decision = 'x' where id = {transfer}",
            Transfer(c.Id, other.Id),
            Transfer(other.Id, c.Id),
            $"insert into cases.party_status (party_id, kind, document, recorded_by, recorded_at) values ({party}, 'deceased', 'x', {dir}, now())",
            $"insert into payouts.case_flag (book_id, case_id, flag, document, set_by, set_at) values (1, {c.Id}, 'major', 'x', {dir}, now())",
            $"insert into cases.case_closing (case_id, kind, closed_by, closed_at) values ({c.Id}, 'concluded', {ex}, now())",
            $"insert into payouts.hand_over (instruction_id, at, by) select id, now(), {csh} from payouts.instruction where payout_id = {waits}",
            $"insert into payouts.recall (instruction_id, at, by, reason) select id, now(), {csh}, 'x' from payouts.instruction where payout_id = {waits}",
            $"update payouts.payment_file set recalled_at = now(), recalled_by = {csh}, recall_reason = 'x' where id = {file}"])
            (await RefusalOfAsync(sql)).Should().Be("LD116", "{0}", sql);
        (await RefusalOfAsync($"with f as (insert into payouts.payment_file (book_id, message_id, format, encoding, currency, debit_account, transactions, total_minor, file_name, file_bytes, file_sha256, built_at, built_by) select 1, 'PL209900000001', 'cn-csv', 'GBK', 'CNY', '1', 1, 100, 'x', 'x', sha256('x'), now(), {csh} returning id) select id from f; "
            + $"insert into payouts.payment_file_item (file_id, seq, instruction_id, amount_minor) select (select max(id) from payouts.payment_file), 1, id, amount_minor from payouts.instruction where payout_id = {waits}")).Should().Be("LD116");
        await court.ShouldRefuseAsync("payout.recused", () => court.AsAsync<DownloadPayoutFile, PayoutFile>("csh2", u => u.ExecuteAsync(waits, default)));
        await court.ShouldRefuseAsync("payment.nothing-to-send", () => court.AsAsync<BuildPaymentFile, long>("csh2", u => u.ExecuteAsync(new(), default)));
        await court.ShouldBeSoundAsync();

        string Transfer(long from, long to) =>
            $"insert into payouts.case_transfer (book_id, from_case_id, to_case_id, amount_minor, ground, proposed_by, proposed_at) values (1, {from}, {to}, 1, 'resumed', {ex}, now())";
    }

    [Fact]
    public async Task What_the_bank_says_in_two_ways_is_explained_by_nobody_who_is_recused()
    {
        var payout = await ReleasedAsync("1.00");
        var file = await court.AsAsync<DownloadPayoutFile, PayoutFile>("csh1", u => u.ExecuteAsync(payout, default));
        foreach (var status in (string[])["RJCT", "ACSC"])
            await court.AsAsync<ImportBankAnswers, BankAnswerOutcome>("csh1", u => u.ExecuteAsync(new("a.xml", Answer(CamtText.PaymentOf(Encoding.UTF8.GetString(file.Bytes)).EndToEndId, status)), default));
        var item = await TestDatabase.AskAsync<long>(court.Database.Superuser, "select max(id) from payouts.bank_case");
        await court.AsAsync<PlaceRecusal, long>("vp1", u => u.ExecuteAsync(new(c.Id, "acc1", null, "回避决定"), default));
        await court.ShouldRefuseAsync("payout.recused", () => court.AsAsync<ExplainBankCase>("acc1", u => u.ExecuteAsync(new(item, "已核实"), default)));
        (await RefusalOfAsync($"update payouts.bank_case set asked_by = {await IdAsync("acc1")}, asked_at = now(), reason = 'x' where id = {item}")).Should().Be("LD116");
    }

    [Fact]
    public async Task A_reversal_of_execution_a_cost_and_a_question_to_the_bank_are_acts_in_each_of_their_cases()
    {
        var (dir, csh, ex) = (await IdAsync("dir1"), await IdAsync("csh1"), await IdAsync("ex1"));
        var anew = await court.CaseAsync(applicant: "乙公司", debtor: "甲公司");
        var paid = await ReleasedAsync("100.00");
        await court.DebitAsync(paid);
        await court.StatementAsync();
        var reversal = await court.AsAsync<ProposeReversal, long>("ex1", u => u.ExecuteAsync(new(anew.Id, Money.Parse("10.00"), null, "执行回转裁定", PayoutIds: [paid]), default));
        var lot = await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select max(lot_id) from ledger.position where case_id = {c.Id} and account = 201");
        var cost = await court.AsAsync<ProposeDeduction, long>("ex1", u => u.ExecuteAsync(new(c.Id, "SaleCost", Money.Parse("3.00"), Document: "拍卖费用票据", LotIds: [lot]), default));
        await court.AsAsync<ConfirmDeduction>("dir1", u => u.ExecuteAsync(new(cost), default));
        await court.AsAsync<NameCostPayee, long>("ex1", u => u.ExecuteAsync(new(cost, "拍卖行", "270000000000000009", "结算函"), default));
        var batch = await court.AsAsync<ProposeCostPayment, long>("csh2", u => u.ExecuteAsync(new(cost), default));
        foreach (var person in (string[])["ex1", "dir1", "csh1"])
            await court.AsAsync<PlaceRecusal, long>("vp1", u => u.ExecuteAsync(new(c.Id, person, null, "回避决定"), default));

        await court.ShouldRefuseAsync("payout.recused", () => court.AsAsync<ConfirmReversal>("dir1", u => u.ExecuteAsync(new(reversal), default)));
        await court.ShouldRefuseAsync("payout.recused", () => court.AsAsync<ProposeReversal, long>("ex1", u => u.ExecuteAsync(new(anew.Id, Money.Parse("10.00"), null, "裁定", PayoutIds: [paid]), default)));
        await court.ShouldRefuseAsync("payout.recused", () => court.AsAsync<ApproveTreasuryBatch>("csh1", u => u.ExecuteAsync(new(batch), default)));
        await court.ShouldRefuseAsync("payout.recused", () => court.AsAsync<ProposeCostPayment, long>("csh1", u => u.ExecuteAsync(new(cost), default)));
        foreach (var sql in (string[])[
            $"update payouts.execution_reversal set state = 'Confirmed', decided_by = {dir}, decided_at = now() where id = {reversal}",
            $"insert into payouts.execution_reversal (case_id, amount_minor, fruits_minor, document, proposed_by, proposed_at) values ({anew.Id}, 100, 0, 'x', {ex}, now()); insert into payouts.execution_reversal_part select max(id), {paid}, 100 from payouts.execution_reversal",
            $"insert into payouts.cost_payee (deduction_id, name, account_no, document, named_by, named_at) values ({cost}, 'x', '27', 'x', {ex}, now())",
            $"update payouts.treasury_batch set state = 'Rejected', decided_by = {csh}, decided_at = now(), decision = 'x' where id = {batch}",
            $"insert into payouts.bank_query (instruction_id, note, at, by) select id, 'x', now(), {csh} from payouts.instruction where payout_id = {paid}"])
            (await RefusalOfAsync(sql)).Should().BeOneOf(["LD116", "LD184"], "{0}", sql);
        await court.ShouldBeSoundAsync();
    }

    /// <summary>Who stands in for two cashiers goes on in the name of the one whom nothing keeps away, and takes back as he may release.</summary>
    [Fact]
    public async Task A_stand_in_acts_in_the_name_of_the_lender_whom_nothing_keeps_away()
    {
        await court.AsAsync<PlaceRecusal, long>("vp1", u => u.ExecuteAsync(new(c.Id, "csh1", null, "回避决定"), default));
        var roles = await court.AsAsync<ProposeRoles, long>("adm1", u => u.ExecuteAsync(new("col1", [], "轮岗"), default));
        await court.AsAsync<ConfirmRoles>("sec1", u => u.ExecuteAsync(new(roles), default));
        await DelegateAsync("csh1");
        await DelegateAsync("csh2");
        var payout = await AcceptedAsync("1.00");
        await court.ReleaseAsync(payout, "col1");
        (await OnBehalfAsync(payout, "Release")).Should().Be(await IdAsync("csh2"));
        // The release was his own hand, and that of the cashier in whose name it was.
        await court.ShouldRefuseAsync("payout.same-person", () => RecallAsync(payout, "col1"));
        await court.ShouldRefuseAsync("payout.same-person", () => RecallAsync(payout, "csh2"));
        (await RefusalOfAsync(Recall(payout, await IdAsync("csh2")))).Should().Be("LD021");
        (await RefusalOfAsync(Recall(payout, await IdAsync("col1")))).Should().Be("LD021");
        await RecallAsync(payout, "acc1");

        var other = await court.CaseAsync(applicant: "丙公司");
        court.Credit(Money.Parse("10.00"), other.SubAccount);
        await court.StatementAsync();
        var (alone, inFile) = (await AcceptedAsync("1.00", other), await AcceptedAsync("1.00", other));
        await court.ReleaseAsync(alone, "csh1");
        await court.ReleaseAsync(inFile, "csh1");
        var file = await court.AsAsync<BuildPaymentFile, long>("col1", u => u.ExecuteAsync(new(null, [inFile]), default));
        await court.AsAsync<RecallPaymentFile>("col1", u => u.ExecuteAsync(file, "重做", default));
        await RecallAsync(alone, "col1");
        (await court.PayoutAsync(alone)).Payout.State.Should().Be(PayoutState.Failed);
        (await OnBehalfAsync(alone, "BankRejected")).Should().Be(await IdAsync("csh2"), "the other one released it");

        var proposal = await ProposeAsync("col1");
        await court.ShouldRefuseAsync("bank-profile.same-person", () => ApproveAsync(proposal, "csh1"));
        (await RefusalOfAsync($"update payouts.bank_profile set approved_by = {await IdAsync("csh1")}, approved_at = now() where id = {proposal}")).Should().Be("LD135", "it was proposed in this name");
        await ApproveAsync(proposal, "acc1");
        await ApproveAsync(await ProposeAsync("csh1"), "col1");
        await court.ShouldBeSoundAsync();
    }

    Task<long> ProposeAsync(string person) => court.AsAsync<ProposeBankProfile, long>(person, u => u.ExecuteAsync(new(null, BankProfile.ChineseCsv, "GBK", false, 2, "更换格式"), default));

    Task ApproveAsync(long proposal, string person) => court.AsAsync<ApproveBankProfile>(person, u => u.ExecuteAsync(proposal, default));

    Task RecallAsync(long payout, string person) => court.AsAsync<RecallPayout>(person, u => u.ExecuteAsync(new(payout, "有误"), default));

    static string Recall(long payout, long by) => $"insert into payouts.recall (instruction_id, at, by, reason) select id, timestamptz '2026-02-13 10:00+08', {by}, 'x' from payouts.instruction where payout_id = {payout}";

    async Task<long?> OnBehalfAsync(long payout, string trigger) =>
        await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select on_behalf_of from payouts.move where payout_id = {payout} and trigger = '{trigger}'");

    async Task DelegateAsync(string from)
    {
        var id = (await court.AsAsync<RequestDelegation, IReadOnlyList<long>>("adm1", u => u.ExecuteAsync(new(from, "col1", new LocalDate(2026, 2, 28), "出差"), default))).Single();
        await court.AsAsync<ConfirmDelegation>(from, u => u.ExecuteAsync(new(id), default));
    }

    async Task<long> AcceptedAsync(string amount, TestCase? of = null)
    {
        var payout = await court.DraftAsync(of ?? c, Money.Parse(amount));
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        await court.AcceptAsync(payout);
        return payout;
    }

    async Task<long> ReleasedAsync(string amount)
    {
        var payout = await AcceptedAsync(amount);
        await court.ReleaseAsync(payout);
        return payout;
    }

    static byte[] Answer(string endToEndId, string status) => Encoding.UTF8.GetBytes(
        $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt><GrpHdr><MsgId>{Guid.NewGuid():N}</MsgId></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>{endToEndId}</OrgnlMsgId></OrgnlGrpInfAndSts>
        <OrgnlPmtInfAndSts><OrgnlPmtInfId>{endToEndId}</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>{endToEndId}</OrgnlEndToEndId><TxSts>{status}</TxSts></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
        """);

    async Task<long> IdAsync(string person) => (await court.ActorAsync(person)).Id;

    async Task<string?> RefusalOfAsync(string sql) =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>(sql)).Which.SqlState;
}
