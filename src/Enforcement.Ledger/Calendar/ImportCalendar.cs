using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Calendar;

/// <summary>Takes in a calendar file as a proposed version, with the notice that it rests on; <see cref="ConfirmCalendar"/> puts it in force.
/// The first one of all, which the house itself brings along, is in force at once. Earlier versions stay: what was computed from them
/// remains explicable.</summary>
/// <source>domain reference §5.1, 6 (a notice can change in mid-year); §4 (hard segregation 5); §7, row 37</source>
public sealed class ImportCalendar(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ImportCalendar;

    /// <param name="Notice">The published notice, by number or address.</param>
    /// <param name="OnlyIfNew">Do nothing when this file was ever a version: the calendar that ships with the program must not
    /// take the place of a newer one at every start.</param>
    public sealed record Request(CalendarFile File, string Source, string? Notice, bool OnlyIfNew = false);

    /// <returns>The number of the version; null when there was nothing to add.</returns>
    /// <exception cref="Refused"><see cref="CalendarRefusals.Faulty"/>, <see cref="CalendarRefusals.NoNotice"/></exception>
    public async Task<long?> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (request.File.Faults.Count > 0)
            throw new Refused(CalendarRefusals.Faulty, string.Join(" ", request.File.Faults.Take(20)));
        if (string.IsNullOrWhiteSpace(request.Notice))
            throw new Refused(CalendarRefusals.NoNotice);
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('calendar.version'))", ct);
        var sha256 = Convert.FromHexString(request.File.Sha256);
        var versions = await db.QueryAsync("select sha256 from calendar.version order by id desc", r => r.GetFieldValue<byte[]>(0), ct);
        if (versions.Take(request.OnlyIfNew ? versions.Count : 1).Any(known => known.AsSpan().SequenceEqual(sha256)))
            return null;
        var first = versions.Count == 0 && act.Actor == PersonDirectory.House;
        var id = (await db.QueryAsync(
            "insert into calendar.version (sha256, source, notice, imported_at, imported_by, confirmed_by, confirmed_at) values ($1, $2, $3, $4, $5, $6::bigint, $7::timestamptz) returning id",
            r => r.GetInt64(0), ct, sha256, request.Source, request.Notice.Trim(), act.Now, act.Actor.Id, first ? act.Actor.Id : null, first ? act.Now : null))[0];
        var days = request.File.Days;
        await db.ExecuteAsync("insert into calendar.day (version_id, date, kind, name, source_notice) select $1, d.* from unnest($2, $3, $4, $5) as d", ct,
            id, days.Select(d => d.Date).ToArray(), days.Select(d => d.Kind == DayKind.Holiday ? "holiday" : "makeup-workday").ToArray(),
            days.Select(d => d.Name).ToArray(), days.Select(d => d.SourceNotice).ToArray());
        act.About($"calendar:{id}", $"{request.Source}, notice {request.Notice.Trim()}, sha256 {request.File.Sha256}");
        return id;
    }
}
