using System.Text.RegularExpressions;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>BAI2, and BTRS (BAI3) where it agrees: file 01, groups 02, accounts 03, transactions 16, continuations 88, and control
/// records 49, 98, 99 that sum up and count what stands before them. Each account of a group is a statement.</summary>
/// <source>formats: BAI2 traps; measured on the collected samples</source>
public sealed partial class Bai2Format : IStatementFormat
{
    public string Name => "bai2";

    public string? EncodingOf(FileHead head) => BankCharacters.NameOf(head);

    public bool Recognises(FileHead head) => head.Kind is FileKind.Text or FileKind.Unreadable && Head().IsMatch(head.AsciiOutline);

    public IEnumerable<StatementEvent> Read(Stream bytes, FileHead head)
    {
        var lines = new TextLines(bytes, head);
        var records = new Bai2Records(lines);
        var file = new Bai2Control();
        var group = new Bai2Group();
        Bai2Statement? statement = null;
        string fileId = "";
        int statements = 0, unknown = 0;
        var isEnded = false;
        while (records.Read())
        {
            if (statement is not null && records.Code is "01" or "02" or "03" or "98" or "99")
            {
                foreach (var read in statement!.End())
                    yield return read;
                statement = null;
            }
            // Records of a group count for the file too; 49 and 98 take their own line in.
            switch (records.Code)
            {
                case "01":
                    fileId = records.FieldAt(4) ?? "";
                    (file, isEnded) = (new Bai2Control { Records = records.Count }, false);
                    break;
                case "02":
                    group = Bai2Group.Read(records, fileId);
                    group.Control.Records = records.Count;
                    foreach (var problem in group.Problems(records))
                        yield return new ProblemFound(problem);
                    break;
                case "03":
                    statements++;
                    statement = new Bai2Statement(records, group);
                    break;
                case "16" or "49" when statement is not null:
                    foreach (var read in statement.Read(records))
                        yield return read;
                    break;
                case "98":
                    group.Control.Records += records.Count;
                    if (group.Control.Compare(records, withParts: true) is { } differs)
                        yield return new ProblemFound(differs);
                    file.Add(group.Control);
                    break;
                case "99":
                    file.Records += records.Count;
                    isEnded = true;
                    if (file.Compare(records, withParts: true) is { } wrong)
                        yield return new ProblemFound(wrong);
                    break;
                default:
                    if (unknown++ < 100)
                        yield return new ProblemFound(FileProblems.RecordUnknown(new(Line: records.Line, Field: records.Code, Raw: records.Raw)));
                    break;
            }
        }
        if (statement is not null)
            foreach (var read in statement.End())
                yield return read;
        if (statements == 0)
            yield return new ProblemFound(FileProblems.NoStatement());
        if (!isEnded)
            yield return new ProblemFound(FileProblems.CutOff(new(Line: lines.Number, Field: "99")));
        if (records.TooLong is { } line)
            yield return new ProblemFound(FileProblems.LineTooLong(line));
        if (lines.Assumption is { } assumed)
            yield return new ProblemFound(assumed);
    }

    [GeneratedRegex(@"^\s*01,[^,\r\n]*,[^,\r\n]*,\d{6,8},")]
    private static partial Regex Head();
}
