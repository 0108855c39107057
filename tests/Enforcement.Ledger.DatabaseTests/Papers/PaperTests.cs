using System.Text;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Papers;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deposits;
using Enforcement.Ledger.Tests.Papers;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Papers;

/// <summary>Papers, where two places say no and where two hands meet. What they do is told in the stories.</summary>
public sealed class PaperTests : IAsyncLifetime
{
    const string AccountNo = "51000000000000001";

    const int Rounds = 4;

    static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4 scan");

    Court court = null!;
    TestCase c = null!;
    long payout;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        court.Credit(Money.Parse("1000.00"), c.SubAccount);
        await court.StatementAsync();
        payout = await AcceptedAsync("100.00");
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task An_approval_form_says_who_paid_who_is_paid_and_who_approved()
    {
        var page = await PageAsync(await IssueAsync(new(PaperKind.PayoutApproval, payout)));
        page.Fields.ToDictionary(f => f.Key, f => f.Value).Should().Contain(new Dictionary<string, string>
        {
            ["caseNumber"] = c.Number, ["applicants"] = "甲公司", ["debtors"] = "乙公司", ["payer"] = "乙公司", ["paidAmount"] = "100.00 元", ["paidOn"] = "2026-02-13", ["paidBy"] = "银行转账", ["payee"] = "甲公司",
            ["account"] = "51000000000000001", ["amount"] = "100.00 元", ["amountInWords"] = "人民币壹佰元整", ["method"] = "银行转账", ["chain"] = "第 1 版", ["approvals"] = "1. 执行局长：执行局长甲　2026-02-13 10:00",
        });
        var notice = await PageAsync(await IssueAsync(new(PaperKind.PayoutNotice, payout)));
        notice.Fields.Select(f => f.Key).Should().Contain(["notice", "issuedAt", "due", "account", "approvals"]);
        var check = await VerifyAsync("reg1", page.Paper.Code.ToLowerInvariant());
        check.Same.Should().BeTrue();
        check.Fields.Single(f => f.Key == "account").Value.Should().Be("****0001");
    }

    [Fact]
    public async Task A_deposit_form_says_why_and_by_which_evidence_and_outlives_what_was_turned_down()
    {
        var deposit = await court.AsAsync<ApplyForDeposit, long>("ex1", u => u.ExecuteAsync(new(c.Id, "whereabouts-unknown", "提存申请", "公告照片", Money.Parse("60.00")), default));
        var code = await IssueAsync(new(PaperKind.DepositApproval, DepositId: deposit));
        (await PageAsync(code)).Fields.ToDictionary(f => f.Key, f => f.Value).Should().Contain(new Dictionary<string, string>
        {
            ["amount"] = "60.00 元", ["amountInWords"] = "人民币陆拾元整", ["ground"] = "下落不明（法发〔2017〕6号 §16; 民法典 §570）", ["evidence"] = "公告照片", ["approvals"] = "待审批", ["payer"] = "批准时按入账先后确定",
        });
        await court.AsAsync<RejectDeposit>("dir1", u => u.ExecuteAsync(new(deposit, "证据不足"), default));
        (await VerifyAsync("dir1", code)).Differences.Select(d => d.Key).Should().Equal("approvals", "state");
        await court.ShouldRefuseAsync("paper.nothing-to-print", () => IssueAsync(new(PaperKind.DepositApproval, DepositId: deposit)));
        await court.ShouldRefuseAsync("deposit.not-found", () => IssueAsync(new(PaperKind.DepositApproval, DepositId: 99_999)));
    }

    [Fact]
    public async Task A_payment_notice_names_the_account_the_right_to_refuse_others_and_where_to_report()
    {
        var fields = (await PageAsync(await IssueAsync(new(PaperKind.PaymentNotice, CaseId: c.Id) { Amount = Money.Parse("500.00") }))).Fields.ToDictionary(f => f.Key, f => f.Value);
        (fields["subAccount"], fields["accountName"], fields["bank"], fields["amountInWords"]).Should().Be((c.SubAccount, "示范法院执行款专户", "示范银行成都分行", "人民币伍佰元整"));
        fields["refuse"].Should().Contain("有权拒绝");
        fields["hotline"].Should().Contain("12368");
        fields["remark"].Should().ContainAll("案号", "被执行人", "交款人", "用途");
        await court.ShouldRefuseAsync("payout.amount-not-positive", () => IssueAsync(new(PaperKind.PaymentNotice, CaseId: c.Id) { Amount = Money.Zero }));
        await court.ShouldRefuseAsync("paper.sub-account-inactive", () => IssueAsync(new(PaperKind.PaymentNotice, CaseId: c.Id, SubAccount: "6228480000009999")));
    }

    [Fact]
    public async Task What_is_handed_in_is_a_scan_by_its_bytes_and_what_is_typed_can_be_read()
    {
        var code = await IssueAsync(new(PaperKind.PayoutApproval, payout));
        await court.ShouldRefuseAsync("paper.scan-kind", () => ScanAsync(code, "<html>"u8.ToArray()));
        await court.ShouldRefuseAsync("paper.scan-kind", () => ScanAsync(code, []));
        await court.ShouldRefuseAsync("paper.not-found", () => ScanAsync("AAAABBBBCCCCDDDDEEEE", Pdf));
        var scan = await ScanAsync(code, Pdf);
        await court.ShouldRefuseAsync("paper.typed-unreadable", () => CheckAsync(scan, Typed() with { Account = " - " }));
        await court.ShouldRefuseAsync("paper-scan.not-found", () => CheckAsync(99_999, Typed()));
        // Names and numbers as people write them.
        (await CheckAsync(scan, Typed() with { CaseNumber = c.Number.Replace('（', '(').Replace('）', ')'), Payee = " 甲公司 ", Account = "5100 0000 0000 00001" })).Should().BeEmpty();
        var file = await court.AsAsync<DownloadScan, ScanFile>("ins1", u => u.ExecuteAsync(scan, default));
        (file.MediaType, file.Bytes).Should().BeEquivalentTo(("application/pdf", Pdf));
    }

    [Fact]
    public async Task A_split_after_the_check_asks_for_another_one()
    {
        var issued = await court.DraftAsync(c, Money.Parse("200.00"));
        await court.SubmitAsync(issued);
        await court.ApproveAsync(issued);
        var scan = await ScanAsync(await IssueAsync(new(PaperKind.PayoutApproval, issued)), Pdf);
        (await CheckAsync(scan, Typed("200.00"))).Should().BeEmpty();
        await court.AsAsync<SplitPayout, long>("ex1", u => u.ExecuteAsync(new(issued, Money.Parse("50.00"), "案外人异议", "异议书"), default));
        await court.AcceptAsync(issued);
        await court.ShouldRefuseAsync("paper.unchecked", () => court.ReleaseAsync(issued));
        (await CheckAsync(scan, Typed("200.00"), "ex1", refused: true)).Should().BeEmpty("who handed it in does not check it");
        (await CheckAsync(scan, Typed("150.00"), "csh2")).Should().BeEmpty();
        await court.ReleaseAsync(issued);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_says_no_as_well()
    {
        var (ex, acc, csh, ins) = (await IdAsync("ex1"), await IdAsync("acc1"), await IdAsync("csh1"), await IdAsync("ins1"));
        string Paper(string kind, string subject, long by, string code) =>
            $"insert into papers.paper (kind, book_id, case_id, {subject.Split('=')[0]}, code, content, content_sha256, issued_by, issued_at) select '{kind}', book_id, id, {subject.Split('=')[1]}, '{code}', '文', sha256(convert_to('文', 'UTF8')), {by}, now() from cases.enforcement_case where id = {c.Id}";
        const string code = "AAAABBBBCCCCDDDDEEEE";
        (await RefusalOfAsync(Paper("PaymentNotice", $"sub_account='{c.SubAccount}'", ins, code))).Should().Be("LD156", "who may not");
        (await RefusalOfAsync(Paper("PayoutApproval", $"payout_id, round={payout}, 2", ex, code))).Should().Be("LD156", "no such submission");
        (await RefusalOfAsync(Paper("PaymentNotice", $"sub_account='{c.SubAccount}'", ex, "short"))).Should().Be(PostgresErrorCodes.CheckViolation);
        (await RefusalOfAsync(Paper("PaymentNotice", $"sub_account='{c.SubAccount}'", ex, code).Replace("sha256(convert_to('文', 'UTF8'))", "sha256('x')"))).Should().Be(PostgresErrorCodes.CheckViolation, "the hash is of the content");
        (await RefusalOfAsync($"update cases.sub_account set state = 'closed' where case_id = {c.Id}; {Paper("PaymentNotice", $"sub_account='{c.SubAccount}'", ex, code)}")).Should().Be("LD154");

        var scan = await ScanAsync(await IssueAsync(new(PaperKind.PayoutApproval, payout)), Pdf);
        (await RefusalOfAsync("update papers.paper set content = 'x'")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await RefusalOfAsync("delete from papers.scan")).Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        string Scan(long by, string bytes, int round = 1) =>
            $"insert into papers.scan (paper_id, payout_id, round, name, media_type, bytes, sha256, uploaded_by, uploaded_at) select max(id), {payout}, {round}, 'a.pdf', 'application/pdf', '{bytes}', sha256('{bytes}'), {by}, now() from papers.paper";
        (await RefusalOfAsync(Scan(ins, "%PDF-1"))).Should().Be("LD157", "who may not");
        (await RefusalOfAsync(Scan(ex, "%PDF-1", 2))).Should().Be("LD157", "no such submission");
        (await RefusalOfAsync(Scan(ex, "<html>"))).Should().Be(PostgresErrorCodes.CheckViolation, "it is no PDF");
        string Release(long by) => $"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) select payout_id, round, 'Accepted', 'Release', 'Released', {by}, '2026-02-13 10:00+08', content_hash from payouts.move where payout_id = {payout} order by id desc limit 1";
        (await RefusalOfAsync(Release(csh))).Should().Be("LD152", "the scan is not checked");
        string Check(long by, string amount = "10000", string differs = "{}", string signers = "{x}", string account = AccountNo) =>
            $"insert into papers.scan_check (scan_id, amount_minor, payee_key, account_digits, case_key, signers, content_hash, mismatches, checked_by, checked_at) select {scan}, {amount}, '甲公司', '{account}', e.number_key, '{signers}', m.content_hash, '{differs}', {by}, now() from cases.enforcement_case e, payouts.move m where e.id = {c.Id} and m.payout_id = {payout} order by m.id desc limit 1";
        (await RefusalOfAsync(Check(ex))).Should().Be("LD153", "who handed it in");
        (await RefusalOfAsync(Check(ins))).Should().Be("LD153", "who may not");
        (await RefusalOfAsync(Check(acc, "9999"))).Should().Be("LD151", "it says that all agrees, and the amount does not");
        (await RefusalOfAsync(Check(acc, account: AccountNo[^4..]))).Should().Be("LD151", "the end of a number is no number");
        (await RefusalOfAsync(Check(acc, signers: "{}"))).Should().Be("LD151", "an approval has no signature");
        (await RefusalOfAsync($"{Check(acc, "9999", "{amount}")}; {Release(csh)}")).Should().Be("LD151", "it differs");
        (await RefusalOfAsync($"{Check(acc)}; {Check(acc)}")).Should().Be(PostgresErrorCodes.UniqueViolation, "one person, one look");

        var other = await AcceptedAsync("50.00");
        await RequireScansAsync();
        (await RefusalOfAsync(Release(csh).Replace($"payout_id = {payout}", $"payout_id = {other}"))).Should().Be("LD150", "there is no scan");
        await court.ShouldRefuseAsync("paper.missing", () => court.ReleaseAsync(other));
    }

    [Fact]
    public async Task A_rule_of_papers_is_of_two_persons_and_not_dated_back()
    {
        var (adm, sec) = (await IdAsync("adm1"), await IdAsync("sec1"));
        await court.ShouldRefuseAsync("paper-rule.unsound", () => ProposeAsync(new("DEMO", "户名", " ", true, "理由")));
        await court.ShouldRefuseAsync("paper-rule.unsound", () => ProposeAsync(new("DEMO", "户名", "银行", true, "理由", new(2026, 2, 12))));
        await court.ShouldRefuseAsync("book.unknown", () => ProposeAsync(new("X", "户名", "银行", true, "理由")));
        var rule = await ProposeAsync(new("DEMO", "户名", "银行", true, "理由"));
        (await RefusalOfAsync($"update papers.rule set approved_by = {adm}, approved_at = '2026-02-13 10:00+08' where id = {rule}")).Should().BeOneOf("LD155", PostgresErrorCodes.CheckViolation);
        (await RefusalOfAsync($"update papers.rule set approved_by = {sec}, approved_at = '2026-02-14 10:00+08' where id = {rule}")).Should().Be(PostgresErrorCodes.CheckViolation, "its day has passed");
        court.Clock.To(2026, 2, 14);
        await court.ShouldRefuseAsync("paper-rule.unsound", () => court.AsAsync<ApprovePaperRule>("sec1", u => u.ExecuteAsync(rule, default)));
        var next = await ProposeAsync(new("DEMO", "户名", "银行", true, "理由", new(2026, 2, 20)));
        await court.AsAsync<ApprovePaperRule>("sec1", u => u.ExecuteAsync(next, default));
        await court.ShouldRefuseAsync("paper-rule.not-found", () => court.AsAsync<ApprovePaperRule>("sec1", u => u.ExecuteAsync(next, default)));
        (await court.SeeAsync<PaperQueries, PayoutScans>("acc1", q => q.ScansAsync(payout, default))).Obstacle.Should().BeNull("its day has not come");
        court.Clock.To(2026, 2, 20);
        (await court.SeeAsync<PaperQueries, PayoutScans>("acc1", q => q.ScansAsync(payout, default))).Obstacle.Should().Be("paper.missing");
    }

    [Fact]
    public async Task A_scan_and_a_release_at_once_see_each_other()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var next = await AcceptedAsync("10.00");
            var code = await IssueAsync(new(PaperKind.PayoutApproval, next));
            var outcomes = await Task.WhenAll(TryAsync(() => ScanAsync(code, Pdf)), TryAsync(() => court.ReleaseAsync(next)));
            string.Join('|', outcomes).Should().BeOneOf("|paper.unchecked", "paper.scan-not-open|");
        }
        await court.ShouldBeSoundAsync();
    }

    [TypefaceFact]
    public async Task Two_who_print_at_once_get_two_numbers()
    {
        var code = await IssueAsync(new(PaperKind.PaymentNotice, CaseId: c.Id));
        var copies = await Task.WhenAll(Enumerable.Range(0, Rounds).Select(i => court.AsAsync<PrintPaper, PrintedCopy>(i % 2 == 0 ? "ex1" : "csh1", u => u.ExecuteAsync(code, default))));
        copies.Select(p => p.Copy).Should().BeEquivalentTo(Enumerable.Range(1, Rounds));
        var file = await court.AsAsync<DownloadCopy, PaperFile>("ex1", u => u.ExecuteAsync(code, 1, default));
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Bytes)).Should().Be(copies.Single(p => p.Copy == 1).Sha256, "a copy is written again as it was");
        await court.ShouldRefuseAsync("paper.not-found", () => court.AsAsync<DownloadCopy, PaperFile>("ex1", u => u.ExecuteAsync(code, 99, default)));
    }

    async Task<long> AcceptedAsync(string amount)
    {
        var id = await court.DraftAsync(c, Money.Parse(amount));
        await court.SubmitAsync(id);
        await court.ApproveAsync(id);
        await court.AcceptAsync(id);
        return id;
    }

    CheckScan.Request Typed(string amount = "100.00") => new(0, c.Number, Money.Parse(amount), "甲公司", AccountNo, [new("执行局长甲", new LocalDate(2026, 2, 13))]);

    Task<string> IssueAsync(IssuePaper.Request request) => court.AsAsync<IssuePaper, string>("ex1", u => u.ExecuteAsync(request, default));

    Task<PaperPage> PageAsync(string code) => court.SeeAsync<PaperPageQueries, PaperPage>("ex1", q => q.ShowAsync(code, default));

    Task<PaperCheck> VerifyAsync(string person, string code) => court.SeeAsync<PaperQueries, PaperCheck>(person, q => q.VerifyAsync(code, default));

    Task<long> ScanAsync(string code, byte[] bytes) => court.AsAsync<UploadScan, long>("ex1", u => u.ExecuteAsync(new(code, "审批表.pdf", bytes), default));

    async Task<IReadOnlyList<string>> CheckAsync(long scan, CheckScan.Request typed, string person = "acc1", bool refused = false)
    {
        Task<IReadOnlyList<string>> Check() => court.AsAsync<CheckScan, IReadOnlyList<string>>(person, u => u.ExecuteAsync(typed with { ScanId = scan }, default));
        if (!refused)
            return await Check();
        await court.ShouldRefuseAsync("paper.same-person", Check);
        return [];
    }

    Task<long> ProposeAsync(ProposePaperRule.Request request) => court.AsAsync<ProposePaperRule, long>("adm1", u => u.ExecuteAsync(request, default));

    async Task RequireScansAsync()
    {
        var rule = await ProposeAsync(new("DEMO", "示范法院执行款专户", "示范银行成都分行", true, "线下线上印证"));
        await court.AsAsync<ApprovePaperRule>("sec1", u => u.ExecuteAsync(rule, default));
    }

    static async Task<string?> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Refused refused)
        {
            return refused.Code;
        }
    }

    async Task<long> IdAsync(string person) => (await court.ActorAsync(person)).Id;

    async Task<string?> RefusalOfAsync(string sql) =>
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>()).Which.SqlState;
}
