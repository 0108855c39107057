using System.Net;
using Enforcement.Ledger.DatabaseTests;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.Health;

public sealed class HealthTests : IClassFixture<Service>
{
    readonly Service service;

    public HealthTests(Service service) => this.service = service;

    [Fact]
    public async Task A_service_that_can_work_says_so_and_one_without_its_schema_says_that_it_cannot()
    {
        using var watcher = service.CreateClient();
        (await watcher.GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await watcher.GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.OK);

        await TestDatabase.ExecuteAsync(service.Database.Superuser, "delete from schema_script where id = (select max(id) from schema_script)");
        using var answer = await watcher.GetAsync("/health/ready");
        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("pending").And.NotContain("Host");
        (await watcher.GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
