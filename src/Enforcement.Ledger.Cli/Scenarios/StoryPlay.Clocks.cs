using System.Text;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Oversight;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>The calendar that a story's clocks count by, and the supervisor who looks at them.</summary>
sealed partial class StoryPlay
{
    readonly List<CalendarDay> days = [.. Workdays.ShippedRows.Days];

    /// <summary>Proposes the calendar as it stands, with more holidays and make-up days, and some days that are workdays after all.</summary>
    public async Task<Outcome> CalendarAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var notice = keys.Find("notice");
        List<CalendarDay> proposed = [.. days];
        proposed.RemoveAll(d => Days(keys, "workdays").Contains(d.Date));
        proposed.AddRange(Days(keys, "holidays").Select(d => new CalendarDay(d, DayKind.Holiday, "放假", notice ?? "-")));
        proposed.AddRange(Days(keys, "makeup").Select(d => new CalendarDay(d, DayKind.MakeupWorkday, "调休", notice ?? "-")));
        var rows = proposed.DistinctBy(d => d.Date).OrderBy(d => d.Date).Select(d => $"{Iso(d.Date)},{(d.Kind == DayKind.Holiday ? "holiday" : "makeup-workday")},{d.Name},{d.SourceNotice}");
        var label = keys.Text("label");
        var file = CalendarFile.Read(Encoding.UTF8.GetBytes($"date,kind,name,source-notice\n{string.Join('\n', rows)}\n"), $"{label}.csv");
        if (await ActAsync<ImportCalendar, long?>(line, u => u.ExecuteAsync(new(file, $"{label}.csv", notice), ct), ct) is not { } version)
            throw new StoryUnreadable($"calendar {label}: nothing in it is new.");
        labels.Calendars[label] = version;
        days.Clear();
        days.AddRange(proposed);
        return Outcome.Ok;
    }

    public async Task<Outcome> ConfirmCalendarAsync(StoryLine line, CancellationToken ct)
    {
        var version = labels.Calendars.GetValueOrDefault(line.Keys.Text("calendar"));
        var moved = await ActAsync<ConfirmCalendar, int>(line, u => u.ExecuteAsync(version, ct), ct);
        return Outcome.Ok with { Facts = [("count", Text(moved))] };
    }

    /// <summary>The supervisor's check of the newest alert of a rule about a lot, a payout or a dispute.</summary>
    public async Task<Outcome> CheckAlertAsync(StoryLine line, CancellationToken ct)
    {
        var (label, word) = (line.Keys.Text("of"), line.Keys.Text("result"));
        if (!Enum.TryParse<CheckResult>(word, ignoreCase: true, out var result))
            throw new StoryUnreadable($"result={word} is unknown; write seen, prompted, corrected or escalated.");
        var subject = labels.Disputes.TryGetValue(label, out var dispute) ? $"dispute:{dispute}"
            : labels.Payouts.TryGetValue(label, out var payout) ? $"payout:{payout}"
            : $"lot:{(await LotsAsync(label, ct))[0]}";
        var alert = await scratch.AlertAsync(line.Keys.Text("rule"), subject, ct) ?? 0;
        await ActAsync<CheckAlert>(line, u => u.ExecuteAsync(new(alert, result, line.Keys.Find("note")), ct), ct);
        return Outcome.Ok;
    }

    /// <summary>The desk that a story names, in its own words.</summary>
    internal static AlertDesk? DeskOf(string? word) => word?.ToLowerInvariant() switch
    {
        "officer" or "ex" or "承办人" => AlertDesk.Officer,
        "supervisor" or "reg" or "监管员" => AlertDesk.Supervisor,
        "finance" or "acc" or "csh" or "财务" => AlertDesk.Finance,
        "leaders" or "dir" or "vp" or "领导" => AlertDesk.Leaders,
        _ => null,
    };

    static List<LocalDate> Days(StoryKeys keys, string key) => [.. keys.Labels(key).Select(d => LocalDatePattern.Iso.Parse(d) is { Success: true, Value: var day } ? day
        : throw new StoryUnreadable($"{key}={d} is not a date; write it as 2027-01-01, several with commas."))];
}
