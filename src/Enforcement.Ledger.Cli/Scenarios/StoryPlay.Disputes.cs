using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Disputes;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>What is disputed, looked at again, and settled by two persons.</summary>
sealed partial class StoryPlay
{
    public async Task<Outcome> SplitAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var id = labels.PayoutId(keys.Text("payout"));
        var disputed = await ActAsync<SplitPayout, long>(line,
            u => u.ExecuteAsync(new(id, keys.Amount("disputed"), keys.Text("reason"), Paper(keys, "异议书"), keys.Has("review") ? keys.Date("review") : null), ct), ct);
        labels.Payouts[keys.Text("as")] = disputed;
        return (await StateAsync(id, ct)) with { Also = (await StateAsync(disputed, ct)).Word };
    }

    public async Task<Outcome> DisputeAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        long? lot = keys.Find("lot") is { } label ? (await LotsAsync(label, ct))[0] : null;
        labels.Disputes[keys.Text("label")] = await ActAsync<PlaceDispute, long>(line,
            u => u.ExecuteAsync(new(labels.CaseId(keys.Text("case")), keys.Amount("amount"), keys.Text("reason"), Paper(keys, "异议书"), lot, keys.Has("review") ? keys.Date("review") : null), ct), ct);
        return Outcome.Ok with { Also = "Disputed" };
    }

    /// <summary>Settles a dispute, or the disputed part that a split made a payout of: one line proposes the outcome and has it confirmed by the supervisor, or by the
    /// director when the supervisor proposed it; <c>confirmed=no</c> leaves it proposed.</summary>
    public async Task<Outcome> SettleAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var (dispute, payout) = Disputed(keys.Text("dispute"));
        var id = await ActAsync<ProposeDisputeOutcome, long>(line, u => u.ExecuteAsync(
            new(payout is null ? dispute : null, keys.Text("for") == "payee" ? SettledFor.Payee : SettledFor.Debtor, Paper(keys, "裁定书"), keys.Find("reason") ?? NoReason, payout), ct), ct);
        labels.Settlements[keys.Text("dispute")] = id;
        var confirmed = !keys.Has("confirmed") || keys.Yes("confirmed");
        if (confirmed)
            await ActAsync<ConfirmDisputeOutcome>(line with { Actor = line.Actor == Confirmer ? OtherConfirmer : Confirmer }, u => u.ExecuteAsync(new(id), ct), ct);
        return await SettledAsync(payout, confirmed ? "Settled" : "Proposed", ct);
    }

    public async Task<Outcome> ConfirmSettlementAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<ConfirmDisputeOutcome>(line, u => u.ExecuteAsync(new(Settlement(line)), ct), ct);
        return await SettledAsync(Disputed(line.Keys.Text("settlement")).Payout, "Settled", ct);
    }

    public async Task<Outcome> RejectSettlementAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<RejectDisputeOutcome>(line, u => u.ExecuteAsync(new(Settlement(line), line.Keys.Find("reason") ?? NoReason), ct), ct);
        return Outcome.Ok with { Also = "Rejected" };
    }

    public async Task<Outcome> WithdrawSettlementAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<WithdrawDisputeOutcome>(line, u => u.ExecuteAsync(new(Settlement(line), line.Keys.Find("reason") ?? NoReason), ct), ct);
        return Outcome.Ok with { Also = "Withdrawn" };
    }

    public async Task<Outcome> RenewReviewAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var (dispute, payout) = Disputed(keys.Text("dispute"));
        var id = payout is null ? dispute : (await AskAsync<DisputeQueries, List<DisputeView>>(q => q.ListAsync(null, payout, true, false, null, null, 1, ct), ct)).FirstOrDefault()?.Id ?? 0;
        await ActAsync<RenewDisputeReview>(line, u => u.ExecuteAsync(new(id, keys.Has("review") ? keys.Date("review") : null, keys.Find("reason")), ct), ct);
        return Outcome.Ok;
    }

    long Settlement(StoryLine line) => labels.Settlements.GetValueOrDefault(line.Keys.Text("settlement"));

    // A label of a payout names its disputed part, unless a dispute has the same.
    (long Dispute, long? Payout) Disputed(string label) =>
        labels.Payouts.TryGetValue(label, out var payout) && !labels.Disputes.ContainsKey(label) ? (0, payout) : (labels.Disputes.GetValueOrDefault(label), null);

    async Task<Outcome> SettledAsync(long? payout, string also, CancellationToken ct) => payout is { } id ? await StateAsync(id, ct) : Outcome.Ok with { Also = also };

    // A story may leave the paper out; document=none shows what the house says when there is none.
    static string? Paper(StoryKeys keys, string usual) => !keys.Has("document") ? usual : keys.Find("document") is StoryKeys.None ? null : keys.Find("document");
}
