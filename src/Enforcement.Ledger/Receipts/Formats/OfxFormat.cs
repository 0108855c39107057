using System.Text.RegularExpressions;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>OFX 1.x (SGML, tags left open) and 2.x (XML, and what calls itself XML with tags left open); also QFX. It has a closing
/// balance only: whether nothing is missing shows when it follows the statement before it.</summary>
/// <source>formats: OFX traps; measured on the collected samples</source>
public sealed partial class OfxFormat : IStatementFormat
{
    public string Name => "ofx";

    public string? EncodingOf(FileHead head) => BankCharacters.NameOf(head);

    public bool Recognises(FileHead head) =>
        head.Kind is FileKind.Text or FileKind.Xml or FileKind.Unreadable && Start().IsMatch(head.AsciiOutline);

    public IEnumerable<StatementEvent> Read(Stream bytes, FileHead head)
    {
        var lines = new TextLines(bytes, head);
        var tags = new OfxTags(lines);
        OfxStatement? statement = null;
        OfxStatus? status = null;
        int statements = 0, errors = 0;
        var isEnded = false;
        while (tags.Read())
        {
            if (tags.Value.Length > 0)
            {
                if (status is not null)
                    status.Add(tags.Leaf, tags.Value);
                else
                    statement?.Take(tags.Leaf, tags.Value);
            }
            switch (tags.Name)
            {
                case "STATUS" when !tags.IsEnd: status = new OfxStatus(tags.Line); break;
                case "STATUS":
                    if (status?.Problem is { } answered && errors++ < 100)
                        yield return new ProblemFound(answered);
                    status = null;
                    break;
                case "STMTRS" or "CCSTMTRS" or "INVSTMTRS":
                    if (statement is not null)
                        foreach (var read in statement.End(isWhole: tags.IsEnd))
                            yield return read;
                    statement = tags.IsEnd ? null : new OfxStatement(tags.Line);
                    statements += tags.IsEnd ? 0 : 1;
                    break;
                case "OFX": isEnded = tags.IsEnd; break;
                default:
                    if (statement is not null)
                        foreach (var read in statement.Enter(tags))
                            yield return read;
                    break;
            }
        }
        if (statement is not null)
            foreach (var read in statement.End(isWhole: false))
                yield return read;
        if (statements == 0 && errors == 0)
            yield return new ProblemFound(FileProblems.NoStatement());
        if (!isEnded)
            yield return new ProblemFound(FileProblems.CutOff(new(Line: lines.Number, Field: "</OFX>")));
        if (lines.Assumption is { } assumed)
            yield return new ProblemFound(assumed);
    }

    [GeneratedRegex(@"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<\?OFX|<OFX>|OFXHEADER\s*:)", RegexOptions.IgnoreCase)]
    private static partial Regex Start();
}

/// <summary>An answer of the bank's server.</summary>
sealed class OfxStatus(long line)
{
    string code = "", severity = "";
    string? message;

    public FileProblem? Problem => severity == "ERROR" ? FileProblems.BankAnswersError(line, code, message) : null;

    public void Add(string leaf, string value)
    {
        switch (leaf)
        {
            case "CODE": code = value; break;
            case "SEVERITY": severity = value.ToUpperInvariant(); break;
            case "MESSAGE": message = value.Length > 200 ? value[..200] : value; break;
        }
    }
}
