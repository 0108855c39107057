using System.Text.RegularExpressions;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>CODA of the Belgian banks: records of 128 characters, amounts with three implied decimals, an old and a new balance.</summary>
/// <source>formats: CODA, globalised movements; measured on the collected samples</source>
public sealed partial class CodaFormat : IStatementFormat
{
    const int Width = 128;

    public string Name => "coda";

    public string? EncodingOf(FileHead head) => BankCharacters.NameOf(head);

    public bool Recognises(FileHead head) => head.Kind is FileKind.Text or FileKind.Unreadable && Header().IsMatch(head.AsciiOutline);

    public IEnumerable<StatementEvent> Read(Stream bytes, FileHead head)
    {
        var lines = new TextLines(bytes, head);
        CodaStatement? statement = null;
        int statements = 0, unknown = 0;
        var isEnded = true;
        while (lines.Read())
        {
            var text = lines.Text.TrimEnd(' ', '\u001A');
            if (text.Length == 0)
                continue;
            if (text.Length > Width || lines.IsRest)
                throw new UnreadableFile(FileProblems.RecordUnknown(new(Line: lines.Number, Raw: text)));
            var record = new CodaRecord(text.PadRight(Width), lines.Number);
            if (record.Type is '0' or '1' && statement is not null)
            {
                foreach (var read in statement.End())
                    yield return read;
                statement = null;
            }
            switch (record.Type)
            {
                case '0': isEnded = false; break;
                case '1':
                    statements++;
                    statement = new CodaStatement(record);
                    break;
                case '2' or '3' or '4' or '8' when statement is not null:
                    foreach (var read in statement.Read(record))
                        yield return read;
                    break;
                case '9' when !isEnded:
                    isEnded = true;
                    statement?.Close(record);
                    break;
                default:
                    if (unknown++ < 100)
                        yield return new ProblemFound(FileProblems.RecordUnknown(new(Line: record.Line, Raw: text)));
                    break;
            }
        }
        if (statement is not null)
            foreach (var read in statement.End())
                yield return read;
        if (statements == 0)
            yield return new ProblemFound(FileProblems.NoStatement());
        if (!isEnded)
            yield return new ProblemFound(FileProblems.CutOff(new(Line: lines.Number, Field: "record 9")));
        if (lines.Assumption is { } assumed)
            yield return new ProblemFound(assumed);
    }

    // 0, 0000, the day it was made, the bank, 05.
    [GeneratedRegex(@"^\s*0{5}\d{6}.{3}05.{20,}[\r\n]+1[0-3]")]
    private static partial Regex Header();
}

/// <summary>One record; places count from 0.</summary>
readonly record struct CodaRecord(string Text, long Line)
{
    public char Type => Text[0];

    /// <summary>The part of a movement or information record: 1, 2 or 3.</summary>
    public char Article => Text[1];

    public string Movement => Text[2..6];

    public string Detail => Text[6..10];

    public string? At(int from, int length) => Text.Substring(from, length).Trim() is { Length: > 0 } text ? text : null;
}
