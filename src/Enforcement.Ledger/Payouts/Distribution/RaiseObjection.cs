using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Distribution;

/// <summary>Records the objection of a creditor or the debtor to a share of the plan.</summary>
/// <source>JS §509; CX §17</source>
public sealed class RaiseObjection(LedgerDb db, PlanDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.DraftPlans;

    /// <param name="Against">The creditor whose share it is about.</param>
    /// <param name="Amount">The sum in dispute, at most that share.</param>
    /// <param name="ReceivedOn">The day on which the court received it.</param>
    public sealed record Request(long PlanId, string? By, string? Against, Money Amount, LocalDate ReceivedOn, string? Document);

    /// <returns>The objection's id.</returns>
    /// <exception cref="Refused"><see cref="PlanRefusals.NotFound"/>, <see cref="PlanRefusals.NotOpen"/>, <see cref="PlanRefusals.NotAddressee"/>,
    /// <see cref="PlanRefusals.ServiceInvalid"/>, <see cref="PlanRefusals.TooLate"/>, <see cref="PlanRefusals.ObjectionAmount"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var plan = await desk.TakeAsync(request.PlanId, ct);
        PlanDesk.RequireState(plan, PlanState.Approved);
        var (by, against) = (PersonName.Normalise(request.By ?? ""), PersonName.Normalise(request.Against ?? ""));
        var served = (await db.QueryAsync("select served_on, objection_due_on from payouts.plan_service where plan_id = $1 and name_key = $2",
            r => (On: r.Date(0), DueOn: r.Date(1)), ct, plan.Id, by)).Cast<(LocalDate On, LocalDate DueOn)?>().SingleOrDefault() ?? throw new Refused(PlanRefusals.NotAddressee, request.By);
        desk.RequireProof(request.ReceivedOn, served.On, request.Document);
        if (request.ReceivedOn > served.DueOn)
            throw new Refused(PlanRefusals.TooLate, $"until {served.DueOn:uuuu-MM-dd}");
        var share = Money.Sum(await db.QueryAsync("select share_minor from payouts.plan_line where plan_id = $1 and name_key = $2 and not fee", r => r.Money(0), ct, plan.Id, against));
        var disputed = Money.Sum((await desk.ObjectionsAsync(plan.Id, ct)).Where(o => o.Against == against && o.Days.Outcome != ObjectionOutcome.Withdrawn).Select(o => o.Amount));
        if (!request.Amount.IsPositive || request.Amount > share - disputed)
            throw new Refused(PlanRefusals.ObjectionAmount, $"{request.Amount} of {share}, {disputed} in dispute already");
        var id = (await db.QueryAsync(
            """
            insert into payouts.plan_objection (plan_id, by_name, by_name_key, against_name, against_name_key, amount_minor, received_on, document, recorded_by, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id
            """,
            r => r.GetInt64(0), ct, plan.Id, request.By!.Trim(), by, request.Against!.Trim(), against, request.Amount, request.ReceivedOn, request.Document!.Trim(), act.Actor.Id, act.Now))[0];
        act.About($"case:{plan.Case.Id}", $"objection {id} to plan {plan.Id} by {request.By.Trim()} against {request.Against.Trim()}: {request.Amount}, {request.Document.Trim()}");
        return id;
    }
}
