using System.Text.RegularExpressions;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>ISO 20022 bank-to-customer messages in any version: elements are known by their local names, the namespace only tells
/// the version. One forward pass, one entry in memory at a time.</summary>
/// <source>formats: camt dialects, reversal sign, balances; measured on the collected samples</source>
public sealed partial class CamtFormat : IStatementFormat
{
    readonly string body, element;
    readonly StatementKind kind;

    // Version .01 has its version in the element name too: BkToCstmrStmtV01.
    CamtFormat(string name, string body, string element, StatementKind kind) =>
        (Name, this.body, this.element, this.kind) = (name, body, element, kind);

    /// <summary>The account statement.</summary>
    public static CamtFormat Statement { get; } = new("camt.053", "BkToCstmrStmt", "Stmt", StatementKind.Statement);

    /// <summary>The report within the day.</summary>
    public static CamtFormat Report { get; } = new("camt.052", "BkToCstmrAcctRpt", "Rpt", StatementKind.Advance);

    /// <summary>The notification of single credits and debits.</summary>
    public static CamtFormat Notification { get; } = new("camt.054", "BkToCstmrDbtCdtNtfctn", "Ntfctn", StatementKind.Advance);

    public string Name { get; }

    public bool Recognises(FileHead head) =>
        head.Kind == FileKind.Xml && head.Outline().Body.StartsWith(body, StringComparison.Ordinal);

    public IEnumerable<StatementEvent> Read(Stream bytes, FileHead head)
    {
        bytes.ReadExactly(new byte[head.WireHeaderLength]);
        using var reader = XmlCursor.Open(bytes);
        var xml = new XmlCursor(reader, linesBefore: head.Bytes.Span[..head.WireHeaderLength].Count((byte)'\n'));
        var entry = new CamtEntry(xml);
        var group = new CamtGroup();
        var statements = 0;
        xml.NextRoot();
        if (!IsKnown(xml.Namespace))
            yield return new ProblemFound(FileProblems.VersionUnknown(xml.Line, xml.Namespace, Name));
        var document = xml.Enter();
        while (xml.Next(document))
        {
            if (!xml.Name.StartsWith(body, StringComparison.Ordinal))
                continue;
            var message = xml.Enter();
            while (xml.Next(message))
            {
                if (xml.Name == "GrpHdr")
                    group = CamtGroup.Read(xml);
                if (xml.Name != element)
                    continue;
                statements++;
                foreach (var read in new CamtStatement(xml, entry, group, kind).Read())
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

    bool IsKnown(string version) => KnownVersion().Match(version) is { Success: true } known && known.Groups["message"].Value == Name;

    [GeneratedRegex(@"(?<message>camt\.05[234])\.001\.(0[1-9]|1[0-3])$")]
    private static partial Regex KnownVersion();
}
