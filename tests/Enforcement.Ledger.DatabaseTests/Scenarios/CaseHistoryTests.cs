using System.Globalization;
using System.Text.Json;
using Enforcement.Ledger.Cli;
using Enforcement.Ledger.Cli.Scenarios;
using Enforcement.Ledger.Kernel;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Scenarios;

/// <summary><c>case show</c> tells the story of a case in order, each movement of its money once.</summary>
public sealed class CaseHistoryTests
{
    const string Walk = "the-walk-of-february-2026";

    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    [Fact]
    public async Task Case_show_tells_the_walk_of_february_2026_in_order()
    {
        await using var database = await TestDatabase.CreateAsync();
        var story = StoryParser.Read($"{Walk}.story", await File.ReadAllTextAsync(Path.Combine(Folder, $"{Walk}.story")));
        (await StoryPlayer.PlayAsync(story, database.Connections, default)).Differences.Should().BeEmpty();

        var history = await HistoryAsync(database, "（2026）川0104执101号");

        var told = string.Join('\n', history.Select(Row));
        if (Environment.GetEnvironmentVariable("WALKTHROUGH_WRITE") is { } path)
            await File.WriteAllTextAsync(path, told + "\n");
        told.Should().Be((await File.ReadAllTextAsync(Path.Combine(Folder, $"{Walk}.history"))).ReplaceLineEndings("\n").Trim());
        var money = history.Where(e => e.TryGetProperty("from", out var from) && from.ValueKind == JsonValueKind.String)
            .Select(e => (From: e.GetProperty("from").GetString()!, To: e.GetProperty("to").GetString()!, Amount: Money.Parse(e.GetProperty("amount").GetString()!))).ToList();
        Money Of(string account) => Money.Sum(money.Where(m => m.To == account).Select(m => m.Amount)) - Money.Sum(money.Where(m => m.From == account).Select(m => m.Amount));
        Of("CASE_DISPUTED").Should().Be(Money.Parse("30000.00"), "every fen is told once");
        Of("BANK").Should().Be(-Money.Parse("30000.00"), "what came and did not leave is the case's");
        foreach (var empty in (string[])["CASE_AVAILABLE", "CASE_RESERVED", "CASE_HELD", "IN_TRANSIT", "RETURNED"])
            Of(empty).Should().Be(Money.Zero, empty);
    }

    static async Task<List<JsonElement>> HistoryAsync(TestDatabase database, string number)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Ledger", database.Connections.App), new("ConnectionStrings:LedgerOwner", database.Connections.Owner)]).Build();
        await using StringWriter output = new(CultureInfo.InvariantCulture), error = new(CultureInfo.InvariantCulture);
        (await new LedgerCommandLine(configuration).RunAsync(["case", "show", number, "--json"], output, error, default)).Should().Be(0, error.ToString());
        return [.. JsonDocument.Parse(output.ToString()).RootElement.GetProperty("history").EnumerateArray()];
    }

    static string Row(JsonElement e)
    {
        var at = NodaTime.Text.InstantPattern.ExtendedIso.Parse(e.GetProperty("at").GetString()!).Value.InZone(Calendar.Office.Zone).LocalDateTime;
        string?[] cells = [NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("MM-dd HH:mm").Format(at), Of("kind"), Of("amount"), Of("from") is { } from ? $"{from} → {Of("to")}" : null,
            Of("valueOn"), Of("person"), Of("subject"), Of("text"), Of("article")];
        return string.Join(" | ", cells.OfType<string>());

        string? Of(string name) => e.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
