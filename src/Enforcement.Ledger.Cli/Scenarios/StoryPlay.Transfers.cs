using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Payouts.Transfers;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Money between cases, and the end of a case.</summary>
sealed partial class StoryPlay
{
    /// <summary>Without <c>document=</c> the words of a ground that asks for a paper are the paper.</summary>
    public async Task<Outcome> TransferAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        List<long>? lots = null;
        foreach (var label in keys.Labels("lots"))
            (lots ??= []).AddRange(await LotsAsync(label, ct));
        var id = labels.Transfers[keys.Text("label")] = await ActAsync<ProposeTransfer, long>(line, u => u.ExecuteAsync(new(
            labels.CaseId(keys.Text("from")), null, keys.Amount("amount"), keys.Find("ground"), keys.Has("document") ? keys.Find("document") : TransferGround.Find(keys.Find("ground")) is { OnPaper: true } ? keys.Find("ground") : null, keys.Find("reason"), lots, labels.NumberOfCase(keys.Text("to"))), ct), ct);
        return await TransferStateAsync(id, ct);
    }

    public Task<Outcome> ApproveTransferAsync(StoryLine line, CancellationToken ct) => OnTransferAsync<ApproveTransfer>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct);

    public Task<Outcome> RejectTransferAsync(StoryLine line, CancellationToken ct) => OnTransferAsync<RejectTransfer>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason") ?? NoReason), ct), ct);

    public Task<Outcome> WithdrawTransferAsync(StoryLine line, CancellationToken ct) => OnTransferAsync<WithdrawTransfer>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason")), ct), ct);

    public Task<Outcome> UndoTransferAsync(StoryLine line, CancellationToken ct) => OnTransferAsync<AskUndoTransfer>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason") ?? NoReason), ct), ct);

    public Task<Outcome> ConfirmUndoTransferAsync(StoryLine line, CancellationToken ct) => OnTransferAsync<ConfirmUndoTransfer>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct);

    /// <summary><c>as=终本</c> for the end of the present proceedings; without it the case is concluded.</summary>
    public async Task<Outcome> CloseCaseAsync(StoryLine line, CancellationToken ct)
    {
        if (!CaseEndings.TryRead(line.Keys.Find("as") ?? "closed", out var ending) || ending is not { } asked)
            throw new StoryUnreadable($"as={line.Keys.Find("as")} is no end of a case; write 结案 or 终本.");
        await ActAsync<CloseCase>(line, u => u.ExecuteAsync(new(labels.CaseId(line.Keys.Text("case")), asked, line.Keys.Find("document")), ct), ct);
        return Outcome.State("closed");
    }

    public async Task<Outcome> ReopenCaseAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<ReopenCase>(line, u => u.ExecuteAsync(new(labels.CaseId(line.Keys.Text("case")), line.Keys.Find("document")), ct), ct);
        return Outcome.State("open");
    }

    async Task<Outcome> OnTransferAsync<TUseCase>(StoryLine line, Func<TUseCase, long, Task> call, CancellationToken ct) where TUseCase : class, Access.IUseCase
    {
        var id = labels.Transfers.GetValueOrDefault(line.Keys.Text("transfer"));
        await ActAsync<TUseCase>(line, u => call(u, id), ct);
        return await TransferStateAsync(id, ct);
    }

    async Task<Outcome> TransferStateAsync(long id, CancellationToken ct) =>
        Outcome.State((await AskAsync<TransferQueries, TransferView>(q => q.ShowAsync(id, ct), ct)).State.ToString());
}
