using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Notices;
using NodaTime;

namespace Enforcement.Ledger.DatabaseTests.Notices;

/// <summary>What the tests of notices do at a court.</summary>
static class NoticeCourt
{
    public static async Task ArriveAsync(this Court court, TestCase c, string amount, string payer = "乙公司")
    {
        court.Credit(Money.Parse(amount), c.SubAccount, payer);
        await court.StatementAsync();
    }

    public static Task<CollectOutcome> CollectAsync(this Court court) =>
        court.Run.RunAsync<CollectNotices, CollectOutcome>(PersonDirectory.House, u => u.ExecuteAsync(default), default);

    public static async Task<DeliveryOutcome?> DeliverAsync(this Court court, GatewayForTest to, int timeoutSeconds = 5)
    {
        using var gateway = new NoticeGateway(to.Settings(timeoutSeconds), court.Clock);
        return await new DeliverNotices(court.Run, gateway, court.Clock).RunAsync(PersonDirectory.House, default);
    }

    public static async Task<long> ContactAsync(this Court court, TestCase c, string address = "13800001234", string channel = "sms", string party = "甲公司", string person = "ex1", string document = "送达地址确认书")
    {
        var id = await TestDatabase.AskAsync<long>(court.Database.Superuser, $"select id from cases.party where case_id = {c.Id} and name = '{party}'");
        return await court.AsAsync<RecordContact, long>(person, u => u.ExecuteAsync(new(id, channel, address, document), default));
    }

    public static Task<List<OutboxView>> NoticesAsync(this Court court, string person = "dir1", long? caseId = null, NoticeState? state = null) =>
        court.SeeAsync<NoticeQueries, List<OutboxView>>(person, q => q.ListAsync(new(caseId, state), null, 100, default));

    public static Task<List<InboxView>> InboxAsync(this Court court, string person) => court.SeeAsync<InboxQueries, List<InboxView>>(person, q => q.ListAsync(false, null, 100, default));

    public static Task<int> ReportAsync(this Court court, string id, bool delivered, Instant? at = null) =>
        court.Run.RunAsync<TakeReports, int>(PersonDirectory.House, u => u.ExecuteAsync(new([new(Guid.Parse(id), delivered, at ?? court.Clock.GetCurrentInstant(), null)]), default), default);

    public static void Pass(this Court court, Duration time) => court.Clock.To(court.Clock.GetCurrentInstant() + time);
}
