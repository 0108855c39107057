using System.Text.RegularExpressions;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>ISO 20022 bank-to-customer statement, camt.053 in any version: elements are known by their local names, the namespace
/// only tells the version. One forward pass, one entry in memory at a time.</summary>
/// <source>formats: camt dialects, reversal sign, balances; measured on the collected samples</source>
public sealed partial class CamtFormat : IStatementFormat
{
    // Version .01 has its version in the element name too: BkToCstmrStmtV01.
    const string Body = "BkToCstmrStmt";

    public string Name => "camt.053";

    public bool Recognises(FileHead head) =>
        head.Kind == FileKind.Xml && head.Outline().Body.StartsWith(Body, StringComparison.Ordinal);

    public IEnumerable<StatementEvent> Read(Stream bytes, FileHead head)
    {
        using var reader = XmlCursor.Open(bytes);
        var xml = new XmlCursor(reader);
        var entry = new CamtEntry(xml);
        var group = new CamtGroup();
        var statements = 0;
        xml.NextRoot();
        if (!KnownVersion().IsMatch(xml.Namespace))
            yield return new ProblemFound(FileProblems.VersionUnknown(xml.Line, xml.Namespace));
        var document = xml.Enter();
        while (xml.Next(document))
        {
            if (!xml.Name.StartsWith(Body, StringComparison.Ordinal))
                continue;
            var body = xml.Enter();
            while (xml.Next(body))
            {
                if (xml.Name == "GrpHdr")
                    group = CamtGroup.Read(xml);
                if (xml.Name != "Stmt")
                    continue;
                statements++;
                foreach (var read in new CamtStatement(xml, entry, group).Read())
                    yield return read;
            }
        }
        if (statements == 0)
            yield return new ProblemFound(FileProblems.NoStatement());
        // To the last byte: something after the end of the document makes the file suspect.
        while (reader.Read())
        {
        }
    }

    [GeneratedRegex(@"camt\.053\.001\.(0[1-9]|1[0-3])$")]
    private static partial Regex KnownVersion();
}
