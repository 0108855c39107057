using System.IO.Compression;
using System.Xml;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Looks through the parts of an .xlsx before anything else reads them: a small file may be huge inside, an XML part may try to
/// fetch others, and a cell may hold a formula whose last result anybody can have typed.</summary>
static class WorkbookParts
{
    const int MostParts = 1_000;
    const long MostBytes = 512L << 20;
    // Sheets pack well, but not a thousandfold.
    const long MostRatio = 300;
    const long RatioCountsFrom = 1 << 20;
    const int MostFormulasListed = 20;

    /// <returns>Null for a zip that is no workbook; otherwise its problems, none of which may be passed over.</returns>
    public static IReadOnlyList<FileProblem>? Check(Stream file)
    {
        var problems = new List<FileProblem>();
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.GetEntry("xl/workbook.xml") is null)
                return null;
            if (zip.Entries.Count > MostParts)
                return [FileProblems.WorkbookTooLarge("zip", $"{MostParts} parts")];
            var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            var total = 0L;
            foreach (var part in zip.Entries.OrderBy(part => part.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase)))
            {
                if (part.Length > MostBytes || (total += part.Length) > MostBytes)
                    return [FileProblems.WorkbookTooLarge(part.FullName, $"{MostBytes >> 20} MB")];
                if (part.Length > RatioCountsFrom && part.Length / Math.Max(1, part.CompressedLength) > MostRatio)
                    return [FileProblems.WorkbookTooLarge(part.FullName, $"{MostRatio}:1")];
                if (IsXml(part))
                    Read(part, names, problems);
            }
        }
        catch (InvalidDataException e)
        {
            return [FileProblems.WorkbookBroken("zip", e.Message)];
        }
        return problems;
    }

    static bool IsXml(ZipArchiveEntry part) =>
        part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    static void Read(ZipArchiveEntry part, Dictionary<string, string> names, List<FileProblem> problems)
    {
        var isSheet = part.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase);
        // The sizes that a zip states may be lies; what comes out is counted.
        using var bytes = new BoundedStream(part.Open(), Math.Max(part.Length, 1));
        using var xml = XmlReader.Create(bytes, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes, IgnoreWhitespace = true, IgnoreComments = true,
        });
        string? cell = null;
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                switch (xml.LocalName)
                {
                    case "sheet" when part.FullName.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase):
                        // Sheets are numbered in their order, as all writers do; the name is for the person's eye only.
                        names[$"xl/worksheets/sheet{names.Count + 1}.xml"] = xml.GetAttribute("name") ?? "";
                        break;
                    case "c" when isSheet:
                        cell = xml.GetAttribute("r");
                        break;
                    case "f" when isSheet && problems.Count < MostFormulasListed:
                        problems.Add(FileProblems.FormulaCell(Place(names.GetValueOrDefault(part.FullName, part.Name), cell)));
                        break;
                }
            }
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            problems.Add(FileProblems.WorkbookWithDtd(part.FullName));
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            problems.Add(FileProblems.WorkbookBroken(part.FullName, e.Message));
        }
    }

    static ProblemPlace Place(string sheet, string? cell)
    {
        var (column, line) = (0, 0L);
        foreach (var c in (cell ?? "").AsSpan())
            if (c is >= 'A' and <= 'Z' && column < 20_000)
                column = column * 26 + (c - 'A' + 1);
            else if (char.IsAsciiDigit(c) && line < 10_000_000)
                line = line * 10 + (c - '0');
        return new(Line: line, Column: column, Sheet: sheet);
    }

    /// <summary>Gives no more bytes than it was told there are.</summary>
    sealed class BoundedStream(Stream inner, long most) : Stream
    {
        long left = most;

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            left -= read;
            return left < 0 ? throw new InvalidDataException("It holds more bytes than it states.") : read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
