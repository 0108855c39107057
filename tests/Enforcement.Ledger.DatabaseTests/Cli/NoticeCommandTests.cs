using System.Text.Json;
using Enforcement.Ledger.Cli;
using Enforcement.Ledger.DatabaseTests.Notices;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Cli;

public sealed class NoticeCommandTests
{
    [Fact]
    public async Task Notices_are_composed_sent_listed_and_sent_again()
    {
        await using var court = await Court.OpenAsync();
        var c = await court.CaseAsync();
        await court.ContactAsync(c);
        await court.ArriveAsync(c, "100.00");
        var waiting = await RunAsync(court, null, "notice", "send");
        (waiting.Exit, waiting.Json.GetProperty("composed").GetInt32(), waiting.Json.GetProperty("gateway").GetBoolean()).Should().Be((0, 2, false));

        using var gateway = new GatewayForTest { Answer = context => GatewayForTest.Say(context, 422) };
        var dead = await RunAsync(court, gateway, "notice", "send");
        (dead.Json.GetProperty("composed").GetInt32(), dead.Json.GetProperty("dead").GetInt32()).Should().Be((0, 1));
        var listed = (await RunAsync(court, gateway, "notice", "list", "--state", "Dead")).Json;
        listed.GetProperty("summary").GetProperty("dead").GetInt32().Should().Be(1);
        var notice = listed.GetProperty("notices")[0];
        notice.GetProperty("address").GetString().Should().Be("****1234");
        var id = notice.GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);

        (await RunAsync(court, gateway, "notice", "retry", id, "--reason", "x")).Exit.Should().Be(2, "a person decides, not the house");
        (await RunAsync(court, gateway, "--as", "ex1", "notice", "retry", id, "--reason", "号码已核对")).Json.GetProperty("count").GetInt32().Should().Be(1);
        gateway.Answer = context => GatewayForTest.Say(context, 200);
        (await RunAsync(court, gateway, "notice", "send")).Json.GetProperty("sent").GetInt32().Should().Be(1);
        (await RunAsync(court, gateway, "--as", "ex1", "notice", "cancel", id, "--reason", "x")).Exit.Should().Be(2, "it has left");
    }

    [Fact]
    public async Task A_gateway_that_makes_no_sense_is_told_without_its_secret()
    {
        await using var court = await Court.OpenAsync();
        using var output = new StringWriter();
        using var error = new StringWriter();
        (await new LedgerCommandLine(Configuration(court, "ftp://x", "a secret of the two of them")).RunAsync(["notice", "list"], output, error, default)).Should().Be(3);
        error.ToString().Should().Contain("Notices:Gateway:Url").And.NotContain("a secret");
    }

    static IConfiguration Configuration(Court court, string? url, string secret) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["ConnectionStrings:Ledger"] = court.Database.Connections.App,
        ["ConnectionStrings:LedgerOwner"] = court.Database.Connections.Owner,
        ["Notices:Gateway:Url"] = url,
        ["Notices:Gateway:Secret"] = secret,
    }).Build();

    static async Task<(int Exit, JsonElement Json)> RunAsync(Court court, GatewayForTest? gateway, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await new LedgerCommandLine(Configuration(court, gateway?.Url.AbsoluteUri, GatewayForTest.Secret)).RunAsync([.. args, "--json"], output, error, default);
        using var document = JsonDocument.Parse(output.ToString());
        return (exit, document.RootElement.Clone());
    }
}
