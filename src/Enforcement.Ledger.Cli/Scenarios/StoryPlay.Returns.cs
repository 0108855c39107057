using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Reconciliation;

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

    /// <summary><c>return=P1</c> names the payout whose payment is said to have come back.</summary>
    public Task<Outcome> RejectReturnAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<RejectReturn>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Text("reason")), ct), ct, "return");

    public Task<Outcome> AskUndoReturnAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<AskUndoReturn>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Text("reason")), ct), ct, "return");

    public Task<Outcome> ConfirmUndoReturnAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<ConfirmUndoReturn>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct, "return");

    public Task<Outcome> ReissueAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<ReissuePayout>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason")), ct), ct);
}
