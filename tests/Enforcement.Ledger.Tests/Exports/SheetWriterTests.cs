using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Exports;

public sealed class SheetWriterTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 2, 13, 2, 0);

    static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void No_cell_of_text_begins_a_formula_whatever_sign_or_blank_it_begins_with()
    {
        using var file = new MemoryStream();
        using (var sheet = SheetWriter.Open(SheetFormat.Csv, file, "", null, Now))
            sheet.Write(["=1+1", "+8", "@x", "-2", "\t=1", "\r=1", " =1", "＝1", "＋1", "－1", "＠1", "a,\"b\"", "普通", Money.Parse("-5.00"), 7L, new LocalDate(2026, 2, 13), null]);
        Encoding.UTF8.GetString(file.ToArray()).Should().Be("\uFEFF'=1+1,'+8,'@x,'-2,'\t=1,\"'\r=1\",' =1,'＝1,'＋1,'－1,'＠1,\"a,\"\"b\"\"\",普通,-5.00,7,2026-02-13,\r\n");
    }

    [Fact]
    public void A_workbook_keeps_rare_characters_drops_what_XML_cannot_hold_and_has_no_formula()
    {
        using var file = Written(WorkbookSheet.MostRows, [["=1+1", "𠮷野\u0001", Money.Parse("1234.50"), 7, null]]);
        using var zip = new ZipArchive(file);
        var cells = SheetOf(zip, 1).Descendants(Main + "row").Last().Elements(Main + "c").ToList();
        cells.Select(k => k.Value).Should().Equal("=1+1", "𠮷野", "1234.50", "7", "");
        cells[0].Attribute("t")!.Value.Should().Be("inlineStr");
        SheetOf(zip, 1).Descendants(Main + "f").Should().BeEmpty();
        zip.Entries.Select(e => e.FullName).Should().Contain(["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"]);
        foreach (var part in zip.Entries)
            XDocument.Load(part.Open()).Root.Should().NotBeNull(part.FullName);
    }

    [Fact]
    public void A_full_sheet_is_followed_by_another_with_the_heading_and_no_row_is_lost()
    {
        using var file = Written(3, [.. Enumerable.Range(1, 5).Select(n => new object?[] { n })]);
        using (var reader = ExcelDataReader.ExcelReaderFactory.CreateReader(file, new() { LeaveOpen = true }))
        {
            var sheets = new List<string>();
            do
            {
                var rows = new List<object?>();
                while (reader.Read())
                    rows.Add(reader.GetValue(0));
                sheets.Add($"{reader.Name}: {string.Join(' ', rows)}");
            }
            while (reader.NextResult());
            sheets.Should().Equal("台账: 号 1 2", "台账 2: 号 3 4", "台账 3: 号 5");
        }
        WorkbookSheet.MostRows.Should().Be(1_048_576, "more rows no spreadsheet program reads");
    }

    [Fact]
    public void The_same_rows_at_the_same_moment_are_the_same_bytes() =>
        Written(10, [["甲"]]).ToArray().Should().Equal(Written(10, [["甲"]]).ToArray());

    [Theory]
    [InlineData(SheetFormat.Xlsx)]
    [InlineData(SheetFormat.Csv)]
    public void Rows_leave_as_they_are_written_and_none_is_kept_until_the_end(SheetFormat format)
    {
        using var file = new MemoryStream();
        var sheet = SheetWriter.Open(format, file, "台账", ["号"], Now);
        for (var n = 0; n < 20_000; n++)
            sheet.Write([n, Guid.NewGuid().ToString(), Money.FromMinor(n)]);
        var before = file.Length;
        sheet.Dispose();
        before.Should().BeGreaterThan(file.Length * 9 / 10, "{0} of {1} bytes were out before the end", before, file.Length);
    }

    static MemoryStream Written(int mostRows, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var file = new MemoryStream();
        using (var sheet = new WorkbookSheet(file, "台账", ["号"], Now, mostRows))
            foreach (var row in rows)
                sheet.Write(row);
        file.Position = 0;
        return file;
    }

    static XElement SheetOf(ZipArchive zip, int number) => XDocument.Load(zip.GetEntry($"xl/worksheets/sheet{number}.xml")!.Open()).Root!;
}
