using Enforcement.Ledger.Payouts;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Payments that come back, and what is done about them.</summary>
sealed partial class StoryPlay
{
    /// <summary>Books the credit by which the bank returns a payment: the id in its own field, and the reason in the remark.</summary>
    public async Task<Outcome> BankReturnAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var instruction = await InstructionAsync(keys.Text("payout"), ct);
        bank.Return(keys.Find("label"), line.At.Date, keys.AmountOrNull("amount") ?? instruction.Amount, instruction.Payee, instruction.Account,
            keys.Yes("anonymous") ? null : instruction.EndToEndId, $"退汇 {keys.Find("code")}".TrimEnd());
        return Outcome.Ok;
    }

    public Task<Outcome> ConfirmReturnAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<ConfirmReturn>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct);

    public Task<Outcome> ReissueAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<ReissuePayout>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason")), ct), ct);
}
