using System.Buffers.Binary;
using System.Text;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

/// <summary>Workbooks made by hand, whose parts are not where every writer puts them.</summary>
public class HostileWorkbookTests
{
    const string Relations = "xl/_rels/workbook.xml.rels";
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    static List<FileProblem> Problems(byte[] bytes) => [.. StatementSample.Read(bytes).Problems()];

    [Theory]
    [InlineData("/evil/data.xml", "evil/data.xml")]
    [InlineData("../elsewhere/sheet1.xml", "elsewhere/sheet1.xml")]
    [InlineData("sheet1.xml", "xl/sheet1.xml")]
    public void A_formula_is_found_in_whatever_folder_its_sheet_lies(string target, string part)
    {
        var sheet = Sheet().Replace("<v>1</v>", "<f>1+1</f><v>1</v>");
        Problems(Workbook(Relationship("worksheet", target), (part, sheet))).Should().Contain(p => p.Code == "table.formula" && p.Cell!.EndsWith("!A1"));
    }

    [Theory]
    [InlineData("worksheet", "media/image1.png")]
    [InlineData("worksheet", "worksheets/sheet1.bin")]
    [InlineData("sharedStrings", "strings.dat")]
    [InlineData("styles", "styles.txt")]
    public void A_part_that_would_be_opened_and_is_not_looked_at_is_refused(string kind, string target) =>
        Problems(Workbook(Relationship(kind, target), ($"xl/{target}", Sheet()))).Should().Contain(p => p.Code == "workbook.broken" && p.Field == Relations);

    [Fact]
    public void A_binary_workbook_inside_another_is_refused() =>
        Problems(Workbook(Relationship("worksheet", "worksheets/sheet1.xml"), ("xl/worksheets/sheet1.xml", Sheet()), ("xl/workbook.bin", "x"))).Should().Contain(p => p.Code == "workbook.broken" && p.Field == "xl/workbook.bin");

    [Theory]
    [InlineData("externalLink", "externalLinks/externalLink1.xml", "")]
    [InlineData("worksheet", "https://elsewhere.example/sheet.xml", " TargetMode=\"External\"")]
    [InlineData("image", "file:///etc/passwd", " TargetMode=\"External\"")]
    public void A_workbook_that_fetches_from_elsewhere_is_refused(string kind, string target, string mode)
    {
        var bytes = CorporateSample.Xlsx(CorporateSample.Generic, null, ("xl/worksheets/_rels/sheet1.xml.rels", Relationships(Relationship(kind, target, mode))));
        Problems(bytes).Should().Contain(p => p.Code == "workbook.external-link" && p.Raw == target);
    }

    [Fact]
    public void A_link_to_click_on_is_only_text()
    {
        var bytes = CorporateSample.Xlsx(CorporateSample.Generic, null, ("xl/worksheets/_rels/sheet1.xml.rels", Relationships(Relationship("hyperlink", "https://bank.example/", " TargetMode=\"External\""))));
        Problems(bytes).Should().BeEmpty();
    }

    [Theory]
    [InlineData("xl/styles.xml")]
    [InlineData("customXml/item1.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("evil/_rels/x.rels")]
    public void An_entity_is_refused_in_every_part(string part)
    {
        const string Bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>";
        Problems(Workbook(Relationship("worksheet", "worksheets/sheet1.xml"), ("xl/worksheets/sheet1.xml", Sheet()), (part, Bomb))).Should().Contain(p => p.Code == "file.dtd-forbidden" && p.Field == part);
    }

    /// <summary>The header of an .xls says how large its tables are: 3 milliards of sectors, sectors of a gigabyte.</summary>
    [Theory]
    [InlineData(44, 0x30)]
    [InlineData(64, 0x30)]
    [InlineData(72, 0x30)]
    [InlineData(27, 30)]
    public void Tables_larger_than_the_file_are_refused_before_there_is_room_made_for_them(int at, byte value)
    {
        var bytes = new byte[4096];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(bytes, 0);
        (bytes[28], bytes[29], bytes[30], bytes[32]) = (0xFE, 0xFF, 9, 6);
        bytes[at + 3] = value;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Problems(bytes).Should().Contain(p => p.Code == "workbook.broken");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(50_000_000);
    }

    /// <summary>The library counts through each row that an .xls says it has: two milliards of them take half a minute.</summary>
    [Fact]
    public void More_rows_than_a_sheet_can_have_are_refused_before_they_are_counted() =>
        Problems(OldWorkbook.OfOneCell(rows: 0x7FFFFFF0)).Should().Contain(p => p.Code == "workbook.broken");

    [Fact]
    public void A_text_in_a_thousand_pieces_is_as_long_as_their_sum()
    {
        var pieces = string.Concat(Enumerable.Repeat($"<r><t>{new string('长', 100)}</t></r>", 1_000));
        var strings = $"<sst xmlns=\"{Main}\"><si>{pieces}</si></sst>";
        Problems(CorporateSample.Xlsx(CorporateSample.Generic, null, ("xl/sharedStrings.xml", strings))).Should().ContainSingle(p => p.Code == "workbook.too-large" && p.Field == "xl/sharedStrings.xml");
        Problems(CorporateSample.Xlsx(CorporateSample.Generic, (row, column, at) => (row, column) == (4, 7) ? $"<c r=\"{at}\" t=\"inlineStr\"><is>{pieces}</is></c>" : null))
            .Should().ContainSingle(p => p.Code == "table.cell-too-long" && p.Cell == "明细!G4");
    }

    [Theory]
    [InlineData("<t>{0}</t>")]
    [InlineData("<t a=\"{0}\"/>")]
    [InlineData("<t a=\">{0}>\"/>")]
    public void A_run_without_an_end_is_given_up_in_little_memory(string around)
    {
        // Random digits: they do not pack, so that the ratio says nothing.
        var random = new Random(5);
        var run = string.Create(24 << 20, random, (span, r) => { foreach (ref var c in span) c = (char)('0' + r.Next(10)); });
        var bytes = CorporateSample.Xlsx(CorporateSample.Generic, null, ("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\"><si>{around.Replace("{0}", run)}</si></sst>"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Problems(bytes).Should().Contain(p => p.Code == "workbook.too-large" && p.Field == "xl/sharedStrings.xml");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(32 << 20);
    }

    [Theory]
    [InlineData(2_000_000_000u, "workbook.too-large")]
    [InlineData(100u, "workbook.broken")]
    public void A_size_that_a_part_states_is_not_believed_and_not_allocated(uint stated, string code)
    {
        var bytes = CorporateSample.Xlsx(CorporateSample.Generic);
        StateSize(bytes, "xl/worksheets/sheet1.xml", stated);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Problems(bytes).Should().Contain(p => p.Code == code);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(32 << 20);
    }

    [Theory]
    [InlineData("<table><tr><td>")]
    [InlineData("<table><tr><td a=\"")]
    [InlineData("账号：,77000000000000001\n交易日期,支出金额,收入金额,余额,对方户名,对方账号,摘要,附言\n2026-08-01,,1.00,1.00,\"")]
    public void A_cell_without_an_end_ends_in_a_problem_and_not_in_memory(string start)
    {
        using var stream = new EndlessCell(Encoding.UTF8.GetBytes(start), 48 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        StatementReader.Standard.Open(stream).Read().ToList().Problems().Should().NotBeEmpty();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(32 << 20);
    }

    static string Sheet() => $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";

    static string Relationship(string kind, string target, string mode = "") => $"<Relationship Id=\"rId1\" Type=\"{Kinds}/{kind}\" Target=\"{target}\"{mode}/>";

    static string Relationships(string inner) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>";

    static byte[] Workbook(string relationship, params (string Name, string Content)[] parts) => CorporateSample.Zip([
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Kinds}\"><sheets><sheet name=\"明细\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
        (Relations, Relationships(relationship)),
        .. parts,
    ]);

    /// <summary>Writes another uncompressed size beside the part, in its own header and in the directory at the end.</summary>
    static void StateSize(byte[] zip, string part, uint size)
    {
        var name = Encoding.UTF8.GetBytes(part);
        foreach (var (mark, at, nameAt) in ((byte[], int, int)[])[([0x50, 0x4B, 1, 2], 24, 46), ([0x50, 0x4B, 3, 4], 22, 30)])
            for (var i = 0; i + nameAt + name.Length <= zip.Length; i++)
                if (zip.AsSpan(i).StartsWith(mark) && zip.AsSpan(i + nameAt).StartsWith(name))
                    BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(i + at), size);
    }

    /// <summary>A beginning, and then one letter as often as asked; nothing of it is kept anywhere.</summary>
    sealed class EndlessCell(byte[] start, long letters) : Stream
    {
        long at;

        public override int Read(Span<byte> buffer)
        {
            var read = (int)Math.Min(buffer.Length, start.Length + letters - at);
            for (var i = 0; i < read; i++)
                buffer[i] = at + i < start.Length ? start[at + i] : (byte)'a';
            at += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => at; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
