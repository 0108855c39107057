using System.Text;
using System.Xml;
using CsvHelper;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Reads a bank file: looks at its first bytes, picks the format, streams what it says. Never throws for what a file
/// contains; a broken file ends with the problem that says why.</summary>
/// <threadsafety>The reader may be shared; each file is read by one thread.</threadsafety>
public sealed class StatementReader(params IReadOnlyList<IStatementFormat> formats)
{
    /// <summary>All formats of the house.</summary>
    public static StatementReader Standard { get; } = new(
        CamtFormat.Statement, CamtFormat.Report, CamtFormat.Notification, SwiftFormat.Mt940, SwiftFormat.Mt942, new Bai2Format(), new CodaFormat(), new OfxFormat(),
        new TableFormat(BankLayouts.All));

    /// <summary>In the order in which they are asked.</summary>
    public IReadOnlyList<IStatementFormat> Formats => formats;

    /// <summary>The same formats, and tables that have one of these layouts.</summary>
    public StatementReader Including(IReadOnlyList<TableLayout> layouts) =>
        layouts.Count == 0 ? this : new([.. formats.Select(format => format is TableFormat ? new TableFormat([.. layouts, .. BankLayouts.All]) : format)]);

    /// <summary>Looks at the first bytes and reads nothing else yet.</summary>
    /// <param name="bytes">Need not be seekable; stays open.</param>
    /// <param name="fileName">Asked for nothing but the account that some banks write there.</param>
    public StatementFile Open(Stream bytes, string? fileName = null)
    {
        var sniffed = new SniffedStream(bytes, FileHead.Length);
        var head = new FileHead(sniffed.Head, sniffed.IsWhole) { FileName = fileName };
        var format = DtdLine(head) is null ? formats.FirstOrDefault(f => f.Recognises(head)) : null;
        return new StatementFile(sniffed, head, format, () => WhyNot(head));
    }

    // Refused before any parser sees it.
    static long? DtdLine(FileHead head) => head.Kind == FileKind.Xml ? head.Outline().DtdLine : null;

    FileProblem WhyNot(FileHead head) => head.Kind switch
    {
        FileKind.Empty => FileProblems.Empty(),
        FileKind.Xml when DtdLine(head) is { } line => FileProblems.DtdForbidden(line),
        FileKind.Xml when PaymentMessage(head.Outline().Body) is { } message => FileProblems.Payments(message),
        FileKind.Unreadable => FileProblems.Encoding(head.FirstLineNotUtf8(), encoding: null),
        _ => formats.Select(f => f.Explain(head)).OfType<NearMiss>().MinBy(near => near.Distance)?.Problem
            ?? FileProblems.FormatUnknown(Description(head)),
    };

    static string? PaymentMessage(string body) => body switch
    {
        "CstmrCdtTrfInitn" => "pain.001",
        "CstmrPmtStsRpt" => "pain.002",
        "CstmrDrctDbtInitn" => "pain.008",
        "FIToFICstmrCdtTrf" => "pacs.008",
        "PmtRtr" => "pacs.004",
        _ => null,
    };

    static string Description(FileHead head) => head.Kind switch
    {
        FileKind.OldExcel => "an .xls workbook",
        FileKind.Zip => "an .xlsx workbook or a zip file",
        FileKind.Pdf => "a PDF file",
        FileKind.Html => "an HTML page",
        FileKind.Xml => XmlDescription(head.Outline()),
        _ => "a text file of unknown layout",
    };

    static string XmlDescription((string Root, string Body, long?) outline) => outline.Body switch
    {
        _ when outline.Root is not "Document" => $"an XML file '{outline.Root}'",
        var body => $"an ISO 20022 message '{body}'",
    };

}

/// <summary>A file opened by <see cref="StatementReader"/>.</summary>
public sealed class StatementFile
{
    readonly SniffedStream bytes;
    readonly FileHead head;
    readonly IStatementFormat? format;
    readonly Func<FileProblem> whyNot;
    bool read;

    internal StatementFile(SniffedStream bytes, FileHead head, IStatementFormat? format, Func<FileProblem> whyNot)
    {
        (this.bytes, this.head, this.format, this.whyNot) = (bytes, head, format, whyNot);
        Format = format?.NameFor(head);
    }

    /// <summary>Null when no format recognises the file; then the only event is the problem that says so. Which bank's table a workbook
    /// holds is known only when it has been read.</summary>
    public string? Format { get; private set; }

    public string? Encoding => format?.EncodingOf(head) ?? head.EncodingName;

    /// <summary>Of all bytes, lower-case hexadecimal. Null until <see cref="Read"/> has come to its end.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>What the file says, in file order. Can be read once.</summary>
    public IEnumerable<StatementEvent> Read()
    {
        if (read)
            throw new InvalidOperationException("A statement file is a stream and can be read once. Open it again.");
        read = true;
        FileProblem? broken = null;
        if (format is null)
            yield return new ProblemFound(whyNot());
        else
        {
            using var events = format.Read(bytes, head).GetEnumerator();
            while (Advance(events, ref broken))
                if (events.Current is FormatFound found)
                    Format = found.Name;
                else
                    yield return events.Current;
        }
        if (broken is not null)
            yield return new ProblemFound(broken);
        Sha256 = bytes.FinishHash();
    }

    // An iterator cannot yield inside a try with a catch, so every step is taken here.
    bool Advance(IEnumerator<StatementEvent> events, ref FileProblem? broken)
    {
        try
        {
            return events.MoveNext();
        }
        catch (XmlException e)
        {
            broken = Explain(e);
        }
        catch (UnreadableFile e)
        {
            broken = e.Problem;
        }
        catch (DecoderFallbackException)
        {
            broken = FileProblems.Encoding(line: null, Encoding);
        }
        catch (CsvFormatException e)
        {
            broken = FileProblems.BrokenQuoting(e.LineNumber, raw: null);
        }
        catch (OverflowException)
        {
            broken = FileProblems.SumTooLarge();
        }
        return false;
    }

    FileProblem Explain(XmlException e) =>
        e.InnerException is DecoderFallbackException or ArgumentException || e.Message.Contains("encoding", StringComparison.OrdinalIgnoreCase)
            ? FileProblems.Encoding(e.LineNumber, Encoding)
        : e.Message.Contains("DTD", StringComparison.Ordinal) ? FileProblems.DtdForbidden(e.LineNumber)
        : e.Message.StartsWith("Unexpected end of file", StringComparison.Ordinal) ? FileProblems.Truncated(e)
        : FileProblems.Malformed(e);
}
