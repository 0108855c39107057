using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Oversight;

/// <summary>What the supervisor's daily check (日常核查) of an alert came to.</summary>
public enum CheckResult
{
    Seen,

    /// <summary>The one whose task it is was asked to act (督促提示).</summary>
    Prompted,

    Corrected,

    /// <summary>Reported to the leaders, for a prompt did nothing (报告领导).</summary>
    Escalated,
}

/// <summary>The supervisor's check of an alert. It is written once; an escalation puts the alert on the leaders' desk at once.</summary>
/// <source>S3 §8; domain reference §1.1, R12</source>
public sealed class CheckAlert(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.CheckAlerts;

    public sealed record Request(long AlertId, CheckResult Result, string? Note = null);

    /// <exception cref="Refused"><see cref="OversightRefusals.AlertNotFound"/>, <see cref="OversightRefusals.NoteMissing"/>, <see cref="OversightRefusals.NotPrompted"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        // Two supervisors at once take turns on one alert.
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('oversight.alert'), $1::integer)", ct, (int)(request.AlertId % int.MaxValue));
        if (await db.QueryAsync("select a.rule, a.subject, exists (select from oversight.alert_check c where c.alert_id = a.id and c.result = 'Prompted') from oversight.alert a where a.id = $1",
            r => (Rule: r.GetString(0), Subject: r.GetString(1), Prompted: r.GetBoolean(2)), ct, request.AlertId) is not [var alert])
            throw new Refused(OversightRefusals.AlertNotFound);
        if (request.Result != CheckResult.Seen && string.IsNullOrWhiteSpace(request.Note))
            throw new Refused(OversightRefusals.NoteMissing);
        if (request.Result == CheckResult.Escalated && !alert.Prompted)
            throw new Refused(OversightRefusals.NotPrompted);
        await db.ExecuteAsync("insert into oversight.alert_check (alert_id, result, note, person_id, at) values ($1, $2, $3, $4, $5)", ct,
            request.AlertId, $"{request.Result}", request.Note?.Trim() ?? "", act.Actor.Id, act.Now);
        if (request.Result == CheckResult.Escalated)
            await db.ExecuteAsync(
                """
                insert into oversight.alert (book_id, rule, subject, due_on, raised_at, desk, raised_for, case_id)
                select a.book_id, split_part(a.rule, '.', 1) || '.escalated', a.subject, a.due_on, $2, 'Leaders', $3, a.case_id from oversight.alert a where a.id = $1
                on conflict (book_id, rule, subject, due_on) do update set ended_on = null
                """, ct, request.AlertId, act.Now, Office.Today(act.Now));
        act.About($"alert:{request.AlertId}", $"{alert.Rule} {alert.Subject}: {request.Result} {request.Note}".TrimEnd());
    }
}
