using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Calendar;

/// <summary>Takes in a calendar file as a new version. Earlier versions stay: what was computed from them remains explicable.</summary>
/// <source>domain reference §5.1, 6 (a notice can change in mid-year)</source>
public sealed class ImportCalendar(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ImportCalendar;

    /// <param name="OnlyIfNew">Do nothing when this file was ever a version: the calendar that ships with the program must not
    /// take the place of a newer one at every start.</param>
    public sealed record Request(CalendarFile File, string Source, bool OnlyIfNew = false);

    /// <returns>True when a version was added; false when there was nothing to add.</returns>
    /// <exception cref="Refused"><see cref="CalendarRefusals.Faulty"/></exception>
    public async Task<bool> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (request.File.Faults.Count > 0)
            throw new Refused(CalendarRefusals.Faulty, string.Join(" ", request.File.Faults.Take(20)));
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('calendar.version'))", ct);
        var sha256 = Convert.FromHexString(request.File.Sha256);
        var versions = await db.QueryAsync("select sha256 from calendar.version order by id desc", r => r.GetFieldValue<byte[]>(0), ct);
        if (versions.Take(request.OnlyIfNew ? versions.Count : 1).Any(known => known.AsSpan().SequenceEqual(sha256)))
            return false;
        var id = (await db.QueryAsync("insert into calendar.version (sha256, source, imported_at, imported_by) values ($1, $2, $3, $4) returning id",
            r => r.GetInt64(0), ct, sha256, request.Source, act.Now, act.Actor.Id))[0];
        var days = request.File.Days;
        await db.ExecuteAsync("insert into calendar.day (version_id, date, kind, name, source_notice) select $1, d.* from unnest($2, $3, $4, $5) as d", ct,
            id, days.Select(d => d.Date).ToArray(), days.Select(d => d.Kind == DayKind.Holiday ? "holiday" : "makeup-workday").ToArray(),
            days.Select(d => d.Name).ToArray(), days.Select(d => d.SourceNotice).ToArray());
        act.About($"calendar:{request.File.Sha256}", request.Source);
        return true;
    }
}
