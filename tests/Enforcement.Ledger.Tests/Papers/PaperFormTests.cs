using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Papers;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Papers;

/// <summary>A paper as PDF: the letters are in the file, and what it says can be read out of it.</summary>
public sealed partial class PaperFormTests
{
    static readonly PaperView Paper = new(1, "FF00000001", PaperKind.PayoutApproval, PaperKind.PayoutApproval.Title(), 1, "（2026）川0104执101号", 7, 1, null, null, "ABCDEFGHIJKLMNOPQRST",
        new string('a', 64), "承办人甲", Instant.FromUtc(2026, 3, 5, 1, 0), 0);

    static readonly PaperContent Content = new(PaperKind.PayoutApproval,
    [
        new("caseNumber", "案号", "（2026）川0104执101号"), new("debtors", "被执行人", "乙公司"), new("payee", "收款人", "锦江建材有限公司 𠮷"), new("account", "收款人账号", "51001234567890123456"),
        new("amount", "发款金额", "70000.05 元"), new("amountInWords", "大写", $"人民币{ChineseAmount.Of(Money.Parse("70000.05"))}"), new("approvals", "审批", "1. 执行局长：执行局长甲　2026-03-05 09:00\n2. 主管院领导：待审批"),
    ]);

    [TypefaceFact]
    public void What_the_paper_says_is_read_out_of_one_page_with_the_letters_in_the_file()
    {
        var bytes = Write(1);
        var text = TextOf(bytes);
        foreach (var said in (string[])["执行款发放审批表", "（2026）川0104执101号", "锦江建材有限公司 𠮷", "人民币柒万元零伍分", "主管院领导：待审批", "验证码：ABCD-EFGH-IJKL-MNOP-QRST", "第 1 份"])
            text.Should().Contain(said);
        var file = Encoding.Latin1.GetString(bytes);
        file.Should().Contain("/Count 1 ").And.Contain("/Type3").And.NotContain("STSong", "no reader is asked for its own letters");
        Streams(bytes).Count(s => s.Contains(" d1\n", StringComparison.Ordinal) && s.Contains(" c\n", StringComparison.Ordinal)).Should().BeGreaterThan(50, "each letter has its outline");
    }

    [TypefaceFact]
    public void A_copy_is_the_same_bytes_each_time_and_another_copy_differs_in_its_number_only()
    {
        Write(2).Should().Equal(Write(2));
        TextOf(Write(2)).Should().Be(TextOf(Write(1)).Replace("第 1 份", "第 2 份", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_typeface_it_says_so_and_prints_no_empty_boxes()
    {
        using var none = new PaperTypeface("/nowhere/font.ttc");
        FluentActions.Invoking(() => new PaperForm(none).Write(Paper, Content, 1)).Should().Throw<Refused>().Which.Code.Should().Be("paper.font-missing");
        using var other = new PaperTypeface(typeof(PaperFormTests).Assembly.Location);
        FluentActions.Invoking(() => new PaperForm(other).Write(Paper, Content, 1)).Should().Throw<Refused>().Which.Facts.Should().Contain("CFF");
    }

    [Fact]
    public void The_same_content_has_the_same_bytes_and_a_difference_is_named_by_its_field()
    {
        PaperContent.Read(Content.ToJson()).ToJson().Should().Be(Content.ToJson()).And.Contain("\"案号\"");
        var now = Content with { Fields = [.. Content.Fields.Where(f => f.Key != "debtors").Select(f => f.Key == "amount" ? f with { Value = "1.00 元" } : f), new("state", "办理状态", "草稿")] };
        Content.Against(now).Select(d => (d.Key, d.Paper, d.Now)).Should().Equal(("debtors", "乙公司", null), ("amount", "70000.05 元", "1.00 元"), ("state", null, "草稿"));
        Content.Against(Content).Should().BeEmpty();
    }

    [Theory]
    [InlineData("%PDF-1.7", "application/pdf")]
    [InlineData("\x89PNG\r\n\x1a\n.", "image/png")]
    [InlineData("\xff\xd8\xff\xe0", "image/jpeg")]
    [InlineData("<html>", null)]
    [InlineData("", null)]
    public void A_scan_is_what_its_bytes_say(string begins, string? type) => ScanType.Of(Encoding.Latin1.GetBytes(begins)).Should().Be(type);

    static byte[] Write(int copy)
    {
        using var typeface = new PaperTypeface(null);
        return new PaperForm(typeface).Write(Paper, Content, copy);
    }

    static List<string> Streams(byte[] pdf)
    {
        var streams = new List<string>();
        foreach (Match stream in StreamBegin().Matches(Encoding.Latin1.GetString(pdf)))
        {
            using var packed = new ZLibStream(new MemoryStream(pdf, stream.Index + stream.Length, int.Parse(stream.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)), CompressionMode.Decompress);
            using var plain = new StreamReader(packed, Encoding.ASCII);
            streams.Add(plain.ReadToEnd());
        }
        return streams;
    }

    // Reads as a reader does: the codes of each font by what the file says they stand for.
    static string TextOf(byte[] pdf)
    {
        var streams = Streams(pdf);
        var fonts = streams.Where(s => s.Contains("beginbfchar", StringComparison.Ordinal))
            .Select(s => Meaning().Matches(s).ToDictionary(m => m.Groups[1].Value, m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups[2].Value)))).ToList();
        var text = new StringBuilder();
        foreach (var page in streams.Where(s => s.Contains(" Tj", StringComparison.Ordinal)))
            foreach (var line in page.Split('\n').Where(l => l.StartsWith("BT", StringComparison.Ordinal)))
            {
                foreach (Match shown in Shown().Matches(line))
                    foreach (var code in shown.Groups[2].Value.Chunk(2))
                        text.Append(fonts[int.Parse(shown.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)][new string(code)]);
                text.Append('\n');
            }
        return text.ToString();
    }

    [GeneratedRegex("/FlateDecode /Length (\\d+) >>\nstream\n")]
    private static partial Regex StreamBegin();

    [GeneratedRegex("<([0-9A-F]{2})> <([0-9A-F]+)>")]
    private static partial Regex Meaning();

    [GeneratedRegex("/T(\\d+) \\d+ Tf <([0-9A-F]*)>")]
    private static partial Regex Shown();
}
