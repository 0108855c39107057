using System.Collections.Concurrent;
using Enforcement.Ledger.Database;
using NodaTime;

namespace Enforcement.Ledger.Calendar;

/// <summary>The newest confirmed calendar, or the shipped one before any was. A version never changes, so it is read once.</summary>
public sealed class CalendarInForce(LedgerDb db)
{
    // Keyed by the file's hash, not by a database's id: several databases may live in one process.
    static readonly ConcurrentDictionary<string, WorkdayCalendar> Read = new();

    public async Task<WorkdayCalendar> GetAsync(CancellationToken ct)
    {
        var newest = await db.QueryAsync("select id, encode(sha256, 'hex') from calendar.version where confirmed_at is not null order by id desc limit 1",
            r => (Id: r.GetInt64(0), Sha256: r.GetString(1)), ct);
        return newest is [var version] ? await OfAsync(version.Id, version.Sha256, ct) : Workdays.Shipped;
    }

    /// <summary>The calendar of a version, in force or not.</summary>
    internal async Task<WorkdayCalendar> OfAsync(long versionId, string sha256, CancellationToken ct)
    {
        if (Read.TryGetValue(sha256, out var known))
            return known;
        var days = await db.QueryAsync("select date, kind, name, source_notice from calendar.day where version_id = $1",
            r => new CalendarDay(r.Date(0), r.GetString(1) == "holiday" ? DayKind.Holiday : DayKind.MakeupWorkday, r.GetString(2), r.GetString(3)), ct, versionId);
        return Read.GetOrAdd(sha256, _ => new WorkdayCalendar(days, sha256));
    }
}
