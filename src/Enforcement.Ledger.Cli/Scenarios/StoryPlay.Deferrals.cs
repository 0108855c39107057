using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts.Deferrals;
using Enforcement.Ledger.Payouts.Deposits;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Deferrals, deposits, and parties that may not be paid.</summary>
sealed partial class StoryPlay
{
    // The house asks for an end; a story may leave it out.
    const int MonthsWhenUntold = 3;

    /// <summary>A ground that says nothing by itself needs a reason; a story that leaves it out has none to tell.</summary>
    public async Task<Outcome> DeferAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var lot = keys.Has("lot") ? (await LotsAsync(keys.Text("lot"), ct))[0] : (long?)null;
        var id = labels.Deferrals[keys.Text("label")] = await ActAsync<ApplyForDeferral, long>(line, u => u.ExecuteAsync(new(labels.CaseId(keys.Text("case")), StoryGrounds.Deferral(keys.Find("ground")),
            keys.Find("document"), keys.Has("until") ? keys.Date("until") : line.At.Date.PlusMonths(MonthsWhenUntold), lot, keys.Find("reason") ?? NoReason), ct), ct);
        return await DeferralStateAsync(id, ct);
    }

    public Task<Outcome> ApproveDeferralAsync(StoryLine line, CancellationToken ct) => OnDeferralAsync<ApproveDeferral>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct, "Active");

    public Task<Outcome> RejectDeferralAsync(StoryLine line, CancellationToken ct) => OnDeferralAsync<RejectDeferral>(line, (u, id) => u.ExecuteAsync(new(id, ReasonOf(line)), ct), ct, "Refused");

    public Task<Outcome> WithdrawDeferralAsync(StoryLine line, CancellationToken ct) => OnDeferralAsync<WithdrawDeferral>(line, (u, id) => u.ExecuteAsync(new(id, ReasonOf(line)), ct), ct);

    public Task<Outcome> EndDeferralAsync(StoryLine line, CancellationToken ct) => OnDeferralAsync<EndDeferral>(line, (u, id) => u.ExecuteAsync(new(id, ReasonOf(line)), ct), ct);

    async Task<Outcome> OnDeferralAsync<TUseCase>(StoryLine line, Func<TUseCase, long, Task> call, CancellationToken ct, string? also = null) where TUseCase : class, Access.IUseCase
    {
        var id = labels.Deferrals.GetValueOrDefault(line.Keys.Text("deferral"));
        await ActAsync<TUseCase>(line, u => call(u, id), ct);
        return await DeferralStateAsync(id, ct) with { Also = also };
    }

    async Task<Outcome> DeferralStateAsync(long id, CancellationToken ct)
    {
        var shown = (await AskAsync<DeferralQueries, List<DeferralView>>(q => q.ListAsync(null, false, id + 1, 1, ct), ct))[0];
        return new(shown.State.ToString(), null, [("late", shown.Late ? "yes" : "no"), ("until", Iso(shown.Until))]);
    }

    public async Task<Outcome> DepositAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        List<long>? lots = null;
        foreach (var label in keys.Labels(keys.Has("lots") ? "lots" : "lot"))
            (lots ??= []).AddRange(await LotsAsync(label, ct));
        var id = labels.Deposits[keys.Text("label")] = await ActAsync<ApplyForDeposit, long>(line, u => u.ExecuteAsync(new(labels.CaseId(keys.Text("case")), StoryGrounds.Deposit(keys.Find("ground")),
            keys.Find("document"), keys.Find("evidence") ?? keys.Find("reason") ?? keys.Find("document"), keys.AmountOrNull("amount"), lots, keys.Find("party")), ct), ct);
        return await DepositStateAsync(id, ct);
    }

    public Task<Outcome> ApproveDepositAsync(StoryLine line, CancellationToken ct) => OnDepositAsync<ApproveDeposit>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct, "Deposited");

    public Task<Outcome> WithdrawDepositAsync(StoryLine line, CancellationToken ct) => OnDepositAsync<WithdrawDeposit>(line, (u, id) => u.ExecuteAsync(new(id, ReasonOf(line)), ct), ct);

    /// <summary>Of a deposit that lies, what is rejected is its return.</summary>
    public async Task<Outcome> RejectDepositAsync(StoryLine line, CancellationToken ct)
    {
        var id = labels.Deposits.GetValueOrDefault(line.Keys.Text("deposit"));
        var lies = (await AskAsync<DepositQueries, List<DepositView>>(q => q.ListAsync(null, false, id + 1, 1, ct), ct)).Find(d => d.Id == id)?.State == DepositState.Approved;
        return lies ? await OnDepositAsync<RejectDepositReturn>(line, (u, i) => u.ExecuteAsync(new(i, ReasonOf(line)), ct), ct)
            : await OnDepositAsync<RejectDeposit>(line, (u, i) => u.ExecuteAsync(new(i, ReasonOf(line)), ct), ct, "Refused");
    }

    public Task<Outcome> EndDepositAsync(StoryLine line, CancellationToken ct) => OnDepositAsync<AskDepositReturn>(line, (u, id) => u.ExecuteAsync(new(id, ReasonOf(line)), ct), ct);

    public Task<Outcome> ConfirmDepositAsync(StoryLine line, CancellationToken ct) => OnDepositAsync<ConfirmDepositReturn>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct);

    async Task<Outcome> OnDepositAsync<TUseCase>(StoryLine line, Func<TUseCase, long, Task> call, CancellationToken ct, string? also = null) where TUseCase : class, Access.IUseCase
    {
        var id = labels.Deposits.GetValueOrDefault(line.Keys.Text("deposit"));
        await ActAsync<TUseCase>(line, u => call(u, id), ct);
        return await DepositStateAsync(id, ct) with { Also = also };
    }

    async Task<Outcome> DepositStateAsync(long id, CancellationToken ct)
    {
        var shown = (await AskAsync<DepositQueries, List<DepositView>>(q => q.ListAsync(null, false, id + 1, 1, ct), ct))[0];
        return new(shown.State.ToString(), null, [("amount", shown.Amount.ToString()), ("late", shown.Late ? "yes" : "no")]);
    }

    public async Task<Outcome> StatusAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        labels.Statuses[keys.Text("label")] = await ActAsync<RecordPartyStatus, long>(line, u => u.ExecuteAsync(new(labels.CaseId(keys.Text("case")), keys.Text("party"), keys.Text("type"), keys.Find("document")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> LiftStatusAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<LiftPartyStatus>(line, u => u.ExecuteAsync(new(labels.Statuses.GetValueOrDefault(line.Keys.Text("status")), line.Keys.Find("document")), ct), ct);
        return Outcome.Ok;
    }

    // Of a reason or a paper that a story leaves out there is none to tell; the house never does without.
    static string ReasonOf(StoryLine line) => line.Keys.Find("document") ?? line.Keys.Find("reason") ?? NoReason;
}
