using Enforcement.Ledger.DatabaseTests;
using FluentAssertions;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace Enforcement.Ledger.WebTests.Jobs;

public sealed class DeadlineSweepJobTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_house_sweeps_once_at_start_and_every_morning_at_half_past_seven()
    {
        var service = new WithJobs();
        await ((IAsyncLifetime)service).InitializeAsync();
        var until = DateTime.UtcNow + Patience;
        while (await SweepsAsync(service) == 0 && DateTime.UtcNow < until)
            await Task.Delay(100);
        (await SweepsAsync(service)).Should().Be(1);
        (await TestDatabase.AskAsync<string>(service.Database.Superuser, "select cron_expression || ' ' || time_zone_id from quartz.qrtz_cron_triggers"))
            .Should().Be("0 30 7 * * ? Asia/Shanghai");
        await ((IAsyncLifetime)service).DisposeAsync();
    }

    static Task<long> SweepsAsync(Service service) =>
        TestDatabase.AskAsync<long>(service.Database.Superuser, "select count(*) from evidence.leaf where use_case = 'SweepDeadlines' and outcome = 'done' and actor_id = 1");

    sealed class WithJobs : Service
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Jobs:Enabled", "true");
        }
    }
}
