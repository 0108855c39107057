using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Payouts.Distribution;

/// <summary>The steps of an objection, in this order.</summary>
public enum ObjectionStep
{
    /// <summary>The others were told; they may answer for fifteen days.</summary>
    TellOthers,

    /// <summary>Somebody answered that the plan is right.</summary>
    Answer,

    /// <summary>The objector was told of the answer and may sue for fifteen days.</summary>
    TellObjector,

    /// <summary>The objector sued.</summary>
    Sue,
}

/// <summary>Records the next step of an objection with the paper that proves it.</summary>
/// <source>JS §510; CX §18</source>
public sealed class RecordObjectionStep(LedgerDb db, PlanDesk desk, CalendarInForce calendar, Act act) : IUseCase
{
    public static Permission Needs => Permission.DraftPlans;

    public sealed record Request(long ObjectionId, ObjectionStep Step, LocalDate On, string? Document);

    /// <exception cref="Refused"><see cref="PlanRefusals.ObjectionNotFound"/>, <see cref="PlanRefusals.NotOpen"/> for another plan or another step,
    /// <see cref="PlanRefusals.ServiceInvalid"/>, <see cref="PlanRefusals.TooLate"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (plan, objection) = await desk.TakeObjectionAsync(request.ObjectionId, ct);
        PlanDesk.RequireState(plan, PlanState.Approved);
        var days = objection.Days;
        // By what is written down, not by today: a step taken in time may be recorded after its time.
        var (open, notBefore, latest) = request.Step switch
        {
            ObjectionStep.TellOthers => (days.ToldOn is null, objection.ReceivedOn, null),
            ObjectionStep.Answer => (days is { ToldOn: not null, AnsweredOn: null }, days.ToldOn, days.AnswerDueOn),
            ObjectionStep.TellObjector => (days is { AnsweredOn: not null, ObjectorToldOn: null }, days.AnsweredOn, null),
            ObjectionStep.Sue => (days is { ObjectorToldOn: not null, SuedOn: null }, days.ObjectorToldOn, days.SueDueOn),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
        if (!open || days.Outcome is not null)
            throw new Refused(PlanRefusals.NotOpen, $"{request.Step} of objection {objection.Id}");
        desk.RequireProof(request.On, notBefore, request.Document);
        if (request.On > latest)
            throw new Refused(PlanRefusals.TooLate, $"until {latest:uuuu-MM-dd}");

        var (column, limit) = request.Step switch
        {
            ObjectionStep.TellOthers => ("told", "answer_due"),
            ObjectionStep.Answer => ("answered", null),
            ObjectionStep.TellObjector => ("objector_told", "sue_due"),
            _ => ("sued", (string?)null),
        };
        var due = (await calendar.GetAsync(ct)).AddDays(request.On, ServePlan.WindowDays);
        if (limit is null)
            await db.ExecuteAsync($"update payouts.plan_objection set {column}_on = $2, {column}_document = $3 where id = $1", ct, objection.Id, request.On, request.Document!.Trim());
        else
            await db.ExecuteAsync($"update payouts.plan_objection set {column}_on = $2, {column}_document = $3, {limit}_on = $4, {limit}_provisional = $5 where id = $1", ct, objection.Id, request.On, request.Document!.Trim(), due.Due, due.Provisional);
        act.About($"case:{plan.Case.Id}", $"objection {objection.Id}: {request.Step} on {request.On:uuuu-MM-dd}, {request.Document!.Trim()}{(limit is null ? "" : $", until {due.Due:uuuu-MM-dd}{(due.Provisional ? " provisionally" : "")}")}");
    }
}
