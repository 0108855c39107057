using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Calendar;

/// <summary>A version of the calendar.</summary>
/// <param name="ConfirmedBy">Null while it is a proposal.</param>
/// <param name="Moved">How many deadlines its confirmation computed anew.</param>
/// <param name="Mine">Whoever asks proposed it.</param>
public sealed record CalendarVersionView(
    long Version, string Sha256, string Source, string Notice, int Days, int NoticedUntil, string ProposedBy, Instant ProposedAt, string? ConfirmedBy, Instant? ConfirmedAt, bool InForce, int Moved, bool Mine);

/// <summary>A day that is another one than in the calendar before.</summary>
/// <param name="Was"><c>holiday</c> or <c>makeup-workday</c>; null for a day as the week has it.</param>
/// <param name="Becomes">The same.</param>
public sealed record DayChange(LocalDate Date, string? Was, string? Becomes, string Name);

/// <summary>A version with what its confirmation would change, or has changed.</summary>
/// <param name="Days">Against the version that was in force before; of the first of all every day, as new.</param>
/// <param name="First">None was in force before.</param>
public sealed record CalendarVersionDetail(CalendarVersionView Version, IReadOnlyList<DayChange> Days, IReadOnlyList<DeadlineChange> Changes, bool First);

/// <summary>Versions of the calendar of workdays, and what each makes of the deadlines that run.</summary>
/// <source>domain reference §7, row 37</source>
public sealed class CalendarQueries(LedgerDb db, CalendarInForce calendar, IRunningDeadlines deadlines, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadCalendar;

    const string Versions =
        """
        select v.id, encode(v.sha256, 'hex'), v.source, v.notice, (select count(*)::int from calendar.day d where d.version_id = v.id),
               coalesce((select max(extract(year from d.date))::int from calendar.day d where d.version_id = v.id and d.kind = 'holiday' and extract(month from d.date) = 10 and extract(day from d.date) = 1), 0),
               p.display_name, v.imported_at, k.display_name, v.confirmed_at,
               v.id = (select max(n.id) from calendar.version n where n.confirmed_at is not null), (select count(*)::int from calendar.deadline_change c where c.version_id = v.id), v.imported_by
        from calendar.version v join access.person p on p.id = v.imported_by left join access.person k on k.id = v.confirmed_by
        """;

    /// <param name="afterId">Keyset: versions older than this one; null for the newest.</param>
    public Task<List<CalendarVersionView>> ListAsync(long? afterId, int take, CancellationToken ct) =>
        db.QueryAsync(Versions + " where ($1::bigint is null or v.id < $1) order by v.id desc limit $2", View, ct, afterId, take);

    /// <exception cref="Refused"><see cref="CalendarRefusals.NotFound"/></exception>
    public async Task<CalendarVersionDetail> ShowAsync(long versionId, CancellationToken ct)
    {
        if (await db.QueryAsync(Versions + " where v.id = $1", View, ct, versionId) is not [var version])
            throw new Refused(CalendarRefusals.NotFound, $"version {versionId}");
        var days = await db.QueryAsync(
            """
            with before as (select max(id) as id from calendar.version where confirmed_at is not null and id < $1),
            o as (select d.* from calendar.day d join before b on b.id = d.version_id), n as (select * from calendar.day where version_id = $1)
            select coalesce(n.date, o.date), o.kind, n.kind, coalesce(n.name, o.name) from n full join o on o.date = n.date
            where n.kind is distinct from o.kind order by 1
            """,
            r => new DayChange(r.Date(0), r.TextOrNull(1), r.TextOrNull(2), r.GetString(3)), ct, versionId);
        var first = (await db.QueryAsync("select not exists (select from calendar.version where confirmed_at is not null and id < $1)", r => r.GetBoolean(0), ct, versionId))[0];
        if (version.ConfirmedAt is null)
            return new(version, days, await deadlines.ChangesAsync(await calendar.GetAsync(ct), await calendar.OfAsync(versionId, version.Sha256, ct), ct), first);
        return new(version, days, await db.QueryAsync(
            "select kind, subject, start_on, old_due_on, new_due_on, old_provisional, new_provisional from calendar.deadline_change where version_id = $1 order by kind, old_due_on, subject",
            r => new DeadlineChange(r.GetString(0), r.GetString(1), r.Date(2), r.Date(3), r.Date(4), r.GetBoolean(5), r.GetBoolean(6), 1), ct, versionId), first);
    }

    CalendarVersionView View(Npgsql.NpgsqlDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5),
        r.GetString(6), r.Instant(7), r.TextOrNull(8), r.InstantOrNull(9), !r.IsDBNull(10) && r.GetBoolean(10), r.GetInt32(11), r.GetInt64(12) == act.Actor.Id);
}
