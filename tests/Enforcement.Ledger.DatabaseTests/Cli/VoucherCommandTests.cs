using System.Text.Json;
using Enforcement.Ledger.Cli;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Vouchers;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Cli;

/// <summary>The commands run by the real clock: what the court's clock shows is long ago.</summary>
public sealed class VoucherCommandTests
{
    [Fact]
    public async Task Cash_that_should_be_in_finances_hands_and_late_imports_are_found()
    {
        await using var court = await Court.OpenAsync();
        court.Clock.To(2025, 2, 13);
        (await RunAsync(court, "cash", "list")).Exit.Should().Be(0);
        (await RunAsync(court, "receipt", "lag", "--from", "2025-02-01")).Exit.Should().Be(0);

        var c = await court.CaseAsync();
        var id = await court.AsAsync<TakeCash, long>("ex1", u => u.ExecuteAsync(new(c.Id, Money.Parse("20.00"), "乙公司", "ex2", court.Clock.GetCurrentInstant(), "住所地", "当场履行"), default));
        court.Credit(Money.Parse("10.00"), c.SubAccount);
        var file = court.CloseStatement();
        court.Clock.To(2025, 2, 27);
        await court.ImportAsync(file);

        var cash = await RunAsync(court, "cash", "list");
        cash.Exit.Should().Be(1);
        cash.Json.GetProperty("cash")[0].GetProperty("number").GetString().Should().Be("XJ00000001");
        await court.AsAsync<AcceptCash>("csh1", u => u.ExecuteAsync(new(id, "途中"), default));
        (await RunAsync(court, "cash", "list")).Exit.Should().Be(0);
        (await RunAsync(court, "--as", "adm1", "cash", "list")).Exit.Should().Be(2, "an administrator sees no money");

        var lag = await RunAsync(court, "receipt", "lag", "--from", "2025-02-01");
        lag.Exit.Should().Be(1);
        lag.Json.GetProperty("late")[0].GetProperty("lagDays").GetInt32().Should().Be(14);
        (await RunAsync(court, "receipt", "lag", "--from", "2025-02-01", "--days", "14")).Exit.Should().Be(0);
    }

    static async Task<(int Exit, JsonElement Json)> RunAsync(Court court, params string[] args)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Ledger"] = court.Database.Connections.App,
            ["ConnectionStrings:LedgerOwner"] = court.Database.Connections.Owner,
        }).Build();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await new LedgerCommandLine(configuration).RunAsync([.. args, "--json"], output, error, default);
        return (exit, JsonDocument.Parse(output.ToString()).RootElement);
    }
}
