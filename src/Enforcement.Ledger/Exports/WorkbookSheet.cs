using System.IO.Compression;
using System.Text;
using System.Xml;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Exports;

/// <summary>A workbook (ECMA-376, SpreadsheetML) written from its first row to its last in flat memory. A sheet that is full is followed by
/// another one.</summary>
/// <remarks>ops/decisions/0023 says why no library writes it.</remarks>
public sealed class WorkbookSheet : SheetWriter
{
    /// <summary>Rows of a sheet; no spreadsheet program reads more.</summary>
    public const int MostRows = 1_048_576;

    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Packages = "http://schemas.openxmlformats.org/package/2006";
    const string AmountStyle = "1";
    const string TextStyle = "2";

    readonly ZipArchive zip;
    readonly string title;
    readonly IReadOnlyList<object?>? heading;
    readonly DateTimeOffset at;
    readonly int mostRows;
    XmlWriter? sheet;
    int sheets;
    int rows;

    /// <param name="mostRows">Rows of a sheet, its heading included.</param>
    public WorkbookSheet(Stream to, string title, IReadOnlyList<object?>? heading, Instant at, int mostRows = MostRows)
    {
        zip = new(to, ZipArchiveMode.Create, leaveOpen: true);
        (this.title, this.heading, this.at, this.mostRows) = (title, heading, at.ToDateTimeOffset(), mostRows);
        Begin();
    }

    public override void Write(IReadOnlyList<object?> row)
    {
        if (rows == mostRows)
        {
            End();
            Begin();
        }
        rows++;
        sheet!.WriteStartElement("row", Main);
        foreach (var cell in row)
            Cell(cell);
        sheet.WriteEndElement();
    }

    public override void Dispose()
    {
        End();
        Part("xl/styles.xml",
            $"""
            <styleSheet xmlns="{Main}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
            <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>
            """);
        var numbers = Enumerable.Range(1, sheets).ToList();
        Part("xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(numbers.Select(n => $"""<sheet name="{(n == 1 ? title : $"{title} {n}")}" sheetId="{n}" r:id="r{n}"/>"""))}</sheets></workbook>""");
        Part("xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{Packages}/relationships">{string.Concat(numbers.Select(n => $"""<Relationship Id="r{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>"""))}<Relationship Id="styles" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part("_rels/.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="book" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        const string type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        Part("[Content_Types].xml",
            $"""<Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{type}.styles+xml"/>{string.Concat(numbers.Select(n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{type}.worksheet+xml"/>"""))}</Types>""");
        zip.Dispose();
    }

    void Begin()
    {
        sheets++;
        rows = 0;
        sheet = XmlWriter.Create(Entry($"xl/worksheets/sheet{sheets}.xml"), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });
        sheet.WriteStartDocument(standalone: true);
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteStartElement("cols", Main);
        Column(1, 1, 46);
        Column(2, 16, 18);
        sheet.WriteEndElement();
        sheet.WriteStartElement("sheetData", Main);
        if (heading is not null)
            Write(heading);
    }

    void End()
    {
        sheet?.WriteEndDocument();
        sheet?.Dispose();
        sheet = null;
    }

    void Column(int from, int to, int width)
    {
        sheet!.WriteStartElement("col", Main);
        foreach (var (name, value) in (ReadOnlySpan<(string, int)>)[("min", from), ("max", to), ("width", width), ("customWidth", 1)])
            sheet.WriteAttributeString(name, FormattableString.Invariant($"{value}"));
        sheet.WriteEndElement();
    }

    void Cell(object? value)
    {
        sheet!.WriteStartElement("c", Main);
        if (value is Money or int or long)
        {
            if (value is Money)
                sheet.WriteAttributeString("s", AmountStyle);
            sheet.WriteElementString("v", Main, Plain(value));
        }
        else if (value is not null)
        {
            // A string of its own, marked as quoted: no program takes it for a formula, also not after an edit.
            sheet.WriteAttributeString("s", TextStyle);
            sheet.WriteAttributeString("t", "inlineStr");
            sheet.WriteStartElement("is", Main);
            sheet.WriteStartElement("t", Main);
            sheet.WriteAttributeString("xml", "space", null, "preserve");
            sheet.WriteString(Plain(value));
            sheet.WriteEndElement();
            sheet.WriteEndElement();
        }
        sheet.WriteEndElement();
    }

    void Part(string name, string xml)
    {
        using var part = new StreamWriter(Entry(name), new UTF8Encoding(false));
        part.Write("""<?xml version="1.0" encoding="utf-8" standalone="yes"?>""");
        part.Write(xml);
    }

    Stream Entry(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = at;
        return entry.Open();
    }
}
