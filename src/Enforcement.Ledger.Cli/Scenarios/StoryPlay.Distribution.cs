using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Deductions;
using Enforcement.Ledger.Payouts.Distribution;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>Fees, surplus and distribution plans.</summary>
sealed partial class StoryPlay
{
    /// <summary>The execution fee; with <c>cost=sale</c> the cost of a sale, with another word a cost that nobody may deduct.</summary>
    public async Task<Outcome> FeeAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        List<long>? lots = null;
        foreach (var label in keys.Labels("lots"))
            (lots ??= []).AddRange(await LotsAsync(label, ct));
        var kind = keys.Find("cost") switch { null => nameof(DeductionKind.ExecutionFee), "sale" => nameof(DeductionKind.SaleCost), var other => other };
        var basis = keys.Find("basis") switch
        {
            null => (FeeBasis?)null,
            "claim" => FeeBasis.Claim,
            "recovered" => FeeBasis.Recovered,
            var other => throw new StoryUnreadable($"basis={other} is unknown; write claim or recovered."),
        };
        return await ProposeAsync(line, new(labels.CaseId(keys.Text("case")), kind, keys.AmountOrNull("amount"), basis, keys.Find("document"), lots), ct);
    }

    public Task<Outcome> SurplusAsync(StoryLine line, CancellationToken ct) => ProposeAsync(line,
        new(labels.CaseId(line.Keys.Text("case")), nameof(DeductionKind.Surplus), line.Keys.AmountOrNull("amount"), Document: line.Keys.Text("document")), ct);

    async Task<Outcome> ProposeAsync(StoryLine line, ProposeDeduction.Request request, CancellationToken ct)
    {
        var id = labels.Deductions[line.Keys.Text("label")] = await ActAsync<ProposeDeduction, long>(line, u => u.ExecuteAsync(request, ct), ct);
        var made = await AskAsync<DeductionQueries, DeductionView>(q => q.ShowAsync(id, ct), ct);
        return new(made.State.ToString(), null, [("amount", made.Amount.ToString()), ("base", $"{made.Base}"), ("due", $"{made.Due}")]);
    }

    public Task<Outcome> ConfirmFeeAsync(StoryLine line, CancellationToken ct) => OnFeeAsync<ConfirmDeduction>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct);

    public Task<Outcome> RejectFeeAsync(StoryLine line, CancellationToken ct) => OnFeeAsync<RejectDeduction>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("reason") ?? NoReason), ct), ct);

    public Task<Outcome> ReverseFeeAsync(StoryLine line, CancellationToken ct) => OnFeeAsync<ReverseDeduction>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Text("reason")), ct), ct);

    async Task<Outcome> OnFeeAsync<TUseCase>(StoryLine line, Func<TUseCase, long, Task> call, CancellationToken ct) where TUseCase : class, Access.IUseCase
    {
        var id = labels.Deductions.GetValueOrDefault(line.Keys.Text("deduction"));
        await ActAsync<TUseCase>(line, u => call(u, id), ct);
        return Outcome.State((await AskAsync<DeductionQueries, DeductionView>(q => q.ShowAsync(id, ct), ct)).State.ToString());
    }

    /// <summary><c>creditors=甲公司:600000.00,丙公司:200000.00</c>, each with a title of its own; a third part is the day of the seizure. <c>fees=</c> and
    /// <c>priority=</c> alike, in the order in which they are met.</summary>
    public async Task<Outcome> PlanAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var debtor = keys.Find("debtor") switch
        {
            null => (PlanDebtor?)null,
            "organisation" => PlanDebtor.OtherOrganisation,
            var other => throw new StoryUnreadable($"debtor={other} is unknown; write debtor=organisation, or leave it out for what the case says."),
        };
        List<DraftPlan.Creditor> creditors = [.. CreditorsOf(keys, "fees", ClaimClass.Fee), .. CreditorsOf(keys, "priority", ClaimClass.Priority), .. CreditorsOf(keys, "creditors", ClaimClass.Ordinary)];
        var id = labels.Plans[keys.Text("label")] = await ActAsync<DraftPlan, long>(line,
            u => u.ExecuteAsync(new(labels.CaseId(keys.Text("case")), keys.Amount("pot"), keys.Find("document") ?? "财产分配方案", creditors, debtor, keys.Yes("can_pay")), ct), ct);
        return await PlanStateAsync(id, ct);
    }

    static IEnumerable<DraftPlan.Creditor> CreditorsOf(StoryKeys keys, string key, ClaimClass of) => keys.Labels(key).Select((text, i) => text.Split(':') switch
    {
        [var name, var claim] => new DraftPlan.Creditor(name, PartOf(claim), of, TitleOf(i), of == ClaimClass.Ordinary ? 1 : i + 1),
        [var name, var claim, var day] => new DraftPlan.Creditor(name, PartOf(claim), of, TitleOf(i), 1, LocalDatePattern.Iso.Parse(day).GetValueOrThrow()),
        _ => throw new StoryUnreadable($"{key}={text} cannot be read; write 甲公司:600000.00, or 甲公司:600000.00:2026-01-05 with the day of the seizure."),
    });

    static string TitleOf(int number) => $"（2025）川0104民初{number + 1}号";

    public Task<Outcome> ApprovePlanAsync(StoryLine line, CancellationToken ct) => OnPlanAsync<ApprovePlan>(line, (u, id) => u.ExecuteAsync(new(id), ct), ct);

    /// <summary><c>to=甲公司,乙公司</c>, received today or on the day that is told.</summary>
    public Task<Outcome> ServePlanAsync(StoryLine line, CancellationToken ct) => OnPlanAsync<ServePlan>(line,
        (u, id) => u.ExecuteAsync(new(id, [.. line.Keys.Labels("to").Select(name => new ServePlan.Receipt(name, DayOf(line), "送达回证"))]), ct), ct);

    public Task<Outcome> EnforcePlanAsync(StoryLine line, CancellationToken ct) => OnPlanAsync<PutPlanInForce>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Find("decision")), ct), ct);

    public async Task<Outcome> ObjectAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        labels.Objections[keys.Text("label")] = await ActAsync<RaiseObjection, long>(line, u => u.ExecuteAsync(
            new(labels.Plans.GetValueOrDefault(keys.Text("plan")), keys.Text("by"), keys.Text("against"), keys.Amount("amount"), DayOf(line), "异议书"), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> StepAsync(StoryLine line, CancellationToken ct)
    {
        var step = line.Keys.Text("step") switch
        {
            "tell" => ObjectionStep.TellOthers,
            "answer" => ObjectionStep.Answer,
            "inform" => ObjectionStep.TellObjector,
            "sue" => ObjectionStep.Sue,
            var other => throw new StoryUnreadable($"step={other} is unknown; write tell, answer, inform or sue."),
        };
        await ActAsync<RecordObjectionStep>(line, u => u.ExecuteAsync(new(labels.Objections.GetValueOrDefault(line.Keys.Text("objection")), step, DayOf(line), "送达回证"), ct), ct);
        return Outcome.Ok;
    }

    public async Task<Outcome> DecideAsync(StoryLine line, CancellationToken ct)
    {
        var outcome = line.Keys.Text("outcome") switch
        {
            "stands" => ObjectionOutcome.PlanStands,
            "upheld" => ObjectionOutcome.Upheld,
            "withdrawn" => ObjectionOutcome.Withdrawn,
            var other => throw new StoryUnreadable($"outcome={other} is unknown; write stands, upheld or withdrawn."),
        };
        await ActAsync<SettleObjection>(line, u => u.ExecuteAsync(new(labels.Objections.GetValueOrDefault(line.Keys.Text("objection")), outcome, line.Keys.Text("document")), ct), ct);
        return Outcome.Ok;
    }

    async Task<Outcome> OnPlanAsync<TUseCase>(StoryLine line, Func<TUseCase, long, Task> call, CancellationToken ct) where TUseCase : class, Access.IUseCase
    {
        var id = labels.Plans.GetValueOrDefault(line.Keys.Text("plan"));
        await ActAsync<TUseCase>(line, u => call(u, id), ct);
        return await PlanStateAsync(id, ct);
    }

    async Task<Outcome> PlanStateAsync(long id, CancellationToken ct)
    {
        var plan = await AskAsync<PlanQueries, PlanView>(q => q.ShowAsync(id, ct), ct);
        return new(plan.Plan.State.ToString(), null, [("shares", SharesOf(plan)), ("method", plan.Plan.Method.ToString())]);
    }

    /// <summary>Each creditor with his share, in the plan's order.</summary>
    public static string SharesOf(PlanView plan) => string.Join(',', plan.Claims.Select(c => $"{c.Creditor}:{c.Share}"));

    static LocalDate DayOf(StoryLine line) => line.Keys.Find("on") is null ? line.At.Date : line.Keys.Date("on");
}
