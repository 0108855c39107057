using System.Net;
using Enforcement.Ledger.Web.Api;
using FluentAssertions;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace Enforcement.Ledger.WebTests.Logging;

public sealed class LoggingTests
{
    [Fact]
    public async Task The_log_tells_who_did_what_and_no_party_account_or_password()
    {
        var service = new Service();
        await ((IAsyncLifetime)service).InitializeAsync();
        var c = await service.CaseAsync();
        await service.FundAsync(c, "10.00");
        await service.DraftAsync(c, "10.00");
        using (await (await service.AsAsync("ex1")).GetAsync($"/api/v1/cases?search={Uri.EscapeDataString("乙公司")}"))
        using (await service.CreateClient().PostAsync("/api/v1/token", Service.JsonOf(new Credentials("ex1", "not-the-password"))))
        {
        }
        var log = await ReadAsync(service.LogFolder);
        log.Should().Contain("DraftPayout done by").And.Contain("signed in from").And.Contain("Sign-in failed");
        log.Should().NotContainAny("甲公司", "乙公司", c.PayeeAccount, c.SubAccount, Demonstration.EscrowAccountNo, "not-the-password", Demonstration.Password);
        await ((IAsyncLifetime)service).DisposeAsync();
    }

    [Fact]
    public async Task The_service_works_while_Seq_is_down()
    {
        var service = new WithSeqDown();
        await ((IAsyncLifetime)service).InitializeAsync();
        var client = await service.AsAsync("ex1");
        for (var i = 0; i < 20; i++)
            (await client.GetAsync("/api/v1/me")).StatusCode.Should().Be(HttpStatusCode.OK);
        await ((IAsyncLifetime)service).DisposeAsync();
    }

    static async Task<string> ReadAsync(string folder)
    {
        await using var file = new FileStream(Directory.GetFiles(folder).Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }

    sealed class WithSeqDown : Service
    {
        // The discard port: nobody listens there.
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Seq:Url", "http://127.0.0.1:9");
        }
    }
}
