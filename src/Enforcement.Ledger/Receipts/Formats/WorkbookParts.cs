using System.IO.Compression;
using System.Xml;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Looks through the parts of an .xlsx before anything else reads them: a small file may be huge inside, an XML part may try to
/// fetch others, and a cell may hold a formula whose last result anybody can have typed. What a part is, its content says, not its folder:
/// a relationship may lead the reader anywhere in the file.</summary>
static class WorkbookParts
{
    const int MostParts = 1_000;
    const long MostBytes = 512L << 20;
    // Sheets pack well, but not a thousandfold.
    const long MostRatio = 300;
    const long RatioCountsFrom = 1 << 20;
    const int MostFormulasListed = 20;
    const int LongestCell = 32_767;

    /// <summary>Kinds of relationships along which the reader opens parts.</summary>
    static readonly string[] Opened = ["/worksheet", "/sharedStrings", "/styles", "/chartsheet", "/dialogsheet", "/xlMacrosheet", "/officeDocument"];

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
            foreach (var part in zip.Entries.OrderBy(part => !part.FullName.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)))
            {
                if (part.Length > MostBytes || (total += part.Length) > MostBytes)
                    return [FileProblems.WorkbookTooLarge(part.FullName, $"{MostBytes >> 20} MB")];
                if (part.Length > RatioCountsFrom && part.Length / Math.Max(1, part.CompressedLength) > MostRatio)
                    return [FileProblems.WorkbookTooLarge(part.FullName, $"{MostRatio}:1")];
                if (part.FullName.Equals("xl/workbook.bin", StringComparison.OrdinalIgnoreCase))
                    problems.Add(FileProblems.WorkbookBroken(part.FullName, "It is a second, binary workbook inside the first."));
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

    static bool IsXml(ZipArchiveEntry part) => IsXml(part.FullName) || part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    static void Read(ZipArchiveEntry part, Dictionary<string, string> names, List<FileProblem> problems)
    {
        using var bytes = new PartStream(part.Open(), Math.Max(part.Length, 1));
        using var xml = XmlReader.Create(bytes, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes, IgnoreWhitespace = true, IgnoreComments = true,
        });
        var reading = new Reading(part.FullName, names, problems);
        try
        {
            while (xml.Read())
                switch (xml.NodeType)
                {
                    case XmlNodeType.Element:
                        reading.Element(xml);
                        break;
                    case XmlNodeType.EndElement:
                        reading.End(xml.LocalName);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA:
                        reading.Text(xml.Value.Length);
                        break;
                }
        }
        catch (RunTooLong)
        {
            problems.Add(FileProblems.WorkbookTooLarge(part.FullName, "1 MB without an element"));
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

    /// <summary>What is said of one part while its elements pass.</summary>
    sealed class Reading(string part, Dictionary<string, string> names, List<FileProblem> problems)
    {
        readonly bool isWorkbook = part.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase);
        string? cell;
        bool inCell, inShared, tooLong;
        long characters;

        public void Element(XmlReader xml)
        {
            switch (xml.LocalName)
            {
                case "sheet" when isWorkbook:
                    // Sheets are numbered in their order, as all writers do; the name is for the person's eye only.
                    names[$"xl/worksheets/sheet{names.Count + 1}.xml"] = xml.GetAttribute("name") ?? "";
                    break;
                case "c":
                    (cell, inCell, characters) = (xml.GetAttribute("r"), !xml.IsEmptyElement, 0);
                    break;
                case "si":
                    (inShared, characters) = (!xml.IsEmptyElement, 0);
                    break;
                case "f" when inCell && problems.Count < MostFormulasListed:
                    problems.Add(FileProblems.FormulaCell(At));
                    break;
                case "Relationship":
                    Relationship(xml.GetAttribute("Type") ?? "", xml.GetAttribute("Target") ?? "", xml.GetAttribute("TargetMode"));
                    break;
            }
        }

        public void End(string name)
        {
            inCell &= name != "c";
            inShared &= name != "si";
        }

        /// <summary>A text of the spreadsheet, in as many pieces as its writer likes, is no longer than a cell can be.</summary>
        public void Text(int length)
        {
            characters = inCell || inShared ? characters + length : length;
            if (characters <= LongestCell || tooLong)
                return;
            tooLong = true;
            problems.Add(inCell ? FileProblems.CellTooLong(At) : FileProblems.WorkbookTooLarge(part, $"{LongestCell} characters"));
        }

        void Relationship(string type, string target, string? mode)
        {
            // A link that a person may click is only text; everything else outside would be data from elsewhere.
            if (mode == "External" && !type.EndsWith("/hyperlink", StringComparison.Ordinal) || type.EndsWith("/externalLink", StringComparison.Ordinal))
                problems.Add(FileProblems.WorkbookWithLink(part, target));
            else if (Array.Exists(Opened, kind => type.EndsWith(kind, StringComparison.OrdinalIgnoreCase)) && !IsXml(target))
                problems.Add(FileProblems.WorkbookBroken(part, "It leads to a part that is not XML."));
        }

        ProblemPlace At => Place(names.GetValueOrDefault(part, part[(part.LastIndexOf('/') + 1)..]), cell);
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

    /// <summary>The part is one run of text or one tag, which a reader would have to hold in memory whole.</summary>
    sealed class RunTooLong : IOException;

    /// <summary>Gives no more bytes than the zip states, which may lie, and no endless text or tag.</summary>
    sealed class PartStream(Stream inner, long most) : Stream
    {
        const int LongestRun = 1 << 20;

        long left = most;
        int run;

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            left -= read;
            if (left < 0)
                throw new InvalidDataException("It holds more bytes than it states.");
            // A tag and a text both end before the next '<', which neither may contain.
            var last = buffer[..read].LastIndexOf((byte)'<');
            run = last < 0 ? run + read : read - last;
            return run > LongestRun ? throw new RunTooLong() : read;
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
