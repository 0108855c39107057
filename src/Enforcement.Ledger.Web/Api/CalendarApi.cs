using Enforcement.Ledger.Calendar;
using NodaTime;

namespace Enforcement.Ledger.Web.Api;

/// <summary>Where a limit ends.</summary>
/// <param name="Provisional">A notice still to come may change it.</param>
public sealed record DeadlineView(LocalDate Start, int Count, LocalDate Due, bool Provisional, string CalendarVersion);

static class CalendarApi
{
    public static void MapCalendar(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/deadline").WithTags("Calendar");
        group.MapGet("/workdays", (DateParam start, int count, CalendarInForce calendar, CancellationToken ct) =>
            CountAsync(calendar, start, count, WorkdayCalendar.MaxWorkdays, (c, s, n) => c.AddWorkdays(s, n), ct))
            .WithName("countWorkdays").WithSummary("The last day of a limit in workdays; the start is not counted");
        group.MapGet("/days", (DateParam start, int count, CalendarInForce calendar, CancellationToken ct) =>
            CountAsync(calendar, start, count, WorkdayCalendar.MaxDays, (c, s, n) => c.AddDays(s, n), ct))
            .WithName("countDays").WithSummary("The last day of a limit in calendar days, moved off a rest day");
    }

    static async Task<DeadlineView> CountAsync(CalendarInForce calendar, DateParam start, int count, int most, Func<WorkdayCalendar, LocalDate, int, Deadline> add, CancellationToken ct)
    {
        if (count < 1 || count > most)
            throw new RequestFault("count", $"A limit runs from 1 to {most}.", $"期限应为 1 至 {most}。");
        if (start.Value.Year is < WorkdayCalendar.FirstYear or > WorkdayCalendar.LastYear)
            throw new RequestFault("start", $"A limit starts between {WorkdayCalendar.FirstYear} and {WorkdayCalendar.LastYear}.", "起算日超出范围。");
        var inForce = await calendar.GetAsync(ct);
        var deadline = add(inForce, start.Value, count);
        return new(deadline.Start, deadline.Count, deadline.Due, deadline.Provisional, inForce.Version);
    }
}
