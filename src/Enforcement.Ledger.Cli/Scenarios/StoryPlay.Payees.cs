using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Payees;
using Enforcement.Ledger.Cases.Recusals;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>To whom money may go, and who keeps away from a case.</summary>
sealed partial class StoryPlay
{
    const string Administrator = "adm1";

    /// <summary>By the administrator the whole change, which the case's officer proposes and the supervisor confirms; by anybody else the proposal.</summary>
    public async Task<Outcome> PayeeAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var caseId = labels.CaseId(keys.Text("case"));
        var authority = keys.Find("authority") is { } label ? labels.Authorities.GetValueOrDefault(label) : (long?)null;
        var found = labels.Cases.ContainsKey(keys.Text("case")) ? await AskAsync<CaseQueries, CaseView>(q => q.ShowAsync(caseId, ct), ct) : null;
        var name = keys.Find("name") ?? (authority is null ? "applicant" : null);
        name = name is "applicant" or "debtor" ? found?.Parties.FirstOrDefault(p => p.Role == name)?.Name ?? name : name;
        var request = new ProposePayeeAccount.Request(caseId, name, keys.Text("account"), keys.Find("bank") ?? "中国农业银行成都总府支行", keys.Find("holder") ?? name, keys.Find("document") ?? "收款账户变更确认书",
            keys.Find("with") ?? name ?? "代理人", Channel(keys.Find("channel")), keys.Find("cnaps"), keys.Find("id"), AuthorityId: authority);
        var proposer = line.Actor != Administrator ? line.Actor : found is null ? "ex1" : Demonstration.Persons.First(p => p.DisplayName == found.Case.Officer).UserName;
        var proposal = await run.RunAsync<ProposePayeeAccount, long>(await court.ActorAsync(proposer, ct), u => u.ExecuteAsync(request, ct), ct);
        if (keys.Find("label") is { } named)
            labels.Payees[named] = proposal;
        if (line.Actor == Administrator)
            await run.RunAsync<ConfirmPayeeAccount, long>(await court.ActorAsync(proposer == "reg1" ? "acc1" : "reg1", ct), u => u.ExecuteAsync(new(proposal), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> ConfirmPayeeAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<ConfirmPayeeAccount, long>(line, u => u.ExecuteAsync(new(labels.Payees.GetValueOrDefault(line.Keys.Text("payee"))), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> RejectPayeeAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<RejectPayeeAccount>(line, u => u.ExecuteAsync(new(labels.Payees.GetValueOrDefault(line.Keys.Text("payee")), line.Keys.Find("reason") ?? NoReason), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> WithdrawPayeeAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<WithdrawPayeeAccount>(line, u => u.ExecuteAsync(new(labels.Payees.GetValueOrDefault(line.Keys.Text("payee")), line.Keys.Find("reason") ?? NoReason), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> AuthoriseAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        labels.Authorities[keys.Text("label")] = await ActAsync<ProposeAuthority, long>(line, u => u.ExecuteAsync(new(
            labels.CaseId(keys.Text("case")), keys.Text("party"), keys.Text("agent"), keys.Find("id") ?? "510104199001010019", Kind(keys.Find("agent_kind")), keys.Find("scope") ?? "代为申请执行、代收执行款", !keys.Has("receives") || keys.Yes("receives"),
            keys.Has("from") ? keys.Date("from") : line.At.Date, keys.Date("until"), keys.Find("document") ?? "特别授权委托书", keys.Find("letter"), keys.Find("licence")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> ConfirmAuthorityAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<ConfirmAuthority>(line, u => u.ExecuteAsync(new(labels.Authorities.GetValueOrDefault(line.Keys.Text("authority"))), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> RejectAuthorityAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<RejectAuthority>(line, u => u.ExecuteAsync(new(labels.Authorities.GetValueOrDefault(line.Keys.Text("authority")), line.Keys.Find("reason") ?? NoReason), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> RevokeAuthorityAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<RevokeAuthority>(line, u => u.ExecuteAsync(new(labels.Authorities.GetValueOrDefault(line.Keys.Text("authority")), line.Keys.Find("document")), ct), ct);
        return Outcome.Ok;
    }

    /// <summary>Of oneself a declaration; of another person a recusal that is placed; by the administrator it is the director's, or the court leader's.</summary>
    public async Task<Outcome> RecuseAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var (caseId, person) = (labels.CaseId(keys.Text("case")), keys.Find("person") ?? line.Actor);
        var by = line.Actor != Administrator ? line.Actor : person == "dir1" ? "vp1" : "dir1";
        var id = person == by
            ? await run.RunAsync<DeclareRecusal, long>(await court.ActorAsync(by, ct), u => u.ExecuteAsync(new(caseId, keys.Find("reason"), keys.Find("document")), ct), ct)
            : await run.RunAsync<PlaceRecusal, long>(await court.ActorAsync(by, ct), u => u.ExecuteAsync(new(caseId, person, keys.Find("reason"), keys.Find("document")), ct), ct);
        if (keys.Find("label") is { } label)
            labels.Recusals[label] = id;
        return Outcome.Ok;
    }

    public async Task<Outcome> LiftRecusalAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<LiftRecusal>(line, u => u.ExecuteAsync(new(labels.Recusals.GetValueOrDefault(line.Keys.Text("recusal")), line.Keys.Find("document")), ct), ct);
        return Outcome.Ok;
    }

    static ConfirmationChannel Channel(string? text) => text switch
    {
        null or "in-person" or "当面" => ConfirmationChannel.InPerson,
        "phone" or "电话" => ConfirmationChannel.Phone,
        "letter" or "信函" => ConfirmationChannel.Letter,
        "online" or "在线" => ConfirmationChannel.Online,
        _ => throw new StoryUnreadable($"channel={text} is unknown; write in-person, phone, letter or online."),
    };

    static AgentKind Kind(string? text) => text switch
    {
        null or "staff" or "工作人员" => AgentKind.Staff,
        "lawyer" or "律师" => AgentKind.Lawyer,
        "legal-worker" or "法律工作者" => AgentKind.LegalWorker,
        "relative" or "近亲属" => AgentKind.Relative,
        "recommended" or "推荐" => AgentKind.Recommended,
        _ => throw new StoryUnreadable($"agent_kind={text} is unknown; write lawyer, legal-worker, relative, staff or recommended."),
    };
}
