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
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    [Theory]
    [InlineData("the-walk-of-february-2026", "（2026）川0104执101号", "30000.00", "30000.00")]
    [InlineData("all-that-happens-in-a-case", "（2026）川0104执301号", "0.00", "300.00")]
    public async Task Case_show_tells_what_happened_in_order(string named, string number, string disputed, string notPaid)
    {
        await using var database = await TestDatabase.CreateAsync();
        var story = StoryParser.Read($"{named}.story", await File.ReadAllTextAsync(Path.Combine(Folder, $"{named}.story")));
        (await StoryPlayer.PlayAsync(story, database.Connections, default)).Differences.Should().BeEmpty();

        var history = await HistoryAsync(database, number);

        var told = string.Join('\n', history.Select(Row));
        if (Environment.GetEnvironmentVariable("HISTORY_WRITE") is { } folder)
            await File.WriteAllTextAsync(Path.Combine(folder, $"{named}.history"), told + "\n");
        told.Should().Be((await File.ReadAllTextAsync(Path.Combine(Folder, $"{named}.history"))).ReplaceLineEndings("\n").Trim());
        var money = history.Where(e => Text(e, "from") is not null || Text(e, "to") is not null).Select(e => (From: Text(e, "from"), To: Text(e, "to"), Amount: Money.Parse(Text(e, "amount")!))).ToList();
        Money Of(string account) => Money.Sum(money.Where(m => m.To == account).Select(m => m.Amount)) - Money.Sum(money.Where(m => m.From == account).Select(m => m.Amount));
        Of("CASE_DISPUTED").Should().Be(Money.Parse(disputed), "every fen is told once");
        Of("BANK").Should().Be(-Money.Parse(notPaid), "what came and was not paid out stayed in the house");
        foreach (var empty in (string[])["CASE_AVAILABLE", "CASE_RESERVED", "CASE_HELD", "IN_TRANSIT", "RETURNED", "CASE_DEPOSITED"])
            Of(empty).Should().Be(Money.Zero, empty);
        history.Select(e => (Text(e, "at"), Text(e, "kind"), Text(e, "subject"), Text(e, "from"), Text(e, "to"))).Should().OnlyHaveUniqueItems("nothing is told twice");
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
        string?[] cells = [NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("MM-dd HH:mm").Format(at), Text(e, "kind"), Text(e, "amount"),
            (Text(e, "from"), Text(e, "to")) is (null, null) ? null : $"{Text(e, "from")} → {Text(e, "to")}",
            Text(e, "valueOn"), Text(e, "onBehalfOf") is { } other ? $"{Text(e, "person")} 代 {other}" : Text(e, "person"), Text(e, "subject"), Text(e, "text"), Text(e, "article")];
        return string.Join(" | ", cells.OfType<string>());
    }

    static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
