using NodaTime;

namespace Enforcement.Ledger.Calendar;

/// <summary>What another calendar makes of deadlines that run.</summary>
/// <param name="Kind">Whose limit: <c>A</c>, <c>limit30</c>, <c>B</c>, <c>reissue</c>, <c>U</c>, <c>expected</c>, <c>bond</c>, <c>objection</c>.</param>
/// <param name="Subject">The lot, for what is computed when it is read; null for all stored ones of this start and due date.</param>
/// <param name="Count">How many deadlines these are.</param>
public sealed record DeadlineChange(string Kind, string? Subject, LocalDate StartOn, LocalDate OldDueOn, LocalDate NewDueOn, bool OldProvisional, bool NewProvisional, int Count);

/// <summary>The deadlines of the house that run now. The calendar knows none of them; oversight, which sees all, answers here.</summary>
public interface IRunningDeadlines
{
    /// <summary>Those that end on another day, or are provisional no longer; what has run out is not among them.</summary>
    Task<List<DeadlineChange>> ChangesAsync(WorkdayCalendar from, WorkdayCalendar to, CancellationToken ct);

    /// <summary>Writes down what is late by the calendar in force, before another one takes its place.</summary>
    Task MarkLateAsync(CancellationToken ct);
}
