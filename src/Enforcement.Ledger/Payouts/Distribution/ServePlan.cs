using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Distribution;

/// <summary>Records that creditors and the debtor received the plan; each may object for fifteen days.</summary>
/// <source>JS §509; CX §17; MSF §85 (a last day that is a rest day gives way)</source>
public sealed class ServePlan(LedgerDb db, PlanDesk desk, CalendarInForce calendar, Act act) : IUseCase
{
    /// <summary>Calendar days from receipt to the end of the window, for each of the three steps.</summary>
    public const int WindowDays = 15;

    public static Permission Needs => Permission.DraftPlans;

    /// <param name="Document">What proves the receipt (送达回证).</param>
    public sealed record Receipt(string? Name, LocalDate On, string? Document);

    public sealed record Request(long PlanId, IReadOnlyList<Receipt> Receipts);

    /// <exception cref="Refused"><see cref="PlanRefusals.NotFound"/>, <see cref="PlanRefusals.NotOpen"/>, also for who received it before,
    /// <see cref="PlanRefusals.NotAddressee"/>, <see cref="PlanRefusals.ServiceInvalid"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var plan = await desk.TakeAsync(request.PlanId, ct);
        PlanDesk.RequireState(plan, PlanState.Approved);
        var addressees = (await db.QueryAsync("select name_key, served_on from payouts.plan_addressee where plan_id = $1", r => (Key: r.GetString(0), ServedOn: r.DateOrNull(1)), ct, plan.Id))
            .ToDictionary(a => a.Key, a => a.ServedOn);
        var workdays = await calendar.GetAsync(ct);
        foreach (var receipt in request.Receipts ?? [])
        {
            var key = PersonName.Normalise(receipt.Name ?? "");
            if (!addressees.TryGetValue(key, out var before))
                throw new Refused(PlanRefusals.NotAddressee, receipt.Name);
            if (before is not null)
                throw new Refused(PlanRefusals.NotOpen, $"{receipt.Name} received it before");
            desk.RequireProof(receipt.On, plan.ApprovedOn, receipt.Document);
            var due = workdays.AddDays(receipt.On, WindowDays);
            await db.ExecuteAsync(
                """
                insert into payouts.plan_service (plan_id, name_key, name, served_on, document, objection_due_on, objection_due_provisional, recorded_by, recorded_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                ct, plan.Id, key, receipt.Name!.Trim(), receipt.On, receipt.Document!.Trim(), due.Due, due.Provisional, act.Actor.Id, act.Now);
            addressees[key] = receipt.On;
            act.About($"case:{plan.Case.Id}", $"plan {plan.Id} received by {receipt.Name.Trim()} on {receipt.On:uuuu-MM-dd}, objection until {due.Due:uuuu-MM-dd}");
        }
    }
}
