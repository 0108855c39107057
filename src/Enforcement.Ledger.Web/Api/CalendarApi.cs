using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Microsoft.AspNetCore.Http.HttpResults;
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
        api.MapVersions();
    }

    static void MapVersions(this IEndpointRouteBuilder api)
    {
        var versions = api.MapGroup("/calendar/versions").WithTags("Calendar");
        versions.MapGet("", async (long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<CalendarQueries, List<CalendarVersionView>>(who.Actor, q => q.ListAsync(after, rows + 1, ct), ct), rows, v => v.Version);
        }).WithName("listCalendars").WithSummary("Versions of the calendar, the newest first");
        versions.MapGet("/{version:long}", (long version, Caller who, Runner run, CancellationToken ct) => ShowAsync(version, who, run, ct))
            .WithName("showCalendar").WithSummary("A version, and which deadlines its confirmation would move or has moved");
        versions.MapPost("", ProposeAsync).WithName("proposeCalendar").WithSummary("Propose a calendar with the notice that it rests on; another person confirms it")
            .Accepts<Stream>("application/octet-stream").Takes<ImportCalendar>(MaxBytes);
        versions.MapPost("/{version:long}/confirm", async (long version, Caller who, Runner run, CancellationToken ct) =>
        {
            await run.RunAsync<ConfirmCalendar, int>(who.Actor, u => u.ExecuteAsync(version, ct), ct, who.Key);
            return await ShowAsync(version, who, run, ct);
        }).WithName("confirmCalendar").WithSummary("Put in force a calendar that another person proposed");
    }

    const int MaxBytes = 1 << 20;

    static Task<CalendarVersionDetail> ShowAsync(long version, Caller who, Runner run, CancellationToken ct) =>
        run.ReadAsync<CalendarQueries, CalendarVersionDetail>(who.Actor, q => q.ShowAsync(version, ct), ct);

    static async Task<Results<Created<CalendarVersionDetail>, NoContent>> ProposeAsync(string fileName, string? notice, HttpRequest request, Caller who, Runner run, CancellationToken ct)
    {
        var name = UploadName.Of(fileName);
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        var file = CalendarFile.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), name);
        return await run.RunAsync<ImportCalendar, long?>(who.Actor, u => u.ExecuteAsync(new(file, name, notice), ct), ct, who.Key) is { } version
            ? TypedResults.Created($"{LedgerApi.Root}/calendar/versions/{version}", await ShowAsync(version, who, run, ct))
            : TypedResults.NoContent();
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
