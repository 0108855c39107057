using System.Text;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

public class HostileFileTests
{
    /// <summary>A clerk should be able to read along: the file, then what is told about it and in which line.</summary>
    public static TheoryData<string, string> Files => new()
    {
        { "truncated.xml", "file.truncated@50" },
        { "dtd-bomb.xml", "file.dtd-forbidden@2" },
        { "wrong-encoding.xml", "file.encoding@10" },
        { "wrong-encoding.csv", "file.encoding@5" },
        { "unknown-header.csv", "csv.unknown-header@4" },
        { "zero-rows.csv", "statement.no-rows@4" },
        { "zero-statements.xml", "statement.no-rows" },
        { "zero-movement.xml", "statement.no-movement@5?" },
        { "decimals.xml", "line.amount@15 line.amount@36" },
        { "missing-line.xml", "statement.equation" },
        { "edited-balance.csv", "statement.edited@6 statement.edited@7" },
        { "edited-amount.csv", "statement.edited@6 statement.equation" },
        { "shifted-cells.csv", "line.cells@6" },
        { "bad-rows.csv", "line.date@5 line.both-sides@6 line.amount@7 line.amount@8" },
        { "open-quote.csv", "csv.quoting@6" },
        { "currency.csv", "statement.currency-mixed@6" },
        { "empty.csv", "file.empty" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_hostile_file_is_told_with_code_and_line(string file, string told) =>
        StatementSample.Read(Path.Combine("hostile", file)).Told().Should().Equal(told.Split(' '));

    [Fact]
    public void Every_hostile_file_is_in_the_table() =>
        Directory.EnumerateFiles(Path.Combine(StatementSample.Folder, "hostile")).Select(Path.GetFileName)
            .Should().BeEquivalentTo(Files.Select(row => (string)row[0]));

    [Fact]
    public void Every_problem_says_what_to_do_in_both_languages()
    {
        foreach (var problem in StatementSample.All.SelectMany(file => StatementSample.Read(File.ReadAllBytes(file)).Problems()))
        {
            problem.Message.Should().EndWith(".", problem.Code).And.NotContain("Exception", problem.Code);
            problem.Chinese.Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}", problem.Code);
            problem.Code.Should().MatchRegex(@"^[a-z]+\.[a-z-]+$");
        }
    }

    [Fact]
    public void An_edited_row_of_the_table_makes_the_equation_fail_even_when_the_ends_still_fit() =>
        StatementSample.Inspect(Path.Combine("hostile", "edited-balance.csv")).Statements.Single().Equation.Should().Be("fails");

    [Fact]
    public void An_unknown_heading_names_the_missing_columns()
    {
        var problem = StatementSample.Read(Path.Combine("hostile", "unknown-header.csv")).Problems().Single();

        problem.Field.Should().Be("余额, 对方账号");
        problem.Raw.Should().Contain("可用额度");
    }

    [Fact]
    public void A_file_cut_off_in_the_middle_shows_what_was_read_and_ends_no_statement()
    {
        StatementSample.Read(Path.Combine("hostile", "truncated.xml")).OfType<StatementEnded>().Should().BeEmpty();
        var inspected = StatementSample.Inspect(Path.Combine("hostile", "truncated.xml")).Statements.Single();
        (inspected.Entries, inspected.Equation).Should().Be((2, "unknown"));
    }

    [Fact]
    public void A_raw_text_is_cut_at_two_hundred_characters()
    {
        var text = StatementSample.Text("ccb-day.csv").Replace("20260801 09:00:01", new string('9', 3000));
        StatementSample.ReadText(text).Problems().Should().Contain(p => p.Code == "line.date" && p.Raw!.Length == 200);
    }

    [Fact]
    public void Thousands_of_bad_rows_are_counted_and_the_first_five_hundred_told()
    {
        var text = StatementSample.Text("ccb-day.csv");
        var bad = string.Concat(Enumerable.Repeat("昨天,-,1.00,1.00,人民币元,张三,1,,20260801,转账,,\r\n", 3000));
        var problems = StatementSample.ReadText(text + bad).Problems();

        problems.Count(p => p.Code == "line.date").Should().Be(500);
        problems.Should().ContainSingle(p => p.Code == "statement.more-errors").Which.Message.Should().StartWith("2500 ");
    }

    [Fact]
    public void Amounts_beyond_all_reason_are_a_problem_not_a_crash()
    {
        var entry = "<Ntry><Amt>100000000000000</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-08-03</Dt></BookgDt></Ntry>";
        var text = "<Document><BkToCstmrStmt><Stmt><Id>1</Id>" + string.Concat(Enumerable.Repeat(entry, 2000)) + "</Stmt></BkToCstmrStmt></Document>";

        StatementSample.ReadText(text).Told().Should().Contain("file.sum-too-large");
    }

    [Fact]
    public void Deep_nesting_and_a_giant_text_do_no_harm()
    {
        var deep = string.Concat(Enumerable.Repeat("<X>", 20_000)) + string.Concat(Enumerable.Repeat("</X>", 20_000));
        var text = StatementSample.Text("escrow-day.camt053.v08.xml")
            .Replace("<AddtlNtryInf>", deep + "<AddtlNtryInf>" + new string('长', 1_000_000));

        StatementSample.ReadText(text).Footer().Equation.Should().Be(Equation.Holds);
    }

    [Theory]
    [InlineData("DbtrAcct", "Id")]
    [InlineData("Dbtr", "Pty")]
    [InlineData("DbtrAgt", "FinInstnId")]
    public void An_element_nested_in_itself_a_hundred_thousand_times_does_not_exhaust_the_stack(string outer, string inner)
    {
        var deep = string.Concat(Enumerable.Repeat($"<{inner}>", 100_000)) + string.Concat(Enumerable.Repeat($"</{inner}>", 100_000));
        var parent = outer == "DbtrAgt" ? "RltdAgts" : "RltdPties";
        var text = StatementSample.Text("escrow-day.camt053.v08.xml")
            .Replace("<Purp>", $"<{parent}><{outer}>{deep}</{outer}></{parent}><Purp>");

        StatementSample.ReadText(text).Footer().Equation.Should().Be(Equation.Holds);
    }

    [Fact]
    public void A_damaged_byte_far_behind_the_beginning_is_found()
    {
        var text = StatementSample.Text("ccb-day.csv");
        var row = "20260801 09:00:01,-,1.00,1.00,人民币元,张三,1,,20260801,转账,,\r\n";
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text + string.Concat(Enumerable.Repeat(row, 2000))), 0xE5, 0xFF, 0x0A];

        StatementSample.Read(bytes).Told().Should().Contain("file.encoding");
    }

    [Fact]
    public void A_file_that_is_not_there_still_gets_an_answer()
    {
        var inspection = StatementInspection.OfFile(Path.Combine(StatementSample.Folder, "no-such-file.xml"));

        inspection.Problems.Should().ContainSingle().Which.Code.Should().Be("file.unreadable");
        inspection.Sha256.Should().BeNull();
    }
}
