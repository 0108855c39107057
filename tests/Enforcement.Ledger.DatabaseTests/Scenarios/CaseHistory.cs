using System.Globalization;
using System.Text.Json;
using Enforcement.Ledger.Cli;
using Enforcement.Ledger.Cli.Scenarios;
using Enforcement.Ledger.Kernel;
using FluentAssertions;
using Microsoft.Extensions.Configuration;

namespace Enforcement.Ledger.DatabaseTests.Scenarios;

/// <summary><c>case show</c> tells the story of a case in order, each movement of its money once.</summary>
static class CaseHistory
{
    // What of the case's money is disputed at the end, and what was not paid out.
    static readonly Dictionary<string, (string Disputed, string NotPaid)> Kept = new()
    {
        ["the-walk-of-february-2026"] = ("30000.00", "30000.00"),
        ["all-that-happens-in-a-case"] = ("0.00", "300.00"),
    };

    /// <param name="path">What is told of the story's first case. <c>HISTORY_WRITE</c> names a folder in which it is written again.</param>
    public static async Task ShouldBeToldAsync(TestDatabase database, string path)
    {
        var number = (await TestDatabase.AskAsync<string>(database.Superuser, "select number from cases.enforcement_case order by id limit 1"))!;
        var history = await HistoryAsync(database, number);

        var told = string.Join('\n', history.Select(Row));
        if (Environment.GetEnvironmentVariable("HISTORY_WRITE") is { } folder)
            await File.WriteAllTextAsync(Path.Combine(folder, Path.GetFileName(path)), told + "\n");
        told.Should().Be((await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n").Trim());
        var money = history.Where(e => Text(e, "from") is not null || Text(e, "to") is not null).Select(e => (From: Text(e, "from"), To: Text(e, "to"), Amount: Money.Parse(Text(e, "amount")!))).ToList();
        Money Of(string account) => Money.Sum(money.Where(m => m.To == account).Select(m => m.Amount)) - Money.Sum(money.Where(m => m.From == account).Select(m => m.Amount));
        var (disputed, notPaid) = Kept[Path.GetFileNameWithoutExtension(path)];
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
