using System.Text.RegularExpressions;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>SWIFT customer statement MT940 and interim report MT942, with or without SWIFT's own blocks around each message.</summary>
/// <source>formats: MT940/MT942 traps and :86: dialects; measured on the collected samples</source>
public sealed partial class SwiftFormat : IStatementFormat
{
    public static SwiftFormat Mt940 { get; } = new("mt940", StatementKind.Statement);

    public static SwiftFormat Mt942 { get; } = new("mt942", StatementKind.Advance);

    readonly StatementKind kind;

    SwiftFormat(string name, StatementKind kind) => (Name, this.kind) = (name, kind);

    public string Name { get; }

    public string? EncodingOf(FileHead head) => BankCharacters.NameOf(head);

    public bool Recognises(FileHead head) =>
        head.Kind is FileKind.Text or FileKind.Unreadable && AnyTag().IsMatch(head.AsciiOutline) && KindOf(head.AsciiOutline) == kind;

    public IEnumerable<StatementEvent> Read(Stream bytes, FileHead head)
    {
        var lines = new TextLines(bytes, head, atSigns: head.AsciiOutline.Contains("@@:", StringComparison.Ordinal));
        var fields = new SwiftFields(lines);
        var dialect = SwiftDetails.DialectOf(head.AsciiOutline);
        SwiftStatement? statement = null;
        var statements = 0;
        while (fields.Read())
        {
            if (statement is not null && (fields.BeginsMessage || fields.Tag == "20"))
            {
                foreach (var read in statement.End())
                    yield return read;
                statement = null;
            }
            if (fields.Tag.Length == 0)
                continue;
            if (statement is null)
                statements++;
            statement ??= new SwiftStatement(kind, dialect, fields.Line);
            foreach (var read in statement.Read(fields))
                yield return read;
        }
        if (statement is not null)
            foreach (var read in statement.End())
                yield return read;
        if (statements == 0)
            yield return new ProblemFound(FileProblems.NoStatement());
        if (fields.TooLong is { } line)
            yield return new ProblemFound(FileProblems.LineTooLong(line));
        if (lines.Assumption is { } assumed)
            yield return new ProblemFound(assumed);
    }

    // Only the interim report tells its floor limit, its time and how many entries it counted.
    static StatementKind KindOf(string outline) =>
        InterimTag().IsMatch(outline) && !BalanceTag().IsMatch(outline) ? StatementKind.Advance : StatementKind.Statement;

    [GeneratedRegex(@"(?:^|[\r\n]|@@):(?:2[015]|28C?|60[FM]|61|62[FM]|34F):")]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"(?:^|[\r\n]|@@):(?:34F|13D|90[CD]):|\{2:[IO]942")]
    private static partial Regex InterimTag();

    [GeneratedRegex(@"(?:^|[\r\n]|@@):60[FM]:")]
    private static partial Regex BalanceTag();
}
