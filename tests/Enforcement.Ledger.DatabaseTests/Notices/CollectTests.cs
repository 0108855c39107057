using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Handovers;
using Enforcement.Ledger.Cases.Payees;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Notices;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deferrals;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Notices;

/// <summary>What is told, to whom, in which words: once, and nothing lost.</summary>
public sealed class CollectTests : IAsyncLifetime
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
    public async Task An_arrival_is_told_to_the_officer_and_to_the_applicant_once()
    {
        await court.ContactAsync(c);
        await court.ArriveAsync(c, "25000.00", "张三");
        (await CollectAllAsync()).Should().Be(2);
        (await CollectAllAsync()).Should().Be(0, "a second run finds nothing new");

        var officers = (await court.InboxAsync("ex1")).Should().ContainSingle().Which;
        officers.Text.Should().Be($"您承办的{c.Number}有一笔进账，记录为25000.00元，缴款人是张三，入账日期2026-02-13。请及时办理发放。");
        officers.EnglishText.Should().Contain("25000.00").And.Contain("张三");
        (await court.InboxAsync("ex2")).Should().BeEmpty();

        var applicants = (await court.NoticesAsync()).Should().ContainSingle().Which;
        (applicants.Audience, applicants.Recipient, applicants.Channel, applicants.State).Should().Be(("applicant", "甲公司", "sms", NoticeState.Waiting));
        applicants.Text.Should().Contain(c.Number).And.Contain("25000.00元").And.Contain("12368").And.NotContain("张三", "who paid is not the applicant's to be told by text message");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_the_officer_was_told_goes_with_the_case_to_the_next_one()
    {
        await court.ArriveAsync(c, "100.00");
        await CollectAllAsync();
        var told = (await court.InboxAsync("ex1")).Single();
        var given = await court.AsAsync<GiveCases, long>("ex1", u => u.ExecuteAsync(new(null, "ex2", [c.Id], "移交清单"), default));
        await court.AsAsync<TakeCases>("ex2", u => u.ExecuteAsync(new(given), default));
        (await court.InboxAsync("ex1")).Should().BeEmpty("the case is another's now, and so are its payer and its sum");
        await court.ShouldRefuseAsync("notice.not-found", () => court.AsAsync<MarkRead, int>("ex1", u => u.ExecuteAsync(new([told.Id]), default)));
        (await court.InboxAsync("ex2")).Should().ContainSingle().Which.Should().BeEquivalentTo(told);
    }

    [Fact]
    public async Task An_arrival_that_a_party_was_told_of_and_that_is_taken_back_is_told_once_and_to_whom_it_was_told()
    {
        await court.ContactAsync(c);
        var (told, untold) = (await ArriveAsync("100.00"), await ArriveAsync("7.00"));
        await court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(untold, "付款人写错案号"), default));
        await CollectAllAsync();
        (await court.NoticesAsync()).Should().ContainSingle("what was gone before anybody was told of it is no news").Which.Event.Should().Be("arrival");

        await court.AsAsync<ReverseReceipt>("acc1", u => u.ExecuteAsync(new(told, "付款人写错案号"), default));
        (await CollectAllAsync()).Should().Be(2);
        (await CollectAllAsync()).Should().Be(0, "a second run finds nothing new");
        var back = (await court.NoticesAsync()).Should().HaveCount(2).And.ContainSingle(n => n.Event == "arrival-taken-back").Which;
        (back.Audience, back.Recipient, back.Channel, back.State).Should().Be(("applicant", "甲公司", "sms", NoticeState.Waiting));
        back.Text.Should().Be($"您申请执行的{c.Number}案件，此前通知的100.00元到账经核实已于2026-02-13冲正，不作为本案案款，请以本通知为准。如有疑问，请拨打12368。");
        (await court.InboxAsync("ex1")).Should().ContainSingle(n => n.Event == "arrival-taken-back");
        await court.ShouldBeSoundAsync();

        async Task<long> ArriveAsync(string amount)
        {
            var reference = court.Credit(Money.Parse(amount), c.SubAccount);
            await court.StatementAsync();
            return await court.LineAsync(reference);
        }
    }

    [Fact]
    public async Task A_contact_is_recorded_by_nobody_who_is_recused_in_code_or_database()
    {
        await court.AsAsync<PlaceRecusal, long>("dir1", u => u.ExecuteAsync(new(c.Id, "ex1", "近亲属", "回避决定书"), default));
        await court.ShouldRefuseAsync("payout.recused", () => court.ContactAsync(c));
        var officer = (await court.ActorAsync("ex1")).Id;
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.App,
            $"insert into cases.contact (party_id, channel, address, confirmation_document, recorded_by, recorded_at) select min(id), 'sms', '13800001234', 'x', {officer}, now() from cases.party where case_id = {c.Id}"))
            .Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("LD116");
    }

    [Fact]
    public async Task Contacts_of_the_case_file_are_taken_and_one_that_a_person_recorded_since_stays()
    {
        await ImportAsync("138-0000-1234");
        (await ContactsAsync()).Should().Equal("sms 13800001234 送达地址确认书", "wechat jia_2026 送达地址确认书");
        await court.ContactAsync(c, "13900005678", document: "变更说明");
        await ImportAsync("138-0000-1234");
        (await ContactsAsync()).Should().Equal(["sms 13900005678 变更说明", "wechat jia_2026 送达地址确认书"], "the case system tells the same thing every night");
        await ImportAsync("13700001111");
        (await ContactsAsync()).Should().StartWith("sms 13700001111 送达地址确认书", "this is news");

        async Task ImportAsync(string phone)
        {
            var file = CaseFile.Read(System.Text.Encoding.UTF8.GetBytes("number,applicant,debtor,debtor_kind,officer,claim,applicant_phone,applicant_wechat,applicant_contact_document\n"
                + $"{c.Number},甲公司,乙公司,company,ex1,1000000.00,{phone},jia_2026,送达地址确认书\n"), "cases.csv");
            (await court.AsAsync<ImportCases, CaseImportOutcome>("adm1", u => u.ExecuteAsync(new(file, "cases.csv"), default))).Faults.Should().BeEmpty();
        }

        async Task<IEnumerable<string>> ContactsAsync() => (await court.SeeAsync<ContactQueries, List<ContactView>>("ex1", q => q.OfCaseAsync(c.Id, default)))
            .Where(k => k.Channel is not null).Select(k => $"{k.Channel} {k.Address} {k.Document}");
    }

    [Fact]
    public async Task A_party_without_a_contact_is_listed_and_not_forgotten()
    {
        await court.ArriveAsync(c, "100.00");
        await CollectAllAsync();
        (await court.NoticesAsync(state: NoticeState.NoContact)).Should().ContainSingle().Which.Recipient.Should().Be("甲公司");
        (await court.SeeAsync<NoticeQueries, NoticeSummary>("ex1", q => q.SummaryAsync(default))).Should().Be(new NoticeSummary(false, 0, 0, 0, 0, 0, 1));
        (await court.SeeAsync<NoticeQueries, NoticeSummary>("ex2", q => q.SummaryAsync(default))).NoContact.Should().Be(0, "it is another officer's case");
    }

    [Fact]
    public async Task A_notice_to_finance_a_payment_and_its_return_are_told_to_whom_they_concern()
    {
        await court.ContactAsync(c);
        await court.ArriveAsync(c, "100.00");
        var payout = await court.DraftAsync(c, Money.Parse("60.00"));
        await court.SubmitAsync(payout);
        await court.ApproveAsync(payout);
        await CollectAllAsync();
        (await court.InboxAsync("acc1")).Should().ContainSingle().Which.Text.Should().Contain((await court.PayoutAsync(payout)).Payout.NoticeNo!).And.Contain("60.00元");
        (await court.InboxAsync("csh2")).Should().ContainSingle("the desk is told, whoever sits there");

        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        await court.DebitAsync(payout);
        var statement = court.CloseStatement();
        court.Clock.To(2026, 2, 14);
        await court.ImportAsync(statement);
        await CollectAllAsync();
        var paid = (await court.NoticesAsync()).Single(n => n.Event == "payment-booked");
        (paid.Audience, paid.Recipient).Should().Be(("payee", "甲公司"));
        paid.Text.Should().Contain("2026-02-13", "the bank's day, whenever its statement came").And.Contain("60.00元").And.Contain("****").And.NotContain("51000000000", "no message carries a whole account");

        await court.ReturnAsync(payout);
        await court.StatementAsync();
        await CollectAllAsync();
        (await court.InboxAsync("acc1"))[0].Event.Should().Be("payment-returned");
        (await court.InboxAsync("ex1"))[0].Event.Should().Be("payment-returned");
        (await court.NoticesAsync()).Count(n => n.Event == "payment-returned").Should().Be(0, "the payee is told nothing that may still be put right");
        (await CollectAllAsync()).Should().Be(0);
        await court.ShouldBeSoundAsync();
    }

    /// <source>domain reference §7, row 4</source>
    [Fact]
    public async Task A_change_of_account_is_told_where_the_party_was_known_before()
    {
        await court.ContactAsync(c, "13800001234");
        court.Pass(Duration.FromDays(1));
        await court.ContactAsync(c, "13900009999");
        court.Pass(Duration.FromHours(1));
        await court.ChangeAccountAsync(c, "51000000000000777");
        await CollectAllAsync();
        var told = await court.NoticesAsync("ex1");
        told.Select(n => (n.Event, n.Address)).Should().BeEquivalentTo([("account-changed", "13900009999"), ("account-changed", "13800001234")], "who prepares the change by a new contact is not the only one to hear of it");
        told.Should().OnlyContain(n => n.Text.Contains("****0777") && n.Text.Contains("12368"));
        (await CollectAllAsync()).Should().Be(0);
    }

    /// <source>domain reference §7, row 6</source>
    [Fact]
    public async Task The_party_hears_of_the_account_of_an_agent_the_first_one_and_another()
    {
        await court.ContactAsync(c);
        court.Pass(Duration.FromHours(1));
        var authority = await court.AsAsync<ProposeAuthority, long>("ex1", u => u.ExecuteAsync(new(c.Id, "甲公司", "张律师", "510104199001010019", AgentKind.Lawyer, "代收执行款", true,
            new(2026, 2, 13), new(2026, 3, 31), "特别授权委托书", "律师函", "15101201010000000"), default));
        await court.AsAsync<ConfirmAuthority>("reg1", u => u.ExecuteAsync(new(authority), default));
        foreach (var (account, said) in ((string, string)[])[("51000000000000777", "agent-account"), ("51000000000000888", "account-changed")])
            await ToldAsync(account, said);

        async Task ToldAsync(string account, string said)
        {
            var proposal = await court.AsAsync<ProposePayeeAccount, long>("ex1", u => u.ExecuteAsync(new(c.Id, null, account, "中国银行", "张律师", "确认书", "张律师", AuthorityId: authority), default));
            await court.AsAsync<ConfirmPayeeAccount, long>("reg1", u => u.ExecuteAsync(new(proposal), default));
            await CollectAllAsync();
            var told = (await court.NoticesAsync()).Where(n => n.Text.Contains($"****{account[^4..]}", StringComparison.Ordinal)).Should().ContainSingle().Which;
            (told.Event, told.Address).Should().Be((said, "****1234"));
            court.Pass(Duration.FromHours(1));
        }
    }

    [Fact]
    public async Task Who_changes_contact_and_account_at_once_does_not_keep_the_old_contact_from_hearing()
    {
        await court.ContactAsync(c, "13800001234");
        court.Pass(Duration.FromDays(1));
        await court.ChangeAccountAsync(c, "51000000000000777");
        await court.ContactAsync(c, "13900009999");
        await CollectAllAsync();
        using var gateway = new GatewayForTest();
        await court.DeliverAsync(gateway);
        gateway.Came.Should().ContainSingle().Which.To.Should().Be("13800001234");
    }

    /// <summary>Ids are taken before they are committed.</summary>
    [Fact]
    public async Task What_commits_late_under_an_earlier_id_is_told_too_and_the_floor_waits_for_it()
    {
        await court.ContactAsync(c);
        court.Pass(Duration.FromDays(1));
        await using var late = await TestDatabase.OpenAsync(court.Database.Superuser);
        await using var transaction = await late.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand(
            $"""
            set local session_replication_role = replica;
            update cases.payee_account set ended_at = now() where ended_at is null and party_id in (select id from cases.party where case_id = {c.Id});
            insert into cases.payee_account (party_id, account_no, bank_name, confirmation_document, confirmed_on, recorded_by, recorded_at)
            select id, '6217000000000000888', '甲银行', '变更申请', '2026-02-14', 1, '2026-02-14' from cases.party where case_id = {c.Id} and role = 'applicant'
            """, late, transaction))
            await command.ExecuteNonQueryAsync();
        await court.CaseAsync(applicant: "丁公司");
        await CollectAllAsync();
        var early = await FloorAsync();
        await AgeFloorAsync();
        await CollectAllAsync();
        (await FloorAsync()).Should().Be(early, "a transaction that ran then has not ended");
        await transaction.CommitAsync();
        (await CollectAllAsync()).Should().Be(1);
        await AgeFloorAsync();
        await CollectAllAsync();
        (await FloorAsync()).Should().BeGreaterThan(early);
        (await court.NoticesAsync()).Should().ContainSingle(n => n.Event == "account-changed");

        Task<long> FloorAsync() => TestDatabase.AskAsync<long>(court.Database.Superuser, "select through_id from notices.floor where source = 'account'");
        Task AgeFloorAsync() => TestDatabase.ExecuteAsync(court.Database.Superuser, "update notices.floor set next_at = next_at - interval '2 days' where next_at is not null");
    }

    /// <source>法发〔2017〕6号 §10¶2</source>
    [Fact]
    public async Task An_approved_deferral_is_told_to_the_applicant_and_an_application_to_nobody()
    {
        await court.ContactAsync(c);
        await court.ArriveAsync(c, "100.00");
        await CollectAllAsync();
        var deferral = await court.AsAsync<ApplyForDeferral, long>("ex1", u => u.ExecuteAsync(new(c.Id, "distribution", "参与分配申请书", new(2026, 3, 20)), default));
        (await CollectAllAsync()).Should().Be(0);

        await court.AsAsync<ApproveDeferral>("dir1", u => u.ExecuteAsync(new(deferral), default));
        (await CollectAllAsync()).Should().Be(1);
        (await CollectAllAsync()).Should().Be(0, "each is told once");

        var told = (await court.NoticesAsync()).Should().ContainSingle(n => n.Event == "deferral").Which;
        (told.Audience, told.Recipient, told.State).Should().Be(("applicant", "甲公司", NoticeState.Waiting));
        told.Text.Should().Contain(c.Number).And.Contain("2026-03-20").And.Contain("12368").And.NotContain("参与分配", "the paper is not the text message's to tell");
        await court.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Two_collectors_at_once_tell_once()
    {
        await court.ArriveAsync(c, "100.00");
        var both = await Task.WhenAll(Task.Run(() => court.CollectAsync()), Task.Run(() => court.CollectAsync()));
        both.Sum(b => b.Composed).Should().Be(2);
    }

    /// <source>domain reference §7, row 42</source>
    [Fact]
    public async Task That_an_inspector_looks_tells_nobody()
    {
        await court.ArriveAsync(c, "100.00");
        await CollectAllAsync();
        var before = await TellingAsync();
        (await court.NoticesAsync("ins1", c.Id)).Should().HaveCount(2);
        await court.SeeAsync<CaseQueries, CaseView>("ins1", q => q.ShowAsync(c.Id, default));
        await CollectAllAsync();
        (await TellingAsync()).Should().Be(before);
        await FluentActions.Awaiting(() => court.InboxAsync("ins1")).Should().ThrowAsync<Refused>();

        Task<string?> TellingAsync() => TestDatabase.AskAsync<string>(court.Database.Superuser, "select (select count(*) from notices.message) || ' ' || (select count(*) from notices.read_mark)");
    }

    async Task<int> CollectAllAsync()
    {
        var composed = 0;
        for (CollectOutcome outcome; ;)
        {
            composed += (outcome = await court.CollectAsync()).Composed;
            if (!outcome.More)
                return composed;
        }
    }
}
