using System.Text;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Notices;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Notices;

/// <summary>How messages leave: at least once, under one id, to a gateway that fails in every way it can.</summary>
public sealed class DeliverTests : IAsyncLifetime
{
    readonly GatewayForTest gateway = new();
    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
        await court.ContactAsync(c);
    }

    public async Task DisposeAsync()
    {
        gateway.Dispose();
        await court.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_signed_taken_and_reported()
    {
        await WaitingAsync();
        (await court.DeliverAsync(gateway)).Should().Be(new DeliveryOutcome(1, 0, 0));
        var came = gateway.Came.Should().ContainSingle().Which;
        (came.Signed, came.To, came.Channel).Should().Be((true, "13800001234", "sms"));
        (await OneAsync()).State.Should().Be(NoticeState.Sent);
        (await court.DeliverAsync(gateway)).Should().Be(new DeliveryOutcome(0, 0, 0));

        (await court.ReportAsync(came.Id, delivered: true)).Should().Be(1);
        (await court.ReportAsync(came.Id, delivered: true)).Should().Be(0, "the same word twice is one");
        (await court.ReportAsync(came.Id, delivered: false)).Should().Be(0, "what was delivered is delivered");
        (await OneAsync()).State.Should().Be(NoticeState.Delivered);
        (await HistoryAsync()).Should().Equal("accepted", "delivered", "failed");
        (await court.ReportAsync(Guid.NewGuid().ToString(), delivered: true)).Should().Be(0, "nobody knows that id");
    }

    [Fact]
    public async Task Without_a_gateway_everything_waits()
    {
        await WaitingAsync();
        using var none = new NoticeGateway(NoticeGatewaySettings.None, court.Clock);
        (await new DeliverNotices(court.Run, none, court.Clock).RunAsync(PersonDirectory.House, default)).Should().BeNull();
        (await OneAsync()).Should().Match<OutboxView>(n => n.State == NoticeState.Waiting && n.Tries == 0);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task What_may_pass_is_tried_again_later_and_later_and_in_the_end_given_up(int status)
    {
        await WaitingAsync();
        gateway.Answer = context => GatewayForTest.Say(context, status);
        var waits = new List<Duration>();
        for (var n = 1; n < 8; n++)
        {
            (await court.DeliverAsync(gateway)).Should().Be(new DeliveryOutcome(0, 1, 0));
            var wait = (await OneAsync()).NextTryAt!.Value - court.Clock.GetCurrentInstant();
            waits.Add(wait);
            (await court.DeliverAsync(gateway)).Should().Be(new DeliveryOutcome(0, 0, 0), "it is not its time");
            court.Pass(wait);
        }
        for (var n = 0; n < waits.Count; n++)
            waits[n].TotalSeconds.Should().BeInRange(30 * Math.Pow(2, n) * 0.8 - 1, 30 * Math.Pow(2, n) * 1.2 + 1);
        (await court.DeliverAsync(gateway)).Should().Be(new DeliveryOutcome(0, 0, 1));
        (await OneAsync()).Should().Match<OutboxView>(v => v.State == NoticeState.Dead && v.Reason == $"http {status}" && v.Tries == 8);
        gateway.Came.Select(r => r.Id).Distinct().Should().ContainSingle("the id is the same at every try");
        gateway.Came.Should().HaveCount(8).And.OnlyContain(r => r.Signed);
    }

    [Fact]
    public async Task A_gateway_that_asks_for_rest_gets_it()
    {
        await WaitingAsync();
        gateway.Answer = context => GatewayForTest.Say(context, 429, "Retry-After", "7200");
        await court.DeliverAsync(gateway);
        (await OneAsync()).NextTryAt.Should().Be(court.Clock.GetCurrentInstant() + Duration.FromHours(2));
    }

    [Fact]
    public async Task What_the_gateway_will_never_take_is_dead_at_once_and_a_redirect_is_not_followed()
    {
        await WaitingAsync();
        gateway.Answer = context => GatewayForTest.Say(context, 307, "Location", gateway.Url.AbsoluteUri + "elsewhere");
        (await court.DeliverAsync(gateway)).Should().Be(new DeliveryOutcome(0, 1, 0));
        gateway.Came.Should().ContainSingle();
        court.Pass(Duration.FromHours(1));
        gateway.Answer = context => GatewayForTest.Say(context, 422);
        (await court.DeliverAsync(gateway)).Should().Be(new DeliveryOutcome(0, 0, 1));
        (await OneAsync()).Reason.Should().Be("http 422");
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_is_given_up_on_in_time_and_a_flood_is_not_read()
    {
        await WaitingAsync();
        var hang = new TaskCompletionSource();
        gateway.Answer = _ => hang.Task;
        (await court.DeliverAsync(gateway, timeoutSeconds: 1)).Should().Be(new DeliveryOutcome(0, 1, 0));
        hang.SetResult();
        (await OneAsync()).Reason.Should().Be("timeout");
        court.Pass(Duration.FromHours(1));
        gateway.Answer = async context =>
        {
            context.Response.StatusCode = 200;
            for (var n = 0; n < 1_000; n++)
                await context.Response.OutputStream.WriteAsync(new byte[64 * 1024]);
        };
        (await court.DeliverAsync(gateway)).Should().Be(new DeliveryOutcome(1, 0, 0));
    }

    /// <summary>Between the post and the commit everything may end: then the message goes out again, and the gateway knows it by its id.</summary>
    [Fact]
    public async Task Who_dies_after_the_post_leaves_the_message_to_the_next_under_the_same_id()
    {
        await WaitingAsync();
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "revoke insert on notices.attempt from ledger_app");
        await FluentActions.Awaiting(() => court.DeliverAsync(gateway)).Should().ThrowAsync<PostgresException>();
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "grant insert on notices.attempt to ledger_app");
        gateway.Came.Should().ContainSingle("the gateway has it");
        (await OneAsync()).State.Should().Be(NoticeState.Waiting);
        (await court.DeliverAsync(gateway)).Should().Be(new DeliveryOutcome(0, 0, 0), "the lease has not ended");
        court.Pass(Duration.FromMinutes(10));
        (await court.DeliverAsync(gateway)).Should().Be(new DeliveryOutcome(1, 0, 0));
        (await OneAsync()).Tries.Should().Be(1, "one try is written down; the other is known to nobody");
        gateway.Came.Should().HaveCount(2);
        gateway.Came.Select(r => r.Id).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_message_at_which_every_sender_dies_is_given_up()
    {
        await WaitingAsync();
        await TestDatabase.ExecuteAsync(court.Database.Superuser, "update notices.message set leases = 8");
        (await court.DeliverAsync(gateway)).Should().Be(new DeliveryOutcome(0, 0, 0));
        (await OneAsync()).Should().Match<OutboxView>(n => n.State == NoticeState.Dead && n.Reason == "cut short" && n.Tries == 0);
    }

    [Fact]
    public async Task Two_senders_at_once_send_each_message_once()
    {
        for (var n = 0; n < 45; n++)
            court.Credit(Money.Parse("10.00"), c.SubAccount);
        await court.StatementAsync();
        await court.CollectAsync();
        gateway.Answer = async context =>
        {
            await Task.Delay(5);
            context.Response.StatusCode = 200;
        };
        var both = await Task.WhenAll(Task.Run(() => court.DeliverAsync(gateway)), Task.Run(() => court.DeliverAsync(gateway)));
        both.Sum(b => b!.Sent).Should().Be(45);
        gateway.Came.Select(r => r.Id).Should().HaveCount(45).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task What_waits_follows_the_party_to_a_new_contact()
    {
        await WaitingAsync();
        await court.ContactAsync(c, "+8613911112222", document: "变更联系方式申请");
        await court.DeliverAsync(gateway);
        gateway.Came.Should().ContainSingle().Which.To.Should().Be("+8613911112222");
    }

    [Fact]
    public async Task A_person_sends_again_what_is_dead_with_a_reason_and_cancels_what_has_not_left()
    {
        await WaitingAsync();
        var id = (await OneAsync()).Id;
        await court.ShouldRefuseAsync("notice.not-dead", () => RetryAsync(id));
        gateway.Answer = context => GatewayForTest.Say(context, 400);
        await court.DeliverAsync(gateway);
        await court.ShouldRefuseAsync("notice.reason-missing", () => RetryAsync(id, reason: " "));
        await court.ShouldRefuseAsync("notice.not-found", () => RetryAsync(id, "ex2"));
        await court.ShouldRefuseAsync("access.not-permitted", () => RetryAsync(id, "ins1"));
        await court.ContactAsync(c, "13700007777", document: "电话更正");
        court.Pass(Duration.FromMinutes(1));
        await RetryAsync(id);
        court.Pass(Duration.FromMinutes(1));
        gateway.Answer = context => GatewayForTest.Say(context, 200);
        (await court.DeliverAsync(gateway)).Should().Be(new DeliveryOutcome(1, 0, 0));
        gateway.Came.Select(r => r.To).Should().Equal("13800001234", "13700007777");
        gateway.Came.Select(r => r.Id).Should().OnlyHaveUniqueItems("another contact is another delivery");
        (await HistoryAsync()).Should().Equal("refused", "retry", "accepted");
        await court.ShouldRefuseAsync("notice.not-open", () => CancelAsync(id));
        (await TestDatabase.AskAsync<long>(court.Database.Superuser, "select count(*) from evidence.leaf where use_case = 'RetryNotices' and outcome = 'done'")).Should().Be(1);
    }

    [Fact]
    public async Task An_old_report_that_is_sent_again_does_not_undo_what_a_person_decided()
    {
        await WaitingAsync();
        await court.DeliverAsync(gateway);
        var (sent, said) = (gateway.Came.Single().Id, court.Clock.GetCurrentInstant());
        await court.ReportAsync(sent, delivered: false, said);
        (await OneAsync()).Should().Match<OutboxView>(n => n.State == NoticeState.Dead && n.Reason == "not delivered");
        await RetryAsync((await OneAsync()).Id);
        (await court.ReportAsync(sent, delivered: false, said)).Should().Be(0);
        (await OneAsync()).State.Should().Be(NoticeState.Waiting);
        await CancelAsync((await OneAsync()).Id, "dir1");
        (await court.DeliverAsync(gateway)).Should().Be(new DeliveryOutcome(0, 0, 0));
        (await OneAsync()).State.Should().Be(NoticeState.Cancelled);
    }

    [Fact]
    public async Task A_contact_is_recorded_by_the_officer_and_hidden_from_others()
    {
        await WaitingAsync();
        (await court.NoticesAsync("ex1")).Single().Address.Should().Be("13800001234");
        (await court.NoticesAsync("acc1")).Single().Address.Should().Be("****1234");
        (await court.SeeAsync<Cases.ContactQueries, List<Cases.ContactView>>("ins1", q => q.OfCaseAsync(c.Id, default))).Single(p => p.Role == "applicant").Address.Should().Be("****1234");
        (await court.NoticesAsync("ex2")).Should().BeEmpty();
        await court.ShouldRefuseAsync("access.not-permitted", () => court.ContactAsync(c, person: "ex2"));
        await court.ShouldRefuseAsync("access.not-permitted", () => court.ContactAsync(c, person: "acc1"));
        await court.ShouldRefuseAsync("case.contact-invalid", () => court.ContactAsync(c, "call me"));
        await court.ShouldRefuseAsync("case.contact-without-document", () => court.ContactAsync(c, document: ""));
    }

    [Fact]
    public async Task What_the_code_never_writes_the_database_refuses_as_well()
    {
        await WaitingAsync();
        await RefusedAsync("LD161", "update notices.message set state = 'sent', next_try_at = null where state = 'waiting'");
        await RefusedAsync("LD161", "update notices.message set state = 'delivered', next_try_at = null where state = 'waiting'");
        await RefusedAsync("LD162", "update notices.message set state = 'cancelled', next_try_at = null where state = 'waiting'");
        await RefusedAsync("LD162", "insert into notices.decision (message_id, what, reason, person_id, at) select id, 'cancel', 'x', (select id from access.person where user_name = 'ins1'), now() from notices.message where state = 'waiting'");
        var other = await court.CaseAsync(applicant: "丁公司");
        var contact = await court.ContactAsync(other, "13600006666", party: "丁公司");
        await RefusedAsync("LD163", $"update notices.message set contact_id = {contact} where state = 'waiting'");
        await RefusedAsync("LD164", "insert into notices.read_mark select id, (select id from access.person where user_name = 'ex2'), now() from notices.message where channel = 'house'");
        await RefusedAsync("LD160", $"insert into cases.contact (party_id, channel, address, confirmation_document, recorded_by, recorded_at) select party_id, 'wechat', 'some_id', 'x', (select id from access.person where user_name = 'acc1'), now() from cases.contact limit 1");
        await RefusedAsync("LD160", "update cases.contact set ended_at = null");
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, "update notices.message set chinese = 'x'");
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, "delete from notices.message");
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, "update cases.contact set address = '13500005555'");
        (await FluentActions.Awaiting(() => TestDatabase.ExecuteAsync(court.Database.Connections.Reader, "select address from cases.contact")).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);

        async Task RefusedAsync(string state, string sql) =>
            (await court.DatabaseRefusesAsync(sql)).Should().Be(state, sql);
    }

    [Theory]
    [InlineData("http://sms.court.example/send", false)]
    [InlineData("https://sms.court.example/send", true)]
    [InlineData("http://127.0.0.1:8080/send", true)]
    [InlineData("http://localhost/send", true)]
    [InlineData("ftp://127.0.0.1/send", false)]
    public void Only_a_gateway_on_this_machine_is_spoken_to_in_the_clear(string url, bool taken)
    {
        var made = FluentActions.Invoking(() => new NoticeGatewaySettings(new Uri(url), GatewayForTest.Secret, 5, 8));
        if (taken)
            made.Should().NotThrow();
        else
            made.Should().Throw<InvalidOperationException>().WithMessage("*Url*http*");
    }

    [Fact]
    public void A_signature_is_of_its_id_its_moment_and_its_body()
    {
        var (settings, now, body) = (gateway.Settings(), court.Clock.GetCurrentInstant(), Encoding.UTF8.GetBytes("{}"));
        var timestamp = now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var signature = NoticeSignature.Sign(GatewayForTest.Secret, "1", timestamp, body);
        NoticeSignature.Verifies(settings, "1", timestamp, body, signature, now).Should().BeTrue();
        NoticeSignature.Verifies(settings, "2", timestamp, body, signature, now).Should().BeFalse();
        NoticeSignature.Verifies(settings, "1", timestamp, Encoding.UTF8.GetBytes("{ }"), signature, now).Should().BeFalse();
        NoticeSignature.Verifies(settings, "1", timestamp, body, signature, now + Duration.FromMinutes(6)).Should().BeFalse("a request that is kept and sent again later is not taken");
        NoticeSignature.Verifies(settings, "1", timestamp, body, "", now).Should().BeFalse();
        NoticeSignature.Verifies(NoticeGatewaySettings.None, "1", timestamp, body, NoticeSignature.Sign("", "1", timestamp, body), now).Should().BeFalse("without a gateway nobody signs");
    }

    async Task WaitingAsync()
    {
        await court.ArriveAsync(c, "100.00");
        await court.CollectAsync();
    }

    async Task<OutboxView> OneAsync() => (await court.NoticesAsync("ex1")).Single();

    async Task<IEnumerable<string>> HistoryAsync()
    {
        var one = await OneAsync();
        return (await court.SeeAsync<NoticeQueries, NoticeDetail>("ex1", q => q.ShowAsync(one.Id, default))).History.Select(h => h.What);
    }

    Task<int> RetryAsync(long id, string person = "ex1", string reason = "电话核对后重发") => court.AsAsync<RetryNotices, int>(person, u => u.ExecuteAsync(new([id], reason), default));

    Task<int> CancelAsync(long id, string person = "ex1") => court.AsAsync<CancelNotices, int>(person, u => u.ExecuteAsync(new([id], "已当面告知"), default));
}
