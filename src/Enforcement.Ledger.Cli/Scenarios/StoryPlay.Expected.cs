using Enforcement.Ledger.Receipts;
using NodaTime.Text;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Money that is to come.</summary>
sealed partial class StoryPlay
{
    public async Task<Outcome> ExpectAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var kind = Enum.Parse<ExpectedKind>(keys.Text("kind"), ignoreCase: true);
        var entry = new ExpectedEntry(labels.NumberOfCase(keys.Text("case")), kind, keys.Amount("amount"), keys.Find("document") ?? "协助扣划通知书", keys.Find("reference"),
            DueOn: keys.Find("due") is { } due ? LocalDatePattern.Iso.Parse(due).Value : null, Account: keys.Find("account"), Payer: keys.Find("payer"));
        labels.Expected[keys.Text("label")] = await ActAsync<RegisterExpected, long>(line, u => u.ExecuteAsync(entry, ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> ConfirmExpectedAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<ConfirmExpected>(line, u => u.ExecuteAsync(new(labels.Expected.GetValueOrDefault(line.Keys.Text("expected"))), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> CancelExpectedAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<CancelExpected>(line, u => u.ExecuteAsync(new(labels.Expected.GetValueOrDefault(line.Keys.Text("expected")), line.Keys.Find("reason") ?? NoReason), ct), ct);
        return Outcome.Ok;
    }
}
