using System.Security.Cryptography;
using System.Text;
using Enforcement.Ledger.DatabaseTests;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using NodaTime;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.WebTests.Api;

/// <summary>Statements over HTTP on a service of their own: a bank link that sends twice, held statements, the files as they came.</summary>
public sealed class StatementsTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task A_bank_link_may_send_a_file_as_often_as_it_likes_and_a_held_one_is_two_persons_matter()
    {
        var client = await service.AsAsync("csh1");
        var first = File("A1", 2, "0.00", "10.00");
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => SendAsync(client, first, i % 2 == 0 ? key : null)));
        var outcomes = await Task.WhenAll(answers.Select(Service.ReadAsync<ImportOutcome>));
        outcomes.Sum(o => o.Statements[0].Accepted).Should().BeOneOf([1, 3], "one key has one answer, and without it the bytes are known again");
        outcomes.Select(o => o.Statements[0].StatementId).Distinct().Should().ContainSingle();
        await Service.ProblemAsync(await SendAsync(client, File("A2", 3, "0.00", "99.00"), key), 409, "access.request-key-reused");

        var held = (await Service.ReadAsync<ImportOutcome>(await SendAsync(client, File("A3", 5, "50.00", "1.00"), null))).Statements[0];
        held.Code.Should().Be("statement.gap");
        (await Service.ReadAsync<Page<GapView>>(await client.GetAsync("/api/v1/statements/gaps"))).Items.Should().ContainSingle(g => g.StatementId == held.StatementId && g.Missing == Money.Parse("40.00"));
        var proposed = await Service.ReadAsync<StatementDetail>(await client.PostAsync($"/api/v1/statements/{held.StatementId}/decision", Service.JsonOf(new HoldDecisionBody(HoldDecisionKind.Release, "缺日补送中"))));
        proposed.Decisions.Should().ContainSingle(d => d.State == "proposed" && d.Difference == Money.Parse("40.00"));
        await Service.ProblemAsync(await client.PostAsync($"/api/v1/statements/{held.StatementId}/decision/approve", null), 409, "statement.same-person");
        await Service.ProblemAsync(await (await service.AsAsync("dir1")).PostAsync($"/api/v1/statements/{held.StatementId}/decision/approve", null), 403, "access.not-permitted");
        var released = await Service.ReadAsync<HoldOutcome>(await (await service.AsAsync("acc1")).PostAsync($"/api/v1/statements/{held.StatementId}/decision/approve", null));
        released.Statement.Statement.State.Should().Be("posted");
        released.Outcomes.Should().ContainSingle(o => o.Accepted == 1);
        await Service.ProblemAsync(await (await service.AsAsync("acc1")).PostAsync($"/api/v1/statements/{held.StatementId}/decision/decline", Service.JsonOf(new ReasonBody("x"))), 409, "statement.not-held");

        var delivery = (await Service.ReadAsync<Page<DeliveryView>>(await client.GetAsync("/api/v1/deliveries?take=200"))).Items.Single(d => d.Sha256 == Convert.ToHexStringLower(SHA256.HashData(first)));
        using var file = await (await service.AsAsync("ins1")).GetAsync($"/api/v1/deliveries/{delivery.Id}/file");
        (await file.Content.ReadAsByteArrayAsync()).Should().Equal(first);
        file.Headers.GetValues("Repr-Digest").Should().Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(first))}:");
        await Service.ProblemAsync(await (await service.AsAsync("ex1")).GetAsync($"/api/v1/deliveries/{delivery.Id}/file"), 403, "access.not-permitted");
        (await Service.ReadAsync<List<ImportUnderway>>(await client.GetAsync("/api/v1/statements/under-way"))).Should().BeEmpty("nothing is being imported now");
        await Service.ProblemAsync(await client.GetAsync("/api/v1/statements/999999"), 404, "statement.not-found");
    }

    [Fact]
    public async Task An_import_that_takes_long_says_how_far_it_is()
    {
        const int lines = 3_000;
        var day = new LocalDate(2026, 4, 1);
        var other = await OpenBookAsync();
        var bytes = Encoding.UTF8.GetBytes(CamtText.Statement("LONG", other, day, Money.Zero, Money.FromMinor(lines * 100L),
            Enumerable.Range(0, lines).Select(i => CamtText.Entry($"L{i}", Money.FromMinor(100), true, day, "乙公司", "6217", null, "执行款", null))));
        var watcher = await service.AsAsync("acc1");
        var seen = new List<ImportUnderway>();
        await using var pause = await TestDatabase.OpenAsync(service.Database.Superuser);
        await using var held = await pause.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("lock table ledger.entry in exclusive mode", pause))
            await hold.ExecuteNonQueryAsync();
        var import = SendAsync(await service.AsAsync("csh1"), bytes, null);
        // It cannot post before it is let go.
        while (!import.IsCompleted && !seen.Exists(s => s.ToPost == lines))
        {
            seen.AddRange(await Service.ReadAsync<List<ImportUnderway>>(await watcher.GetAsync("/api/v1/statements/under-way")));
            await Task.Delay(20);
        }
        import.IsCompleted.Should().BeFalse();
        seen.Should().OnlyContain(s => s.File == "s.xml" && s.By == "csh1" && s.Posted == 0);
        seen.Select(s => s.Read).Should().BeInAscendingOrder().And.EndWith(lines);
        await held.RollbackAsync();
        (await Service.ReadAsync<ImportOutcome>(await import)).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = lines });
        (await Service.ReadAsync<List<ImportUnderway>>(await watcher.GetAsync("/api/v1/statements/under-way"))).Should().BeEmpty();
    }

    async Task<string> OpenBookAsync()
    {
        const string account = "44009988776655443399";
        var runner = (Database.Runner)service.Services.GetService(typeof(Database.Runner))!;
        await runner.RunAsync<Database.OpenBook, int>(Database.PersonDirectory.House,
            u => u.ExecuteAsync(new("LONG", Demonstration.CourtCode, "第二专户", account, Demonstration.Currency, Money.Zero, new(2026, 2, 13)), default), default);
        return account;
    }

    static byte[] File(string id, int day, string opening, string amount)
    {
        var on = new LocalDate(2026, 3, day);
        return Encoding.UTF8.GetBytes(CamtText.Statement(id, Demonstration.EscrowAccountNo, on, Money.Parse(opening), Money.Parse(opening) + Money.Parse(amount),
            [CamtText.Entry($"{id}-1", Money.Parse(amount), true, on, "乙公司", "6217", null, "执行款", null)]));
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] file, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/statements?fileName=s.xml") { Content = Service.FileOf(file) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }
}
