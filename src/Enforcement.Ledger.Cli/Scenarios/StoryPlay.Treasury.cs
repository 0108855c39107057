using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Treasury;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Execution fees on their way to the treasury.</summary>
sealed partial class StoryPlay
{
    long treasuryAccount;

    public async Task<Outcome> TreasuryAsync(StoryLine line, CancellationToken ct)
    {
        treasuryAccount = await ActAsync<NameTreasuryAccount, long>(line, u => u.ExecuteAsync(
            new(Demonstration.BookCode, line.Keys.Text("name"), line.Keys.Text("account"), line.Keys.Find("document") ?? "国库收款账户通知"), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> ConfirmTreasuryAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<ConfirmTreasuryAccount>(line, u => u.ExecuteAsync(new(treasuryAccount), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> PayFeesAsync(StoryLine line, CancellationToken ct)
    {
        List<long>? fees = line.Keys.Has("deductions") ? [.. line.Keys.Labels("deductions").Select(l => labels.Deductions.GetValueOrDefault(l))] : null;
        var id = labels.FeeBatches[line.Keys.Text("label")] = await ActAsync<ProposeTreasuryBatch, long>(line, u => u.ExecuteAsync(new(Demonstration.BookCode, fees), ct), ct);
        return await FeesStateAsync(id, ct);
    }

    public async Task<Outcome> CostPayeeAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<NameCostPayee, long>(line, u => u.ExecuteAsync(new(labels.Deductions.GetValueOrDefault(line.Keys.Text("deduction")), line.Keys.Text("name"), line.Keys.Text("account"),
            line.Keys.Find("document"), line.Keys.Find("bank"), line.Keys.Find("cnaps")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> PayCostAsync(StoryLine line, CancellationToken ct)
    {
        var id = labels.FeeBatches[line.Keys.Text("label")] = await ActAsync<ProposeCostPayment, long>(line, u => u.ExecuteAsync(new(labels.Deductions.GetValueOrDefault(line.Keys.Text("deduction"))), ct), ct);
        return await FeesStateAsync(id, ct);
    }

    public Task<Outcome> ApproveFeesAsync(StoryLine line, CancellationToken ct) => OnFeesAsync<ApproveTreasuryBatch>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct);

    public Task<Outcome> RejectFeesAsync(StoryLine line, CancellationToken ct) => OnFeesAsync<RejectTreasuryBatch>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason") ?? NoReason), ct), ct);

    public Task<Outcome> FailFeesAsync(StoryLine line, CancellationToken ct) => OnFeesAsync<FailTreasuryBatch>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason") ?? NoReason), ct), ct);

    async Task<Outcome> OnFeesAsync<TUseCase>(StoryLine line, Func<TUseCase, long, Task> call, CancellationToken ct) where TUseCase : class, Access.IUseCase
    {
        var id = labels.FeeBatches.GetValueOrDefault(line.Keys.Text("fees"));
        await ActAsync<TUseCase>(line, u => call(u, id), ct);
        return await FeesStateAsync(id, ct);
    }

    async Task<Outcome> FeesStateAsync(long id, CancellationToken ct)
    {
        var batch = (await AskAsync<TreasuryQueries, List<TreasuryBatchView>>(q => q.BatchesAsync(id, null, 1, ct), ct))[0];
        return new(batch.State.ToString(), null, [("amount", batch.Amount.ToString())]);
    }

    public async Task<Outcome> DownloadFeesAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<DownloadTreasuryFile, PayoutFile>(line, u => u.ExecuteAsync(labels.FeeBatches.GetValueOrDefault(line.Keys.Text("fees")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> BankReturnFeesAsync(StoryLine line, CancellationToken ct)
    {
        var instruction = Instructed(await FeesFileAsync(line.Keys.Text("fees"), ct));
        bank.Return(line.Keys.Find("label"), line.At.Date, line.Keys.AmountOrNull("amount") ?? instruction.Amount, instruction.Payee, instruction.Account, instruction.EndToEndId, "退汇");
        return Outcome.Ok;
    }

    async Task<byte[]> FeesFileAsync(string label, CancellationToken ct) =>
        (await run.RunAsync<DownloadTreasuryFile, PayoutFile>(await court.ActorAsync("csh1", ct), u => u.ExecuteAsync(labels.FeeBatches.GetValueOrDefault(label), ct), ct)).Bytes;
}
