using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>What a bank file says, checked by itself and posted nowhere: the answer of the command line's <c>inspect</c>. Amounts
/// are texts with two decimals, dates ISO, what does not apply is null.</summary>
/// <param name="File">As the caller names it.</param>
/// <param name="Sha256">Of all bytes; null when the file could not be opened.</param>
/// <param name="Format">Null when no format recognises the file.</param>
/// <param name="Problems">Of the file; those of a statement stand with it.</param>
public sealed record StatementInspection(
    string File, string? Sha256, string? Format, string? Encoding,
    IReadOnlyList<InspectedStatement> Statements, IReadOnlyList<InspectedProblem> Problems)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // Chinese stays readable; the text goes to a terminal or a file, never into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Nothing here keeps the file from being posted.</summary>
    [JsonIgnore]
    public bool IsClean => Problems.Concat(Statements.SelectMany(s => s.Problems)).All(p => p.Severity != InspectedProblem.Error)
        && Statements.All(s => s.Equation != InspectedStatement.Fails);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Several files, one JSON array.</summary>
    public static string ToJson(IEnumerable<StatementInspection> inspections) => JsonSerializer.Serialize(inspections, Json);

    /// <summary>Never throws for the file: one that cannot be opened or read gives a result that says so.</summary>
    /// <param name="reader">Null for the formats of the house alone.</param>
    public static StatementInspection OfFile(string path, StatementReader? reader = null)
    {
        try
        {
            using var bytes = System.IO.File.OpenRead(path);
            return Of(path, bytes, reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new(path, null, null, null, [], [InspectedProblem.Of(FileProblems.Unreadable(e.Message))]);
        }
    }

    /// <param name="file">Its name, for the answer only.</param>
    /// <param name="bytes">Read to its end; stays open.</param>
    /// <param name="reader">Null for the formats of the house alone.</param>
    public static StatementInspection Of(string file, Stream bytes, StatementReader? reader = null)
    {
        var opened = (reader ?? StatementReader.Standard).Open(bytes, Path.GetFileName(file));
        var statements = new List<InspectedStatement>();
        var problems = new List<InspectedProblem>();
        Unfinished? current = null;
        foreach (var read in opened.Read())
            switch (read)
            {
                case StatementStarted started:
                    current = new Unfinished(started.Header);
                    break;
                case LineRead { Line: { Booked: true } line }:
                    current?.Add(line);
                    break;
                case ProblemFound { Problem: { StatementId: not null } problem } when current is not null:
                    current.Problems.Add(InspectedProblem.Of(problem));
                    break;
                case ProblemFound { Problem: var problem }:
                    problems.Add(InspectedProblem.Of(problem));
                    break;
                case StatementEnded { Footer: var footer } when current is not null:
                    statements.Add(InspectedStatement.Of(footer, current.Problems));
                    current = null;
                    break;
            }
        // The file broke off in the middle of a statement: show what was read of it.
        if (current is not null)
            statements.Add(InspectedStatement.Of(
                new StatementFooter(current.Header, current.Entries, 0, current.Credits, current.Debits, Equation.Unknown, false, []),
                current.Problems));
        return new(file, opened.Sha256, opened.Format, opened.Encoding, statements, problems);
    }

    sealed class Unfinished(StatementHeader header)
    {
        public StatementHeader Header => header;

        public List<InspectedProblem> Problems { get; } = [];

        public int Entries { get; private set; }

        public Money Credits { get; private set; }

        public Money Debits { get; private set; }

        public void Add(StatementLine line)
        {
            Entries++;
            if (line.Direction == Direction.Credit)
                Credits += line.Amount;
            else
                Debits += line.Amount;
        }
    }
}

/// <param name="Entries">Booked entries.</param>
/// <param name="Skipped">Rows of a table that are no entries: totals, notes, movements of nothing. Left out when none.</param>
/// <param name="Credits">Sum of booked credits.</param>
/// <param name="Debits">Sum of booked debits.</param>
/// <param name="Equation"><c>holds</c>, <c>fails</c> or <c>unknown</c>.</param>
public sealed record InspectedStatement(
    string Id, string? Account, string? Currency, string? From, string? To, string? Opening, string? Closing,
    int Entries, string Credits, string Debits, string Equation, IReadOnlyList<InspectedProblem> Problems,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Skipped = 0)
{
    internal const string Fails = "fails";

    internal static InspectedStatement Of(StatementFooter footer, IReadOnlyList<InspectedProblem> problems)
    {
        var header = footer.Header;
        return new(
            header.Id, header.Account.Length == 0 ? null : header.Account, header.Currency, Iso(header.From), Iso(header.To),
            header.Opening?.ToString(), header.Closing?.ToString(),
            footer.Entries, footer.Credits.ToString(), footer.Debits.ToString(),
            footer.Equation switch
            {
                Formats.Equation.Holds => "holds",
                Formats.Equation.Fails => Fails,
                _ => "unknown",
            },
            problems, footer.Skipped);
    }

    static string? Iso(LocalDate? date) => date is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : null;
}

/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Cell">In a workbook <c>明细!C12</c>, in a text <c>12:3</c>. Left out where no cell is meant.</param>
public sealed record InspectedProblem(string Code, string Severity, long? Line, string? Field, string? Raw, string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Cell = null)
{
    internal const string Error = "error";

    /// <summary>It keeps the file or its statement from being posted.</summary>
    [JsonIgnore]
    public bool IsError => Severity == Error;

    internal static InspectedProblem Of(FileProblem problem) => new(
        problem.Code, problem.Severity == ProblemSeverity.Error ? Error : "warning",
        problem.Line, problem.Field, problem.Raw, problem.Message, problem.Cell);
}
