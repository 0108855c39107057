using System.Text;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Payees;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Payouts;

/// <summary>Accounts, agents and recusals where two places say no, and where two hands meet. What they do is told in the stories of rows 3 to 6 and 19.</summary>
public sealed class PayeeTests : IAsyncLifetime
{
    const int Rounds = 8;

    const string Other = "6222020000000000018";

    const string Denied = PostgresErrorCodes.InsufficientPrivilege;

    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync() => await court.DisposeAsync();

    [Fact]
    public async Task A_proposal_that_is_refused_changes_nothing()
    {
        await court.ShouldRefuseAsync("payee.holder-differs", () => ProposeAsync(new(c.Id, "甲公司", Other, "中国银行", "甲 公 司 （北京）", "确认书", "甲公司")));
        await court.ShouldRefuseAsync("payee.document-missing", () => ProposeAsync(new(c.Id, "甲公司", Other, "中国银行", "甲公司", " ", "甲公司")));
        await court.ShouldRefuseAsync("payee.document-missing", () => ProposeAsync(new(c.Id, "甲公司", Other, "中国银行", "甲公司", "确认书", null)));
        await court.ShouldRefuseAsync("payee.cnaps-invalid", () => ProposeAsync(new(c.Id, "甲公司", Other, "中国银行", "甲公司", "确认书", "甲公司", Cnaps: "12345")));
        await court.ShouldRefuseAsync("payee.channel-unknown", () => ProposeAsync(new(c.Id, "甲公司", Other, "中国银行", "甲公司", "确认书", "甲公司", ConfirmationChannel.CaseSystem)));
        await court.ShouldRefuseAsync("agent.not-found", () => ProposeAsync(new(c.Id, null, Other, "中国银行", "甲公司", "确认书", "甲公司", AuthorityId: 1)));
        await TestDatabase.ExecuteAsync(court.Database.Superuser, $"update cases.party set identifier = '91350100M000100Y43' where case_id = {c.Id} and role = 'applicant'");
        await court.ShouldRefuseAsync("payee.identifier-differs", () => ProposeAsync(new(c.Id, "甲公司", Other, "中国银行", "甲公司", "确认书", "甲公司", HolderIdentifier: "91510100MA0000000H")));
        await ProposeAsync(new(c.Id, "甲公司", Other, "中国银行", "甲公司", "确认书", "甲公司", HolderIdentifier: "９１350100m000100y43"));
    }

    [Fact]
    public async Task What_was_proposed_is_turned_down_or_taken_back_once_and_the_confirmed_account_stays()
    {
        var first = await court.ProposeAccountAsync(c, Other);
        await court.ShouldRefuseAsync("payee.reason-missing", () => court.AsAsync<RejectPayeeAccount>("acc1", u => u.ExecuteAsync(new(first, " "), default)));
        await court.AsAsync<RejectPayeeAccount>("acc1", u => u.ExecuteAsync(new(first, "电话回访不符"), default));
        await court.ShouldRefuseAsync("payee.already-decided", () => ConfirmAsync(first));
        var second = await court.ProposeAccountAsync(c, Other);
        await court.AsAsync<WithdrawPayeeAccount>("ex1", u => u.ExecuteAsync(new(second, "填写有误"), default));
        await court.ShouldRefuseAsync("payee.already-decided", () => ConfirmAsync(second));
        await court.ShouldRefuseAsync("payee.not-found", () => ConfirmAsync(second + 1));
        (await AccountsAsync()).Select(a => a.State).Should().BeEquivalentTo([AccountState.Withdrawn, AccountState.Rejected, AccountState.InForce]);
    }

    [Fact]
    public async Task Who_approves_sees_the_old_and_the_new_account_and_by_whom_it_was_changed()
    {
        court.Clock.To(2026, 3, 2);
        await court.ChangeAccountAsync(c, Other);
        court.Clock.To(2026, 3, 6);
        await ArriveAsync("100.00");
        var payout = await court.DraftAsync(c, Money.Parse("100.00"));
        await court.SubmitAsync(payout);
        var seen = await court.PayoutAsync(payout);
        (seen.Payout.Account, seen.Payout.PayeeClass).Should().Be(("****0018", "party"));
        seen.Payee.Should().BeEquivalentTo(new { OldAccount = "****0001", ProposedBy = "承办人甲", ConfirmedBy = "监管员甲", Document = "账户变更确认书", CoolingUntil = new LocalDate(2026, 3, 5), Ended = false });
        seen.Payee.ChangedAt.Should().NotBeNull();
        (await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select count(*) from cases.account_change where case_id = {c.Id} and due_on = date '2026-03-02'")).Should().Be(1, "the old contact is to be told");
        var accounts = await AccountsAsync();
        accounts.Select(a => (a.State, a.Replaces)).Should().BeEquivalentTo([(AccountState.InForce, "****0001"), (AccountState.Replaced, null)]);
        accounts.Should().OnlyContain(a => a.CaseNumber == c.Number);
        (await court.SeeAsync<PayeeQueries, List<PayeeAccountView>>("ex2", q => q.AccountsAsync(null, false, 50, default))).Should().BeEmpty("they are another officer's");
    }

    /// <summary>The case system tells every case again every night; a changed account is for two persons, and is asked once.</summary>
    [Fact]
    public async Task An_import_confirms_the_first_account_and_proposes_every_other()
    {
        (await ImportAsync("51000000000000001", "账户确认书-1")).Should().BeEquivalentTo(new { Unchanged = 1, Proposed = 0 });
        (await ImportAsync("51000000000000001", "账户确认书-9")).Should().BeEquivalentTo(new { Unchanged = 1, Proposed = 0 }, "another paper for the same account changes no account");
        (await ImportAsync(Other, "账户确认书-2")).Should().BeEquivalentTo(new { Updated = 1, Proposed = 1 });
        (await ImportAsync(Other, "账户确认书-2")).Should().BeEquivalentTo(new { Unchanged = 1, Proposed = 0 });
        var proposed = (await AccountsAsync())[0];
        proposed.Should().BeEquivalentTo(new { State = AccountState.Proposed, Account = "****0018", Replaces = "****0001", Channel = ConfirmationChannel.CaseSystem });
        await court.AsAsync<RejectPayeeAccount>("reg1", u => u.ExecuteAsync(new(proposed.ProposalId!.Value, "当事人否认"), default));
        (await ImportAsync(Other, "账户确认书-2")).Should().BeEquivalentTo(new { Unchanged = 1, Proposed = 0 }, "it was turned down");
        (await ImportAsync(Other, "账户确认书-3")).Proposed.Should().Be(1, "a new paper is a new question");
        var payout = await DraftedAsync("10.00");
        await court.SubmitAsync(payout);
        (await court.PayoutAsync(payout)).Payout.Account.Should().Be("****0001");
    }

    [Fact]
    public async Task The_database_lets_nobody_change_an_account_alone_or_pay_to_it_before_it_has_rested()
    {
        await ArriveAsync("100.00");
        var (ex, reg, dir, acc) = (Id("ex1"), Id("reg1"), Id("dir1"), Id("acc1"));
        var applicant = $"(select id from cases.party where case_id = {c.Id} and role = 'applicant')";
        string Insert(string more, string values, string by = "") =>
            $"insert into cases.payee_account (party_id, account_no, bank_name, confirmation_document, confirmed_on, recorded_by, recorded_at{more}) select {applicant}, '{Other}', '中国银行', '确认书', current_date, {(by.Length > 0 ? by : reg)}, now(){values}";
        string Propose(string by, string key = "甲公司") =>
            $"insert into cases.account_proposal (case_id, party_id, account_no, bank_name, holder_name, holder_key, document, paper_no, channel, confirmed_with, confirmed_on, proposed_by, proposed_at) select {c.Id}, {applicant}, '{Other}', '中国银行', '{key}', '{key}', '确认书', 'x', 'Phone', '甲', current_date, {by}, now()";
        await RefusesAsync(
            ("LD110", Insert("", "")),
            (Denied, "update cases.payee_account set ended_at = now()"),
            (Denied, $"update cases.payee_account set account_no = '{Other}'"),
            (Denied, "delete from cases.payee_account"),
            (Denied, "update cases.payee_rule set cooling_workdays = 0"),
            (Denied, "insert into cases.payee_rule values (2, current_date, 0, 1, 'x')"),
            ("LD110", Propose(reg)),
            ("LD110", Propose(ex, "甲公司（北京）")),
            ("LD195", Insert("", "").Replace("'applicant'", "'debtor'", StringComparison.Ordinal)),
            ("LD195", $"insert into cases.party (case_id, role, name, name_key) values ({c.Id}, 'applicant', '丁公司', '丁公司')"),
            (Denied, Propose(ex).Replace("proposed_at)", "proposed_at, state)", StringComparison.Ordinal) + ", 'Confirmed'"));

        var proposal = await court.ProposeAccountAsync(c, Other);
        string Decide(string state, string by) => $"update cases.account_proposal set state = '{state}', decided_by = {by}, decided_at = now(), reason = 'x' where id = {proposal}";
        string Confirm(string cooling) => $"{Decide("Confirmed", reg)}; {Insert(", proposal_id, cooling_until", $", {proposal}, {cooling}").Replace("'中国银行', '确认书', current_date", "bank_name, document, confirmed_on", StringComparison.Ordinal)} from cases.account_proposal where id = {proposal}";
        await RefusesAsync(
            ("LD111", Decide("Confirmed", ex)),
            ("LD111", Decide("Confirmed", dir)),
            ("LD111", Decide("Withdrawn", reg)),
            (Denied, $"update cases.account_proposal set account_no = '1' where id = {proposal}"),
            ("LD110", Insert(", proposal_id", $", {proposal}")),
            ("LD113", Confirm("null")),
            ("LD113", Confirm("current_date")));

        var old = await DraftedAsync("10.00");
        await court.SubmitAsync(old);
        await ConfirmAsync(proposal);
        await RefusesAsync(
            ("LD110", Decide("Rejected", acc)),
            ("LD112", Move(old, "InApproval", "Approve", "NoticeIssued", dir)));
        var payout = await DraftedAsync("20.00");
        await RefusesAsync(("LD113", $"update payouts.payout set round = 1 where id = {payout}; {Move(payout, "Draft", "Submit", "InApproval", ex, 1).Replace("2026-02-26", "2026-02-25", StringComparison.Ordinal)}"));

        court.Clock.To(2026, 2, 26);
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        // The supervisor is no finance; had he the role, his hand in the account would keep him away.
        await RefusesAsync(("LD114", Move(payout, "NoticeIssued", "Accept", "Accepted", reg)), ("LD114", Move(payout, "NoticeIssued", "Accept", "Accepted", ex)));
        await court.AcceptAsync(payout);
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_database_keeps_an_authority_to_two_persons_and_to_its_days()
    {
        await ArriveAsync("100.00");
        await court.ShouldRefuseAsync("agent.dates-wrong", () => AuthoriseAsync(new(2026, 2, 12)));
        var authority = await AuthoriseAsync(new(2026, 2, 24));
        await court.ShouldRefuseAsync("payee.reason-missing", () => court.AsAsync<RejectAuthority>("acc1", u => u.ExecuteAsync(new(authority, null), default)));
        await court.ShouldRefuseAsync("agent.not-confirmed", () => court.AsAsync<RevokeAuthority>("ex1", u => u.ExecuteAsync(new(authority, "解除"), default)));
        await RefusesAsync(
            ("LD111", $"update cases.authority set confirmed_by = {Id("ex1")}, confirmed_at = now() where id = {authority}"),
            ("LD111", $"update cases.authority set confirmed_by = {Id("dir1")}, confirmed_at = now() where id = {authority}"),
            (Denied, $"update cases.authority set valid_until = date '2030-01-01' where id = {authority}"),
            (Denied, $"delete from cases.authority where id = {authority}"),
            ("LD118", $"insert into cases.authority (case_id, party_id, agent_name, agent_key, agent_identifier, kind, scope, valid_from, valid_until, document, paper_no, proposed_by, proposed_at) select {c.Id}, party_id, 'x', 'x', 'x', 'Staff', 'x', current_date, current_date, 'x', 'x', {Id("acc1")}, now() from cases.authority"));
        await court.AsAsync<ConfirmAuthority>("reg1", u => u.ExecuteAsync(new(authority), default));
        await court.ShouldRefuseAsync("payee.already-decided", () => court.AsAsync<ConfirmAuthority>("acc1", u => u.ExecuteAsync(new(authority), default)));
        var account = await ProposeAsync(new(c.Id, null, Other, "中国银行", "张律师", "确认书", "张律师", AuthorityId: authority));
        await ConfirmAsync(account);
        var payout = await court.DraftAsync(c, Money.Parse("10.00"), payee: "张律师");
        await court.SubmitAsync(payout);
        var seen = await court.PayoutAsync(payout);
        (seen.Payout.PayeeName, seen.Payout.PayeeClass, seen.Payee.Principal, seen.Payee.AuthorityUntil).Should().Be(("张律师", "agent", "甲公司", new LocalDate(2026, 2, 24)));
        await RefusesAsync(("LD115", Move(payout, "InApproval", "Approve", "NoticeIssued", Id("dir1"))));
        // What the principal has is the agent's as well: one band, one plan, one hold.
        await court.AsAsync<PlaceHold, long>("ex1", u => u.ExecuteAsync(new(c.Id, "heir-unknown", "裁定", Party: "甲公司"), default));
        (await court.PayoutAsync(payout)).Payout.State.Should().Be(PayoutState.OnHold);
        var other = await court.CaseAsync(applicant: "丙公司");
        court.Credit(Money.Parse("50.00"), other.SubAccount);
        await court.StatementAsync();
        var late = await court.DraftAsync(other, Money.Parse("10.00"));
        await RefusesAsync(
            ("LD115", $"insert into payouts.payout (book_id, case_id, payee_name, payee_name_key, party_id, authority_id, amount_minor, lots_named, drafted_by, drafted_at) select book_id, case_id, payee_name, payee_name_key, party_id, {authority}, 1, false, drafted_by, now() from payouts.payout where id = {late}"));
    }

    [Fact]
    public async Task The_database_lets_no_recused_person_act_and_nobody_lift_the_own_recusal()
    {
        await ArriveAsync("100.00");
        var payout = await DraftedAsync("10.00");
        var (ex, dir, vp) = (Id("ex1"), Id("dir1"), Id("vp1"));
        await RefusesAsync(("LD117", $"insert into cases.recusal (case_id, person_id, reason, document, placed_by, placed_at) values ({c.Id}, {dir}, '回避', '决定', {ex}, now())"));
        await court.AsAsync<PlaceRecusal, long>("vp1", u => u.ExecuteAsync(new(c.Id, "ex1", null, "回避决定"), default));
        await court.ShouldRefuseAsync("payout.recused", () => court.SubmitAsync(payout));
        await RefusesAsync(
            ("LD116", $"update payouts.payout set round = 1 where id = {payout}; {Move(payout, "Draft", "Submit", "InApproval", ex, 1)}"),
            ("LD116", Move(payout, "Draft", "Withdraw", "Withdrawn", ex)),
            ("LD116", $"insert into payouts.payout (book_id, case_id, payee_name, payee_name_key, amount_minor, lots_named, drafted_by, drafted_at) select book_id, case_id, 'x', 'x', 1, false, {ex}, now() from payouts.payout"),
            ("LD116", $"insert into payouts.hold (book_id, case_id, kind, document, reason, placed_by, placed_at) select book_id, case_id, 'suspended', 'x', 'x', {ex}, now() from payouts.payout"),
            ("LD116", $"insert into payouts.dispute (book_id, case_id, amount_minor, reason, placed_by, placed_at) select book_id, case_id, 1, 'x', {ex}, now() from payouts.payout"),
            ("LD117", $"update cases.recusal set lifted_by = {vp}, lifted_at = now(), lift_document = 'x'"),
            ("LD117", $"update cases.recusal set lifted_by = {ex}, lifted_at = now(), lift_document = 'x'"),
            ("LD117", $"update cases.recusal set lifted_by = {dir}, lifted_at = now(), lift_document = ' '"),
            (Denied, "update cases.recusal set person_id = 1"),
            (Denied, "delete from cases.recusal"));
        (await court.SeeAsync<RecusalQueries, List<RecusalView>>("ex1", q => q.ListAsync(c.Id, default))).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Person = "承办人甲", PlacedBy = "院领导甲", Mine = true });
    }

    [Fact]
    public async Task An_agents_account_under_a_new_authority_ends_the_one_before_and_the_old_contact_is_told()
    {
        var first = await AuthorisedAsync();
        var old = await ConfirmAsync(await ProposeAsync(new(c.Id, null, Other, "中国银行", "张律师", "确认书", "张律师", AuthorityId: first)));
        await court.AsAsync<RevokeAuthority>("dir1", u => u.ExecuteAsync(new(first, "解除委托通知"), default));
        var second = await AuthorisedAsync();
        var changed = await ConfirmAsync(await ProposeAsync(new(c.Id, null, "6222020000000000026", "中国银行", "张律师", "新确认书", "张律师", AuthorityId: second)));
        (await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select replaced_id from cases.account_change where account_id = {changed}")).Should().Be(old);
        (await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select count(*) from cases.payee_account where id = {old} and ended_at is not null")).Should().Be(1);

        await court.AsAsync<PlaceRecusal, long>("vp1", u => u.ExecuteAsync(new(c.Id, "dir1", null, "回避决定"), default));
        await RefusesAsync(
            ("LD116", $"update cases.authority set revoked_by = {Id("dir1")}, revoked_at = now(), revoke_document = 'x' where id = {second}"),
            ("LD118", $"update cases.authority set revoked_by = {Id("acc1")}, revoked_at = now(), revoke_document = 'x' where id = {second}"));
    }

    /// <summary>Either the money went to the account that was approved before it was changed, or it went nowhere.</summary>
    [Fact]
    public async Task A_change_of_the_account_and_a_release_at_once_end_in_one_of_two_ways()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var of = await court.CaseAsync(applicant: $"甲{round}公司");
            court.Credit(Money.Parse("100.00"), of.SubAccount);
            await court.StatementAsync();
            var payout = await court.DraftAsync(of, Money.Parse("100.00"));
            await court.SubmitAsync(payout);
            await court.ApproveAsync(payout);
            await court.AcceptAsync(payout);
            var proposal = await court.ProposeAccountAsync(of, $"5100888800000{round}", $"甲{round}公司");
            var refusals = await Task.WhenAll(Try(() => ConfirmAsync(proposal)), Try(() => court.ReleaseAsync(payout)));
            refusals[0].Should().BeNull();
            (refusals[1], (await court.PayoutAsync(payout)).Payout.State).Should().BeOneOf((null, PayoutState.Released), ("payout.changed-after-approval", PayoutState.Accepted));
        }
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Of_two_who_confirm_at_once_one_does_and_of_two_proposals_one_waits()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var account = $"5100777700000{round}";
            var proposals = await Task.WhenAll(Try(() => court.ProposeAccountAsync(c, account)), Try(() => court.ProposeAccountAsync(c, account)));
            proposals.Should().ContainSingle(r => r == null).And.ContainSingle(r => r == "payee.waiting");
            var proposal = (await AccountsAsync())[0].ProposalId!.Value;
            var refusals = await Task.WhenAll(Try(() => ConfirmAsync(proposal, "acc1")), Try(() => ConfirmAsync(proposal)));
            refusals.Should().ContainSingle(r => r == null).And.ContainSingle(r => r == "payee.already-decided");
            (await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select count(*) from cases.payee_account where ended_at is null and party_id in (select id from cases.party where case_id = {c.Id})")).Should().Be(1);
        }
    }

    string Id(string person) => $"(select id from access.person where user_name = '{person}')";

    static string Move(long payout, string from, string trigger, string to, string person, int round = 1) =>
        $"insert into payouts.move (payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) values ({payout}, {round}, '{from}', '{trigger}', '{to}', {person}, timestamptz '2026-02-26 10:00+08', sha256('x'))";

    async Task ArriveAsync(string amount)
    {
        court.Credit(Money.Parse(amount), c.SubAccount);
        await court.StatementAsync();
    }

    async Task<long> DraftedAsync(string amount)
    {
        if ((await court.MoneyAsync(c)).Available < Money.Parse(amount))
            await ArriveAsync(amount);
        return await court.DraftAsync(c, Money.Parse(amount));
    }

    Task<long> ProposeAsync(ProposePayeeAccount.Request request) => court.AsAsync<ProposePayeeAccount, long>("ex1", u => u.ExecuteAsync(request, default));

    Task<long> ConfirmAsync(long proposal, string person = "reg1") => court.AsAsync<ConfirmPayeeAccount, long>(person, u => u.ExecuteAsync(new(proposal), default));

    Task<long> AuthoriseAsync(LocalDate until) => court.AsAsync<ProposeAuthority, long>("ex1",
        u => u.ExecuteAsync(new(c.Id, "甲公司", "张律师", "510104199001010019", AgentKind.Lawyer, "代收执行款", true, new(2026, 2, 13), until, "特别授权委托书", "律师函", "15101201010000000"), default));

    async Task<long> AuthorisedAsync()
    {
        var authority = await AuthoriseAsync(new(2026, 3, 31));
        await court.AsAsync<ConfirmAuthority>("reg1", u => u.ExecuteAsync(new(authority), default));
        return authority;
    }

    Task<List<PayeeAccountView>> AccountsAsync() => court.SeeAsync<PayeeQueries, List<PayeeAccountView>>("dir1", q => q.AccountsAsync(c.Id, false, 50, default));

    Task<CaseImportOutcome> ImportAsync(string account, string document)
    {
        var json = $$"""
            [{"number":"{{c.Number}}","applicant":"甲公司","debtor":"乙公司","debtor_kind":"company","officer":"ex1","claim":"1000000","sub_account":"{{c.SubAccount}}",
              "payee":"甲公司","payee_account":"{{account}}","payee_bank":"中国建设银行成都分行","confirmation_document":"{{document}}","confirmed_on":"2026-02-01"}]
            """;
        return court.AsAsync<ImportCases, CaseImportOutcome>("adm1", u => u.ExecuteAsync(new(CaseFile.Read(Encoding.UTF8.GetBytes(json), "case.json"), "case.json"), default));
    }

    async Task RefusesAsync(params (string State, string Sql)[] refusals)
    {
        foreach (var (state, sql) in refusals)
            (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App, sql)).Should().ThrowAsync<PostgresException>("{0}", sql)).Which.SqlState.Should().Be(state, "{0}", sql);
    }

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
