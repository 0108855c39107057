namespace Enforcement.Ledger.Receipts.Formats;

public enum ProblemSeverity
{
    /// <summary>To be seen by a person; the statement may still be posted.</summary>
    Warning,

    /// <summary>The file or the statement must not be posted as it is.</summary>
    Error,
}

/// <summary>Where a problem is.</summary>
public readonly record struct ProblemPlace(
    string? StatementId = null, long? Line = null, int? Column = null, string? Field = null, string? Raw = null, string? Sheet = null);

/// <summary>Something a person has to know about a bank file: what, where, and what to do next.</summary>
/// <param name="Code">Stable, lower case, dotted: <c>statement.equation</c>.</param>
/// <param name="StatementId">Null when it concerns the file as a whole.</param>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Column">Cell of a table or character of an XML line, from 1.</param>
/// <param name="Field">Column heading or element name.</param>
/// <param name="Raw">What stands there, at most 200 characters of it.</param>
/// <param name="Message">English sentence that says what to do.</param>
/// <param name="Chinese">The same for the office.</param>
public sealed record FileProblem(
    string Code, ProblemSeverity Severity, string? StatementId, long? Line, int? Column, string? Field, string? Raw,
    string Message, string Chinese)
{
    const int LongestRaw = 200;

    public string? Raw { get; init; } = Raw is { Length: > LongestRaw } ? Raw[..LongestRaw] : Raw;

    /// <summary>Of a workbook; null elsewhere.</summary>
    public string? Sheet { get; init; }

    /// <summary>The cell as a person looks for it: <c>明细!C12</c> in a workbook, <c>12:3</c> in a text.</summary>
    public string? Cell => TableCell.Reference(Sheet, Line, Column);

    public static FileProblem Error(string code, ProblemPlace at, string message, string chinese) =>
        new(code, ProblemSeverity.Error, at.StatementId, at.Line, at.Column, at.Field, at.Raw, message, chinese) { Sheet = at.Sheet };

    public static FileProblem Warning(string code, ProblemPlace at, string message, string chinese) =>
        new(code, ProblemSeverity.Warning, at.StatementId, at.Line, at.Column, at.Field, at.Raw, message, chinese) { Sheet = at.Sheet };
}
