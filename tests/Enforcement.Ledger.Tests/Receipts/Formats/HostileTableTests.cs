using System.Text;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

public class HostileTableTests
{
    static List<FileProblem> Problems(byte[] bytes) => [.. StatementSample.Read(bytes).Problems()];

    [Fact]
    public void A_zip_bomb_is_refused_by_its_ratio_before_it_is_unpacked()
    {
        var bytes = CorporateSample.Xlsx(CorporateSample.Generic, null, ("xl/media/bomb.bin", new string('0', 8 << 20)));

        bytes.Length.Should().BeLessThan(64_000);
        Problems(bytes).Should().ContainSingle().Which.Should().Match<FileProblem>(p => p.Code == "workbook.too-large" && p.Field == "xl/media/bomb.bin");
    }

    [Theory]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    [InlineData("docProps/core.xml")]
    public void An_entity_inside_a_workbook_is_refused_with_its_part(string part)
    {
        var bytes = CorporateSample.Xlsx(CorporateSample.Generic, null, (part, "<?xml version=\"1.0\"?>\n<!DOCTYPE sst [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><sst>&a;</sst>"));
        Problems(bytes).Should().ContainSingle().Which.Should().Match<FileProblem>(p => p.Code == "file.dtd-forbidden" && p.Field == part);
    }

    [Fact]
    public void A_formula_is_named_by_its_cell()
    {
        var bytes = CorporateSample.Xlsx(CorporateSample.Generic, (row, column, at) => (row, column) == (4, 4) ? $"<c r=\"{at}\"><f>D3-B4</f><v>70950</v></c>" : null);
        var problem = Problems(bytes).Should().ContainSingle().Subject;

        (problem.Code, problem.Cell).Should().Be(("table.formula", "明细!D4"));
    }

    [Fact]
    public void A_broken_balance_in_a_workbook_is_named_by_its_cell()
    {
        var problems = Problems(CorporateSample.Xlsx(CorporateSample.Generic.Replace("70,950.00", "70,951.00")));
        problems.Should().Contain(p => p.Code == "statement.edited" && p.Cell == "明细!D4");
    }

    [Fact]
    public void A_workbook_cut_off_in_the_middle_is_broken_not_empty()
    {
        var whole = CorporateSample.Xlsx(CorporateSample.Generic);
        Problems(whole[..(whole.Length / 2)]).Should().ContainSingle().Which.Code.Should().Be("workbook.broken");
    }

    [Fact]
    public void An_old_workbook_of_nothing_but_its_first_bytes_is_broken()
    {
        byte[] bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]];
        Problems(bytes).Should().ContainSingle().Which.Code.Should().Be("workbook.broken");
    }

    [Fact]
    public void A_zip_that_is_no_workbook_is_said_to_be_one() =>
        Problems(CorporateSample.Zip(("a.txt", "1"))).Should().ContainSingle().Which.Code.Should().Be("file.format-unknown");

    [Fact]
    public void A_workbook_without_a_known_heading_is_a_question_with_its_row()
    {
        var problem = Problems(CorporateSample.Xlsx("甲,乙,丙\n1,2,3")).Should().ContainSingle().Subject;
        (problem.Code, problem.Line, problem.Sheet).Should().Be(("csv.unknown-header", 1L, "明细"));
    }

    [Fact]
    public void Ragged_rows_are_told_with_their_lines()
    {
        var text = CorporateSample.Generic.Replace("李四,6217000000000000026,冲正,退回", "李四,6217000000000000026,冲正,退回,多,一格")
            .Replace("2026-08-03,50.00,,\"70,950.00\",李四,6217000000000000026,转账,案款", "2026-08-03,50.00");
        StatementSample.ReadText(text).Told().Should().Equal("line.cells@4", "line.cells@5");
    }

    [Fact]
    public void A_zero_byte_far_down_in_the_file_is_told_with_its_cell()
    {
        var rows = string.Concat(Enumerable.Range(0, 3000).Select(i => $"\n2026-08-04,,1.00,{71_001 + i}.00,王,6222000000000000018,转账,第{i}笔"));
        var problems = Problems(CorporateSample.Utf8(CorporateSample.Generic + rows + "\n2026-08-05,,1.00,74001.00,王\0五,6222000000000000018,转账,x"));

        problems.Should().ContainSingle(p => p.Severity == ProblemSeverity.Error).Which.Cell.Should().Be("3006:5");
    }

    [Fact]
    public void Line_ends_of_every_kind_may_stand_in_one_file()
    {
        var lines = CorporateSample.Generic.Split('\n').Select(l => l.TrimEnd('\r')).ToArray();
        var text = lines[0] + "\r\n" + lines[1] + "\n" + lines[2] + "\r\n\r\n" + lines[3] + "\n" + lines[4] + "\r\n";

        StatementSample.ReadText(text).Footer().Should().Match<StatementFooter>(f => f.Entries == 3 && f.Equation == Equation.Holds);
    }

    [Theory]
    [InlineData("<table><tr><td>交易日期<td>支出金额<td>收入金额<td>余额<td>对方户名<td>对方账号<td>摘要<tr><td>2026-08-01<td><td>1.00<td>1.00<td>王<td>1<td>转", "statement.account-missing@1")]
    [InlineData("<html><body>请登录</body></html>", "file.format-unknown")]
    [InlineData("<table><tr><td colspan=\"99999\">账号：<td>1</tr></table>", "csv.unknown-header@1")]
    [InlineData("<table><tr><td>1<script>while(1)", "csv.unknown-header@1")]
    public void A_page_of_any_kind_ends_in_a_statement_or_a_problem(string page, string told) =>
        StatementSample.ReadText(page).Told().Should().Equal(told);

    [Fact]
    public void A_cell_longer_than_any_text_is_a_problem()
    {
        var page = CorporateSample.Html(CorporateSample.Generic.Replace("案款", new string('长', 40_000)), Encoding.UTF8);
        Problems(page).Should().Contain(p => p.Code == "table.cell-too-long" && p.Cell == "4:8");
    }
}
