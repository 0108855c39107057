using Enforcement.Ledger.Payouts.Reversals;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Reversal of execution.</summary>
sealed partial class StoryPlay
{
    /// <summary><c>from=</c> names the payouts that are taken back, or the case that made them.</summary>
    public async Task<Outcome> ReversalAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var from = keys.Text("from");
        var ofCase = labels.Cases.ContainsKey(from);
        var id = labels.Reversals[keys.Text("label")] = await ActAsync<ProposeReversal, long>(line, u => u.ExecuteAsync(new(
            labels.CaseId(keys.Text("case")), keys.Amount("amount"), keys.AmountOrNull("fruits"), keys.Find("document"),
            ofCase ? null : [.. keys.Labels("from").Select(labels.PayoutId)], ofCase ? labels.NumberOfCase(from) : null, keys.Find("title")), ct), ct);
        return await ReversalStateAsync(id, ct);
    }

    public Task<Outcome> ConfirmReversalAsync(StoryLine line, CancellationToken ct) => OnReversalAsync<ConfirmReversal>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct);

    public Task<Outcome> RejectReversalAsync(StoryLine line, CancellationToken ct) => OnReversalAsync<RejectReversal>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason") ?? NoReason), ct), ct);

    public Task<Outcome> WithdrawReversalAsync(StoryLine line, CancellationToken ct) => OnReversalAsync<WithdrawReversal>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason") ?? NoReason), ct), ct);

    public Task<Outcome> CancelReversalAsync(StoryLine line, CancellationToken ct) => OnReversalAsync<CancelReversal>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason") ?? NoReason), ct), ct);

    async Task<Outcome> OnReversalAsync<TUseCase>(StoryLine line, Func<TUseCase, long, Task> call, CancellationToken ct) where TUseCase : class, Access.IUseCase
    {
        var id = labels.Reversals.GetValueOrDefault(line.Keys.Text("reversal"));
        await ActAsync<TUseCase>(line, u => call(u, id), ct);
        return await ReversalStateAsync(id, ct);
    }

    async Task<Outcome> ReversalStateAsync(long id, CancellationToken ct) =>
        Outcome.State((await AskAsync<ReversalQueries, ReversalView>(q => q.ShowAsync(id, ct), ct)).State.ToString());
}
