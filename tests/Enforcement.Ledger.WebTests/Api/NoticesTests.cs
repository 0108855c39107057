using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.DatabaseTests;
using Enforcement.Ledger.Notices;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

public sealed class NoticesTests : IClassFixture<NoticesTests.WithGateway>
{
    const string Secret = "a secret for the two of them";

    readonly WithGateway service;

    public NoticesTests(WithGateway service) => this.service = service;

    [Fact]
    public async Task An_arrival_is_in_the_officers_inbox_and_waits_for_the_applicant()
    {
        var c = await ArrivedAsync();
        var ex1 = await service.AsAsync("ex1");
        var mine = await Service.ReadAsync<Page<InboxView>>(await ex1.GetAsync("/api/v1/notices/inbox?unread=true"));
        var notice = mine.Items.Should().ContainSingle(n => n.CaseId == c.Id).Which;
        var before = await UnreadAsync(ex1);
        (await Service.ReadAsync<Counted>(await ex1.PostAsync("/api/v1/notices/inbox/read", Service.JsonOf(new MarkRead.Request([notice.Id]))))).Count.Should().Be(1);
        (await UnreadAsync(ex1)).Should().Be(before - 1);
        await Service.ProblemAsync(await (await service.AsAsync("ex2")).PostAsync("/api/v1/notices/inbox/read", Service.JsonOf(new MarkRead.Request([notice.Id]))), 404, "notice.not-found");
        await Service.ProblemAsync(await (await service.AsAsync("ins1")).GetAsync("/api/v1/notices/inbox"), 403, "access.not-permitted");

        (await OneAsync(c, "ex1")).Address.Should().Be("13800001234");
        (await OneAsync(c, "ins1")).Address.Should().Be("****1234", "others see its end only");
        (await Service.ReadAsync<Page<OutboxView>>(await (await service.AsAsync("ex2")).GetAsync($"/api/v1/notices?caseId={c.Id}"))).Items.Should().BeEmpty();
        (await Service.ReadAsync<NoticeSummary>(await ex1.GetAsync("/api/v1/notices/summary"))).Gateway.Should().BeTrue();
    }

    [Fact]
    public async Task The_gateways_signed_word_is_taken_and_nobody_elses()
    {
        var c = await ArrivedAsync();
        var id = await TestDatabase.AskAsync<Guid>(service.Database.Superuser, $"select delivery_id from notices.message where case_id = {c.Id} and channel = 'sms'");
        var body = $$"""{"reports":[{"id":"{{id}}","status":"delivered","at":"{{NodaTime.Text.InstantPattern.General.Format(Now)}}"}]}""";
        using (var unsigned = await service.CreateClient().PostAsync("/api/v1/notices/deliveries", Service.TextOf(body)))
            await Service.ProblemAsync(unsigned, 401, "access.sign-in-required");
        (await ReportAsync(body, secret: "another secret than theirs")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await ReportAsync(body, at: Now - Duration.FromMinutes(6))).StatusCode.Should().Be(HttpStatusCode.Unauthorized, "what was kept for six minutes is a replay");
        (await OneAsync(c, "ex1")).State.Should().Be(NoticeState.Waiting);
        (await Service.ReadAsync<Counted>(await ReportAsync(body))).Count.Should().Be(1);
        (await Service.ReadAsync<Counted>(await ReportAsync(body))).Count.Should().Be(0);
        (await OneAsync(c, "ex1")).State.Should().Be(NoticeState.Delivered);
        foreach (var wrong in (string[])["{}", "[]", "", "x", """{"reports":[]}""", """{"reports":[null]}""", """{"reports":null}""", """{"reports":[{}]}""", $$"""{"reports":[{"id":"{{id}}","status":"delivered"}]}""", $$"""{"reports":[{"id":"{{id}}","status":null,"at":null}]}""", body.Replace("delivered", "eaten", StringComparison.Ordinal), body.Replace(":\"20", ":\"19", StringComparison.Ordinal)])
            await Service.ProblemAsync(await ReportAsync(wrong), 400, "request.invalid");
    }

    [Fact]
    public async Task A_notice_that_is_dead_is_sent_again_by_the_officer_with_a_reason()
    {
        var c = await ArrivedAsync();
        var id = (await OneAsync(c, "ex1")).Id;
        await TestDatabase.ExecuteAsync(service.Database.Superuser, $"update notices.message set state = 'dead', next_try_at = null, reason = 'http 400' where id = {id}");
        await Service.ProblemAsync(await PostAsync("ex1", "retry", new RetryNotices.Request([id], "")), 409, "notice.reason-missing");
        await Service.ProblemAsync(await PostAsync("ex2", "retry", new RetryNotices.Request([id], "号码已核对")), 404, "notice.not-found");
        await Service.ProblemAsync(await PostAsync("acc1", "retry", new RetryNotices.Request([id], "号码已核对")), 403, "access.not-permitted");
        (await Service.ReadAsync<Counted>(await PostAsync("ex1", "retry", new RetryNotices.Request([id], "号码已核对")))).Count.Should().Be(1);
        (await Service.ReadAsync<Counted>(await PostAsync("dir1", "cancel", new CancelNotices.Request([id], "已当面告知")))).Count.Should().Be(1);
        var detail = await Service.ReadAsync<NoticeDetail>(await (await service.AsAsync("ins1")).GetAsync($"/api/v1/notices/{id}"));
        detail.Notice.State.Should().Be(NoticeState.Cancelled);
        detail.History.Select(h => h.What).Should().Equal("retry", "cancel");
        File.ReadAllText(Directory.GetFiles(service.LogFolder).Single(), Encoding.UTF8).Should().NotContain(Secret).And.NotContain("13800001234");
    }

    async Task<OpenedCase> ArrivedAsync()
    {
        var c = await service.CaseAsync();
        var contacts = await Service.ReadAsync<List<ContactView>>(await (await service.AsAsync("ex1")).GetAsync($"/api/v1/contacts?caseId={c.Id}"));
        var made = await (await service.AsAsync("ex1")).PostAsync("/api/v1/contacts",
            Service.JsonOf(new RecordContact.Request(contacts.Single(p => p.Role == "applicant").PartyId, "sms", "138-0000-1234", "送达地址确认书")));
        made.StatusCode.Should().Be(HttpStatusCode.Created);
        await service.FundAsync(c, "100.00");
        await service.Services.GetRequiredService<Runner>().RunAsync<CollectNotices, CollectOutcome>(PersonDirectory.House, u => u.ExecuteAsync(default), default);
        return c;
    }

    async Task<OutboxView> OneAsync(OpenedCase c, string person) =>
        (await Service.ReadAsync<Page<OutboxView>>(await (await service.AsAsync(person)).GetAsync($"/api/v1/notices?caseId={c.Id}"))).Items.Single(n => n.Channel == "sms");

    static async Task<int> UnreadAsync(HttpClient client) => (await Service.ReadAsync<Counted>(await client.GetAsync("/api/v1/notices/inbox/unread"))).Count;

    async Task<HttpResponseMessage> PostAsync<T>(string person, string what, T body) => await (await service.AsAsync(person)).PostAsync($"/api/v1/notices/{what}", Service.JsonOf(body));

    async Task<HttpResponseMessage> ReportAsync(string body, string secret = Secret, Instant? at = null)
    {
        var (bytes, id) = (Encoding.UTF8.GetBytes(body), Guid.NewGuid().ToString());
        var timestamp = (at ?? Now).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/notices/deliveries") { Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        request.Headers.Add(NoticeSignature.IdHeader, id);
        request.Headers.Add(NoticeSignature.TimestampHeader, timestamp);
        request.Headers.Add(NoticeSignature.SignatureHeader, NoticeSignature.Sign(secret, id, timestamp, bytes));
        return await service.CreateClient().SendAsync(request);
    }

    static Instant Now => SystemClock.Instance.GetCurrentInstant();

    public sealed class WithGateway : Service
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Notices:Gateway:Url", "http://127.0.0.1:9/").UseSetting("Notices:Gateway:Secret", Secret);
        }
    }
}
