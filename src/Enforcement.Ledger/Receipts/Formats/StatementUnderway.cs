using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>A statement while it is being read: its sums, its problems, and at the end its footer. Memory does not grow with the
/// number of lines.</summary>
sealed class StatementUnderway(StatementHeader header)
{
    const int MostErrorsListed = 500;

    readonly List<FileProblem> problems = [];
    readonly Dictionary<string, (FileProblem First, int Count)> warnings = [];
    readonly Queue<FileProblem> unreported = [];
    int unlisted;

    public StatementHeader Header { get; set; } = header;

    /// <summary>Lines met, read or not.</summary>
    public int Lines { get; private set; }

    /// <summary>Something that belongs into the sums could not be read, so nothing can be proved by them.</summary>
    public bool HasLost { get; private set; }

    public int Booked { get; private set; }

    public int NotBooked { get; private set; }

    /// <summary>Rows that are no entries.</summary>
    public int Skipped { get; set; }

    public Money Credits { get; private set; }

    public Money Debits { get; private set; }

    /// <summary>The first day of a statement that names only the days of its balances: some banks date the opening balance by the
    /// statement's own day, others by the day before.</summary>
    public static LocalDate? FirstDay(LocalDate? openingOn, LocalDate? closingOn, LocalDate? earliestLine) =>
        openingOn != closingOn && earliestLine is { } line && line <= closingOn && !(line <= openingOn) ? line : closingOn;

    /// <summary>Call when a line begins; it gives the line its ordinal.</summary>
    public int NextOrdinal() => ++Lines;

    /// <summary>The line just begun turned out to be none.</summary>
    public void Unlist() => Lines--;

    public void Add(StatementLine line)
    {
        if (!line.Booked)
            NotBooked++;
        else if (line.Direction == Direction.Credit)
            (Booked, Credits) = (Booked + 1, Credits + line.Amount);
        else
            (Booked, Debits) = (Booked + 1, Debits + line.Amount);
        if (line.BookedOn < Header.From || line.BookedOn > Header.To)
            Report(FileProblems.OutsidePeriod(Place(line.SourceLine)));
    }

    /// <summary>A line that cannot be read is gone from the sums: from here on the equation says nothing.</summary>
    public void Lose(FileProblem problem)
    {
        HasLost = true;
        Report(problem);
    }

    public ProblemPlace Place(long? line = null, string? field = null, string? raw = null, int? column = null, string? sheet = null) =>
        new(Header.Id, line, column, field, raw, sheet);

    /// <summary>Errors are told one by one, a warning once per statement with the number of its occurrences.</summary>
    public void Report(FileProblem problem)
    {
        problem = problem with { StatementId = Header.Id };
        if (problem.Severity == ProblemSeverity.Warning)
        {
            var known = warnings.TryGetValue(problem.Code, out var seen);
            warnings[problem.Code] = known ? (seen.First, seen.Count + 1) : (problem, 1);
        }
        else if (problems.Count < MostErrorsListed)
            List(problem);
        else
            unlisted++;
    }

    /// <summary>Problems not given out yet, as events.</summary>
    public IEnumerable<StatementEvent> Unreported() => unreported.Count == 0 ? [] : Dequeued();

    IEnumerable<StatementEvent> Dequeued()
    {
        while (unreported.TryDequeue(out var problem))
            yield return new ProblemFound(problem);
    }

    /// <summary>Closes the sums. Call <see cref="Unreported"/> afterwards and give its events out before the footer.</summary>
    /// <param name="chain">The verdict of the running balances, where the file has them.</param>
    public StatementFooter Finish(Equation? chain = null, bool newestFirst = false)
    {
        var equation = chain ?? Equation.Holds;
        if (HasLost || Header.Opening is null || Header.Closing is null)
            equation = equation == Equation.Fails ? Equation.Fails : Equation.Unknown;
        else if (Header.Opening + Credits - Debits != Header.Closing)
        {
            equation = Equation.Fails;
            Report(FileProblems.EquationFails(Place(), Header.Opening.Value, Credits - Debits, Header.Closing.Value));
        }
        foreach (var (first, count) in warnings.Values)
            List(count == 1 ? first : first with
            {
                Message = $"{first.Message} It is the first of {count}.",
                Chinese = $"{first.Chinese}（共 {count} 处，此为首处）",
            });
        if (unlisted > 0)
            List(FileProblems.MoreErrors(Place(), unlisted));
        return new StatementFooter(Header, Booked, NotBooked, Credits, Debits, equation, newestFirst, problems, Skipped);
    }

    void List(FileProblem problem)
    {
        problems.Add(problem);
        unreported.Enqueue(problem);
    }
}
