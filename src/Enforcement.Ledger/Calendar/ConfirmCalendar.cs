using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Calendar;

/// <summary>Puts a calendar in force that another person proposed. What was late by the calendar before is written down first; then every
/// deadline that runs is computed anew, its old date kept. What has run out is not moved.</summary>
/// <source>domain reference §1.2, 9; §5.1, 6; §7, row 37</source>
public sealed class ConfirmCalendar(LedgerDb db, CalendarInForce calendar, IRunningDeadlines deadlines, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmCalendar;

    /// <returns>How many deadlines end on another day now, or are final where they were provisional.</returns>
    /// <exception cref="Refused"><see cref="CalendarRefusals.NotFound"/>, <see cref="CalendarRefusals.SamePerson"/>, <see cref="CalendarRefusals.AlreadyConfirmed"/></exception>
    public async Task<int> ExecuteAsync(long versionId, CancellationToken ct)
    {
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('calendar.version'))", ct);
        if (await db.QueryAsync(
            "select encode(v.sha256, 'hex'), v.imported_by, exists (select from calendar.version n where n.id >= v.id and n.confirmed_at is not null) from calendar.version v where v.id = $1",
            r => (Sha256: r.GetString(0), By: r.GetInt64(1), Past: r.GetBoolean(2)), ct, versionId) is not [var proposed])
            throw new Refused(CalendarRefusals.NotFound, $"version {versionId}");
        if (proposed.By == act.Actor.Id)
            throw new Refused(CalendarRefusals.SamePerson);
        if (proposed.Past)
            throw new Refused(CalendarRefusals.AlreadyConfirmed, $"version {versionId}");
        await deadlines.MarkLateAsync(ct);
        var changes = await deadlines.ChangesAsync(await calendar.GetAsync(ct), await calendar.OfAsync(versionId, proposed.Sha256, ct), ct);
        await db.ExecuteAsync("update calendar.version set confirmed_by = $2, confirmed_at = $3 where id = $1", ct, versionId, act.Actor.Id, act.Now);
        var moved = (await db.QueryAsync("select calendar.move_deadlines($1, $2, $3, $4, $5, $6, $7, $8) + calendar.move_objection_windows($1, $2, $4, $5, $6, $7, $8)", r => r.GetInt32(0), ct, versionId,
            changes.Select(c => c.Kind).ToArray(), changes.Select(c => c.Subject).ToArray(), changes.Select(c => c.StartOn).ToArray(), changes.Select(c => c.OldDueOn).ToArray(),
            changes.Select(c => c.NewDueOn).ToArray(), changes.Select(c => c.OldProvisional).ToArray(), changes.Select(c => c.NewProvisional).ToArray()))[0];
        act.About($"calendar:{versionId}", $"in force, sha256 {proposed.Sha256}, {moved} deadlines computed anew");
        return moved;
    }
}
