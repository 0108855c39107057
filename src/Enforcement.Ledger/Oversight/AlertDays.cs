using Enforcement.Ledger.Calendar;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>On which day a deadline became due soon, overdue or the leaders' matter, whenever the sweep came to see it.</summary>
/// <param name="EscalateAfter">Workdays after the first day overdue.</param>
sealed record AlertDays(WorkdayCalendar Workdays, LocalDate Today, int EscalateAfter)
{
    readonly Dictionary<LocalDate, LocalDate> soonFrom = [];

    /// <summary>The last day that is due soon today.</summary>
    public LocalDate LatestDueSoon { get; } = Workdays.AddWorkdays(Today, SweepDeadlines.SoonWorkdays).Due;

    /// <summary>The last due date whose overdue is the leaders' matter today.</summary>
    public LocalDate LatestEscalated
    {
        get
        {
            var due = Today.PlusDays(-1);
            while (EscalatedOn(due) > Today)
                due = due.PlusDays(-1);
            return due;
        }
    }

    public LocalDate EscalatedOn(LocalDate due) => Workdays.AddWorkdays(due.PlusDays(1), EscalateAfter).Due;

    /// <summary>The last start of a limit in workdays that ends due soon today, or earlier.</summary>
    public LocalDate LatestStartDue(int count)
    {
        var start = Today;
        while (Workdays.AddWorkdays(start, count).Due > LatestDueSoon)
            start = start.PlusDays(-1);
        return start;
    }

    /// <summary>The due dates that are due soon today, each with the day from which on it is.</summary>
    public IEnumerable<(LocalDate Due, LocalDate From)> DueSoon()
    {
        for (var due = Today; due <= LatestDueSoon; due = due.PlusDays(1))
            yield return (due, SoonFrom(due));
    }

    public LocalDate RaisedFor(string rule, LocalDate due) => AlertDesks.StageOf(rule) switch
    {
        // Of no limit in workdays: from each band of days on, and from the day on which the officer was gone.
        _ when rule.StartsWith("dormant.", StringComparison.Ordinal) || rule.StartsWith("officer-gone.", StringComparison.Ordinal) => due,
        AlertStage.DueSoon => LocalDate.Min(SoonFrom(due), Today),
        AlertStage.Overdue => LocalDate.Min(due.PlusDays(1), Today),
        _ => LocalDate.Min(EscalatedOn(due), Today),
    };

    LocalDate SoonFrom(LocalDate due)
    {
        if (soonFrom.TryGetValue(due, out var known))
            return known;
        var day = due;
        while (Workdays.CountWorkdays(day.PlusDays(-1), due) <= SweepDeadlines.SoonWorkdays)
            day = day.PlusDays(-1);
        // On the first of them nothing tells it from the rest days before it: the office hears of it when it works.
        while (!Workdays.IsWorkday(day))
            day = day.PlusDays(1);
        return soonFrom[due] = day;
    }
}
