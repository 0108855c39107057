using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>A check of an alert by the supervisor.</summary>
public sealed record AlertCheckView(CheckResult Result, string Note, string Person, Instant At);

/// <summary>Something that is due soon, overdue or escalated (待办与预警).</summary>
/// <param name="Rule">Clock and stage, such as <c>A.overdue</c>.</param>
/// <param name="RaisedFor">The day from which on it was so; the sweep may have come later.</param>
/// <param name="Checks">The supervisor's, the oldest first.</param>
public sealed record AlertView(
    long Id, string Book, string Rule, string Clock, AlertStage Stage, AlertDesk Desk, string Subject, long? CaseId, string? CaseNumber, string? Officer, LocalDate DueOn,
    LocalDate RaisedFor, Instant RaisedAt, IReadOnlyList<AlertCheckView> Checks);

/// <summary>How many alerts wait for the one who asks.</summary>
public sealed record AlertCount(int DueSoon, int Overdue, int Escalated);

/// <summary>Open alerts by desk: an executor sees those of his own cases, finance its own, the supervisor and the leaders all.</summary>
/// <source>S3 §8, §12; domain reference §1.1, R12 and R14; §3.8 ④</source>
public sealed class AlertQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadAlerts;

    /// <param name="afterId">Keyset: what comes behind this alert; null for the first.</param>
    public async Task<List<AlertView>> ListAsync(AlertDesk? desk, AlertStage? stage, long? caseId, long? afterId, int take, CancellationToken ct)
    {
        var asked = Visible().When(desk?.ToString(), "a.desk = {0}").When(caseId, "a.case_id = {0}").When(StageEnd(stage), "a.rule like {0}")
            .When(afterId, "(a.due_on, a.id) > (select x.due_on, x.id from oversight.alert x where x.id = {0})");
        var rows = await db.QueryAsync(
            $"""
            select a.id, b.code, a.rule, a.desk, a.subject, c.id, c.number, o.display_name, a.due_on, a.raised_for, a.raised_at
            from oversight.alert a join ledger.book b on b.id = a.book_id left join cases.enforcement_case c on c.id = a.case_id left join access.person o on o.id = c.officer_id
            where a.ended_on is null and {asked} order by a.due_on, a.id limit {asked.Parameter(take)}
            """,
            r => new AlertView(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(2).Split('.')[0], AlertDesks.StageOf(r.GetString(2)), Enum.Parse<AlertDesk>(r.GetString(3)), r.GetString(4),
                r.LongOrNull(5), r.TextOrNull(6), r.TextOrNull(7), r.Date(8), r.Date(9), r.Instant(10), []), ct, asked.Values);
        var checks = (await db.QueryAsync(
            "select k.alert_id, k.result, k.note, p.display_name, k.at from oversight.alert_check k join access.person p on p.id = k.person_id where k.alert_id = any ($1) order by k.id",
            r => (Alert: r.GetInt64(0), Check: new AlertCheckView(Enum.Parse<CheckResult>(r.GetString(1)), r.GetString(2), r.GetString(3), r.Instant(4))), ct, rows.Select(a => a.Id).ToArray())).ToLookup(k => k.Alert, k => k.Check);
        return [.. rows.Select(a => a with { Checks = [.. checks[a.Id]] })];
    }

    /// <summary>Of the desk of the one who asks; of the supervisor what is not the leaders'.</summary>
    public async Task<AlertCount> CountAsync(CancellationToken ct)
    {
        var asked = Visible().When(act.Roles.Contains("DIR") || act.Roles.Contains("VP") ? (bool?)true : act.Roles.Contains("REG") ? false : null, "(a.desk = 'Leaders') = {0}");
        return (await db.QueryAsync(
            $"""
            select count(*) filter (where a.rule like '%.due-soon')::int, count(*) filter (where a.rule like '%.overdue')::int, count(*) filter (where a.rule like '%.escalated')::int
            from oversight.alert a left join cases.enforcement_case c on c.id = a.case_id where a.ended_on is null and {asked}
            """,
            r => new AlertCount(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2)), ct, asked.Values))[0];
    }

    // What was reported to the leaders is not told to the executor, who has the alert itself.
    Conditions Visible() => new Conditions().When(act.OwnOfficerId, "c.officer_id = {0} and a.desk <> 'Leaders'")
        .When(act.Roles.Contains("ACC") || act.Roles.Contains("CSH") ? $"{AlertDesk.Finance}" : null, "a.desk = {0}");

    static string? StageEnd(AlertStage? stage) => stage switch
    {
        null => null,
        AlertStage.DueSoon => "%.due-soon",
        AlertStage.Overdue => "%.overdue",
        _ => "%.escalated",
    };
}
