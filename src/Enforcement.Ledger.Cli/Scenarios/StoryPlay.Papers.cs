using System.Text;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Papers;
using Enforcement.Ledger.Payouts;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Papers: issued, printed, verified; scans of what was signed, and what another person reads off them.</summary>
sealed partial class StoryPlay
{
    static readonly Dictionary<string, PaperKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["payout"] = PaperKind.PayoutApproval, ["approval"] = PaperKind.PayoutApproval, ["审批表"] = PaperKind.PayoutApproval, ["notice"] = PaperKind.PayoutNotice, ["支付案款通知"] = PaperKind.PayoutNotice,
        ["deposit"] = PaperKind.DepositApproval, ["提存审批表"] = PaperKind.DepositApproval, ["case"] = PaperKind.PaymentNotice, ["payment"] = PaperKind.PaymentNotice, ["缴款通知书"] = PaperKind.PaymentNotice,
    };

    internal static bool IsPaper(string kind) => Kinds.ContainsKey(kind);

    public async Task<Outcome> PaperAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        if (!Kinds.TryGetValue(keys.Text("kind"), out var kind))
            throw new StoryUnreadable($"kind={keys.Text("kind")} is no paper; write {string.Join(", ", Kinds.Keys)}.");
        labels.Papers[keys.Text("label")] = await ActAsync<IssuePaper, string>(line, u => u.ExecuteAsync(new(kind, keys.Has("payout") ? labels.PayoutId(keys.Text("payout")) : null,
            keys.Has("deposit") ? labels.Deposits.GetValueOrDefault(keys.Text("deposit")) : null, keys.Has("case") ? labels.CaseId(keys.Text("case")) : null) { Amount = keys.AmountOrNull("amount") }, ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> PrintAsync(StoryLine line, CancellationToken ct) =>
        Outcome.Ok with { Facts = [("copy", $"{(await ActAsync<PrintPaper, PrintedCopy>(line, u => u.ExecuteAsync(PaperOf(line), ct), ct)).Copy}")] };

    /// <summary><c>same</c>, or <c>differs fields=amount,account</c>.</summary>
    public async Task<Outcome> VerifyAsync(StoryLine line, CancellationToken ct)
    {
        var actor = await court.ActorAsync(line.Actor, ct);
        var check = await run.ReadAsync<PaperQueries, PaperCheck>(actor, q => q.VerifyAsync(PaperOf(line), ct), ct);
        return check.Same ? Outcome.State("same") : new("differs", null, [("fields", string.Join(',', check.Differences.Select(d => d.Key)))]);
    }

    public async Task<Outcome> ScanAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<UploadScan, long>(line, u => u.ExecuteAsync(new(PaperOf(line), "审批表扫描件.pdf", Encoding.UTF8.GetBytes($"%PDF-1.4\n% {line.At}")), ct), ct);
        return Outcome.Ok;
    }

    /// <summary>What the actor types of the last scan; of what the line leaves out, what the record says. Signers are <c>name@day</c>.</summary>
    public async Task<Outcome> CheckScanAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var payout = await AskAsync<PayoutQueries, PayoutDetail>(q => q.ShowAsync(labels.PayoutId(keys.Text("payout")), ct), ct);
        var scans = await AskAsync<PaperQueries, PayoutScans>(q => q.ScansAsync(payout.Payout.Id, ct), ct);
        var signers = keys.Has("signers")
            ? keys.Labels("signers").Select(SignerOf)
            : payout.Approvals.Where(a => a.Person is not null && a.Round == payout.Approvals[^1].Round).Select(a => new CheckScan.Signer(a.Person!, Office.Today(a.At!.Value)));
        var account = keys.Find("account") ?? await AccountOfAsync(payout.Payout.Id, ct);
        var differs = await ActAsync<CheckScan, IReadOnlyList<string>>(line, u => u.ExecuteAsync(new(scans.Scans.Count == 0 ? 0 : scans.Scans[0].Id, keys.Find("number") ?? payout.Payout.CaseNumber,
            keys.AmountOrNull("amount") ?? payout.Payout.Amount, keys.Find("payee") ?? payout.Payout.PayeeName, account, [.. signers]), ct), ct);
        return differs.Count == 0 ? Outcome.State("agrees") : new("differs", null, [("fields", string.Join(',', differs))]);
    }

    /// <summary>Proposed by the line's actor and approved by the auditor.</summary>
    public async Task<Outcome> PaperRuleAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var id = await ActAsync<ProposePaperRule, long>(line, u => u.ExecuteAsync(new(Demonstration.BookCode, keys.Find("account") ?? "示范法院执行款专户", keys.Find("bank") ?? "示范银行成都分行",
            keys.Yes("scan"), keys.Find("reason") ?? NoReason, keys.Has("begins") ? Day(keys, "begins") : null), ct), ct);
        await ConfirmAsync<ApprovePaperRule>(u => u.ExecuteAsync(id, ct), ct);
        return Outcome.Ok;
    }

    async Task<string> AccountOfAsync(long payoutId, CancellationToken ct) =>
        (await AskAsync<PaperQueries, List<PaperView>>(q => q.ListAsync(null, payoutId, null, 1, ct), ct)) is [var paper]
            ? (await run.ReadAsync<PaperPageQueries, PaperPage>(await court.ActorAsync("csh1", ct), q => q.ShowAsync(paper.Code, ct), ct)).Fields.FirstOrDefault(f => f.Key == "account")?.Value ?? "" : "";

    string PaperOf(StoryLine line) => labels.Papers.GetValueOrDefault(line.Keys.Text("paper")) ?? "";

    static CheckScan.Signer SignerOf(string told) => told.Split('@') is [var name, var day] && LocalDatePattern.Iso.Parse(day) is { Success: true, Value: var on }
        ? new(name, on) : throw new StoryUnreadable($"signers={told} is no signature; write 执行局长甲@2026-03-05.");
}
