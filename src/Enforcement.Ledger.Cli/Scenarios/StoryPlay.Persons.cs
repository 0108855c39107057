using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Chains;
using NodaTime;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Who stands in for whom, who holds which role, and which chain applies. What needs two persons is proposed by the line's actor and
/// confirmed by the auditor.</summary>
sealed partial class StoryPlay
{
    const string Auditor = "sec1";

    static readonly Dictionary<string, string> RoleNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["承办人"] = "EX", ["执行员"] = "EX", ["executor"] = "EX", ["外包辅助"] = "OUT", ["assistant"] = "OUT", ["专人监管员"] = "REG", ["监管员"] = "REG", ["supervisor"] = "REG",
        ["执行局长"] = "DIR", ["局长"] = "DIR", ["director"] = "DIR", ["主管院领导"] = "VP", ["院领导"] = "VP", ["leader"] = "VP", ["合议庭"] = "COL", ["panel"] = "COL",
        ["会计"] = "ACC", ["accountant"] = "ACC", ["出纳"] = "CSH", ["cashier"] = "CSH", ["纪检监察"] = "INS", ["inspector"] = "INS", ["系统管理员"] = "SYS", ["administrator"] = "SYS",
        ["安全审计员"] = "SEC", ["auditor"] = "SEC",
    };

    public async Task<Outcome> DelegateAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var ids = await ActAsync<RequestDelegation, IReadOnlyList<long>>(line, u => u.ExecuteAsync(new(keys.Text("from"), keys.Text("to"), Day(keys, "until"),
            keys.Find("reason") ?? NoReason, keys.Has("begins") ? Day(keys, "begins") : null, keys.Has("role") ? Roles(keys) : null), ct), ct);
        foreach (var id in ids)
            await ConfirmAsync<ConfirmDelegation>(u => u.ExecuteAsync(new(id), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> RevokeAsync(StoryLine line, CancellationToken ct)
    {
        var (from, to) = ((await court.ActorAsync(line.Keys.Text("from"), ct)).Id, (await court.ActorAsync(line.Keys.Text("to"), ct)).Id);
        var standing = (await AskAsync<DelegationQueries, List<DelegationView>>(q => q.ListAsync(true, null, int.MaxValue, ct), ct)).Where(d => d.DelegatorId == from && d.DelegateId == to).ToList();
        foreach (var id in standing.Count == 0 ? [0] : standing.Select(d => d.Id))
            await ActAsync<RevokeDelegation>(line, u => u.ExecuteAsync(new(id, line.Keys.Find("reason") ?? NoReason), ct), ct);
        return Outcome.Ok;
    }

    /// <summary>From now on the person holds exactly these roles.</summary>
    public async Task<Outcome> RoleAsync(StoryLine line, CancellationToken ct)
    {
        var id = await ActAsync<ProposeRoles, long>(line, u => u.ExecuteAsync(new(line.Keys.Text("person"), Roles(line.Keys), line.Keys.Find("reason") ?? NoReason), ct), ct);
        await ConfirmAsync<ConfirmRoles>(u => u.ExecuteAsync(new(id), ct), ct);
        return Outcome.Ok;
    }

    /// <summary>A version of the chains, the same for every payee: <c>steps=0.00:DIR,50000.00:DIR+VP</c>. A payee who is no party needs the panel's
    /// decision too. With a flag the steps are those of flagged cases, beside the chains in force.</summary>
    public async Task<Outcome> ChainAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var flag = keys.Find("flag");
        var inForce = (await AskAsync<ChainQueries, List<ChainVersionView>>(q => q.ListAsync(null, int.MaxValue, ct), ct)).First(v => v.State is "in-force" or "approved");
        var told = keys.Labels("steps").SelectMany(band => PayeeClass.All.SelectMany(payee => StepsOf(band, payee, flag)));
        var version = await ActAsync<ProposeChain, int>(line, u => u.ExecuteAsync(new([.. inForce.Steps.Where(s => s.Flag != flag), .. told],
            keys.Find("days") is { } days ? int.Parse(days, System.Globalization.CultureInfo.InvariantCulture) : inForce.WindowDays, keys.Find("reason") ?? NoReason,
            keys.Has("begins") ? Day(keys, "begins") : null), ct), ct);
        await ConfirmAsync<ApproveChain>(u => u.ExecuteAsync(new(version), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> FlagAsync(StoryLine line, CancellationToken ct)
    {
        await ActAsync<SetCaseFlag, long>(line, u => u.ExecuteAsync(new(labels.CaseId(line.Keys.Text("case")), line.Keys.Find("flag") ?? "major", line.Keys.Text("document")), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> UnflagAsync(StoryLine line, CancellationToken ct)
    {
        var flags = await AskAsync<CaseFlagQueries, List<CaseFlagView>>(q => q.ListAsync(labels.CaseId(line.Keys.Text("case")), ct), ct);
        var id = flags.Find(f => f.EndedAt is null && f.Flag == (line.Keys.Find("flag") ?? "major"))?.Id ?? 0;
        await ActAsync<EndCaseFlag>(line, u => u.ExecuteAsync(new(id, line.Keys.Text("document")), ct), ct);
        return Outcome.Ok;
    }

    static IEnumerable<ChainStep> StepsOf(string band, string payee, string? flag) =>
        band.Split(':', 2) is [var from, var roles] && Money.TryParse(from, out var sum)
            ? roles.Split('+').Select((role, n) => new ChainStep(payee, sum, n + 1, RoleNames.GetValueOrDefault(role, role), payee == PayeeClass.ThirdParty, flag))
            : throw new StoryUnreadable($"'{band}' is no band and its roles; write 50000.00:DIR+VP.");

    static IReadOnlyList<string> Roles(StoryKeys keys) => keys.Text("role") == StoryKeys.None ? [] : [.. keys.Text("role").Split(',', '+').Select(r => RoleNames.GetValueOrDefault(r, r.ToUpperInvariant()))];

    // A moment is as good as its day.
    static LocalDate Day(StoryKeys keys, string key) => NodaTime.Text.LocalDatePattern.Iso.Parse(keys.Text(key).Split('T')[0]) is { Success: true, Value: var day }
        ? day
        : throw new StoryUnreadable($"{key}={keys.Text(key)} is not a date; write it as 2026-03-05.");

    async Task ConfirmAsync<TUseCase>(Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, Access.IUseCase =>
        await run.RunAsync<TUseCase, bool>(await court.ActorAsync(Auditor, ct), async u =>
        {
            await call(u);
            return true;
        }, ct);
}
