using System.Text;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>The acts on unknown funds.</summary>
sealed partial class StoryPlay
{
    /// <summary><c>line=B3</c> or several, <c>case=C1</c> or parts such as <c>C1:600.00,C2:400.00</c>; the evidence is a paper of that name.</summary>
    public async Task<Outcome> ClaimAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var parts = keys.Labels("case").Select(c => c.Split(':', 2) is [var label, var amount] ? new ClaimUnknown.Part(labels.CaseId(label), PartOf(amount)) : new(labels.CaseId(c))).ToList();
        var lines = new List<ClaimUnknown.Line>();
        foreach (var label in keys.Labels("line"))
            lines.Add(new(await LineAsync(label, ct), parts));
        List<long> evidence = [];
        if (keys.Find("evidence") is { Length: > 0 } paper)
            evidence.Add(await ActAsync<KeepEvidence, long>(line, u => u.ExecuteAsync(new($"{paper}.txt", Encoding.UTF8.GetBytes(paper)), ct), ct));
        await ActAsync<ClaimUnknown, IReadOnlyList<long>>(line, u => u.ExecuteAsync(new(lines, keys.Find("reason") ?? NoReason, evidence, keys.Find("notified")), ct), ct);
        return Outcome.Ok with { Also = "Claimed" };
    }

    /// <summary>Confirms the claims on the lines, or approves the refund that is proposed for one, or confirms what is proposed about their bonds.</summary>
    public async Task<Outcome> ConfirmAsync(StoryLine line, CancellationToken ct)
    {
        if (await ProposedAsync(line, ct) is { } refund)
            await ActAsync<ApproveRefund>(line, u => u.ExecuteAsync(new(refund.Id), ct), ct);
        else if (await ConfirmBondAsync(line, ct) is { } confirmed)
            return confirmed;
        else
        {
            var claims = new List<long>();
            foreach (var label in line.Keys.Labels("line"))
                claims.Add(await ClaimIdAsync(line, label, ct));
            await ActAsync<ConfirmClaims>(line, u => u.ExecuteAsync(new(claims, line.Keys.Find("notified")), ct), ct);
        }
        return Outcome.Ok with { Also = "Confirmed" };
    }

    public async Task<Outcome> RejectClaimAsync(StoryLine line, CancellationToken ct)
    {
        var reason = line.Keys.Find("reason") ?? NoReason;
        if (await ProposedAsync(line, ct) is { } refund)
            await ActAsync<RejectRefund>(line, u => u.ExecuteAsync(new(refund.Id, reason), ct), ct);
        else if (await RejectBondAsync(line, ct) is { } rejected)
            return rejected;
        else
        {
            var claim = await ClaimIdAsync(line, line.Keys.Text("line"), ct);
            await ActAsync<RejectClaim>(line, u => u.ExecuteAsync(new(claim, reason), ct), ct);
        }
        return Outcome.Ok;
    }

    public async Task<Outcome> WithdrawClaimAsync(StoryLine line, CancellationToken ct)
    {
        if (await ProposedAsync(line, ct) is { } refund)
            await ActAsync<WithdrawRefund>(line, u => u.ExecuteAsync(new(refund.Id, line.Keys.Find("reason")), ct), ct);
        else if (await WithdrawConversionAsync(line, ct) is { } withdrawn)
            return withdrawn;
        else
        {
            var claim = await ClaimIdAsync(line, line.Keys.Text("line"), ct);
            await ActAsync<WithdrawClaim>(line, u => u.ExecuteAsync(new(claim, line.Keys.Find("reason")), ct), ct);
        }
        return Outcome.Ok;
    }

    public async Task<Outcome> RefundAsync(StoryLine line, CancellationToken ct)
    {
        var id = await LineAsync(line.Keys.Text("line"), ct);
        await ActAsync<ProposeRefund, long>(line, u => u.ExecuteAsync(new(id, line.Keys.Text("reason"), line.Keys.Find("account")), ct), ct);
        return Outcome.Ok with { Also = "RefundProposed" };
    }

    public async Task<Outcome> FailRefundAsync(StoryLine line, CancellationToken ct)
    {
        var refund = await RefundAsync(line, "approved", ct);
        await ActAsync<FailRefund>(line, u => u.ExecuteAsync(new(refund?.Id ?? 0, line.Keys.Text("reason")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> NoticeAsync(StoryLine line, CancellationToken ct)
    {
        var lines = new List<long>();
        foreach (var label in line.Keys.Labels("line"))
            lines.Add(await LineAsync(label, ct));
        var until = LocalDatePattern.Iso.Parse(line.Keys.Text("until")) is { Success: true, Value: var day } ? day : throw new StoryUnreadable($"until={line.Keys.Text("until")} is not a date; write it as 2026-03-05.");
        await ActAsync<PutOnNotice>(line, u => u.ExecuteAsync(new(lines, line.Keys.Text("text"), until), ct), ct);
        return Outcome.Ok;
    }

    // Of competing claims the one for the named case; an open one before those that were decided.
    async Task<long> ClaimIdAsync(StoryLine line, string label, CancellationToken ct)
    {
        var lineId = await LineAsync(label, ct);
        var claims = await AskAsync<ClaimQueries, List<ClaimView>>(q => q.OfLineAsync(lineId, ct), ct);
        if (line.Keys.Find("case") is { } of)
            claims.RemoveAll(c => c.Parts.All(p => p.CaseId != labels.CaseId(of)));
        return (claims.FindLast(c => c.State == "open") ?? claims.LastOrDefault())?.Id ?? 0;
    }

    // The refund that is proposed, when nobody claims the line: a claim goes first.
    async Task<RefundView?> ProposedAsync(StoryLine line, CancellationToken ct)
    {
        var lineId = await LineAsync(line.Keys.Labels("line")[0], ct);
        var claimed = (await AskAsync<ClaimQueries, List<ClaimView>>(q => q.OfLineAsync(lineId, ct), ct)).Exists(c => c.State == "open");
        return claimed ? null : await RefundAsync(line, "proposed", ct);
    }

    async Task<RefundView?> RefundAsync(StoryLine line, string state, CancellationToken ct)
    {
        var lineId = await LineAsync(line.Keys.Labels("line")[0], ct);
        return (await AskAsync<ClaimQueries, List<RefundView>>(q => q.RefundsOfLineAsync(lineId, ct), ct)).FindLast(f => f.State == state);
    }

    async Task<byte[]> RefundFileAsync(string label, CancellationToken ct)
    {
        var lineId = await LineAsync(label, ct);
        var refund = (await AskAsync<ClaimQueries, List<RefundView>>(q => q.RefundsOfLineAsync(lineId, ct), ct)).FindLast(f => f.EndToEndId is not null);
        return (await AskAsync<ClaimQueries, KeptFile>(q => q.RefundFileAsync(refund?.Id ?? 0, ct), ct)).Bytes;
    }

    static Money PartOf(string amount) => Money.TryParse(amount, out var read) ? read : throw new StoryUnreadable($"{amount} is not an amount; write case=C1:600.00,C2:400.00.");
}
