using System.Text;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

public class BankLayoutTests
{
    const string Icbc = "4402012345678901234", Ccb = "51050140863600000123", AbcAccount = "22801234567890123", BocAccount = "118012345678", CmbAccount = "128901234510901";

    public static TheoryData<string, string, string> Corporate => new()
    {
        { CorporateSample.IcbcA, "icbc-a", Icbc },
        { CorporateSample.IcbcB, "icbc-b", Icbc },
        { CorporateSample.IcbcC, "icbc-c", Icbc },
        { CorporateSample.IcbcD, "icbc-d", Icbc },
        { CorporateSample.IcbcDaily, "icbc-daily", Icbc },
        { CorporateSample.CcbB, "ccb-b", Ccb },
        { CorporateSample.AbcShort, "abc-short", AbcAccount },
        { CorporateSample.Boc, "boc", BocAccount },
        { CorporateSample.Cmb, "cmb", CmbAccount },
        { CorporateSample.Generic, "generic", "77000000000000001" },
    };

    static StatementInspection Inspect(byte[] bytes, string name = CorporateSample.IcbcFileName) => StatementInspection.Of(name, new MemoryStream(bytes));

    static List<StatementEvent> Read(byte[] bytes) => [.. StatementReader.Standard.Open(new MemoryStream(bytes), CorporateSample.IcbcFileName).Read()];

    [Theory]
    [MemberData(nameof(Corporate))]
    public void A_corporate_export_is_known_by_its_heading(string text, string layout, string account)
    {
        var inspection = Inspect(CorporateSample.Gb18030(text));

        (inspection.Format, inspection.Encoding).Should().Be(($"csv.{layout}", "gb18030"));
        inspection.Problems.Should().BeEmpty();
        inspection.Statements.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Account = account, Opening = "1000.00", Closing = "71000.00", Credits = "70050.00", Debits = "50.00", Entries = 3, Equation = "holds",
            From = "2026-08-01", To = "2026-08-03", Problems = Array.Empty<InspectedProblem>(),
        });
    }

    [Theory]
    [MemberData(nameof(Corporate))]
    public void A_corporate_export_says_the_same_whatever_its_container(string text, string layout, string account)
    {
        var lines = Facts(CorporateSample.Gb18030(text));
        var containers = new Dictionary<string, byte[]>
        {
            ["csv"] = CorporateSample.Utf16Tabs(text),
            ["xlsx"] = CorporateSample.Xlsx(text),
            ["html"] = CorporateSample.Html(text, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!),
        };
        foreach (var (kind, bytes) in containers)
        {
            var inspection = Inspect(bytes);
            inspection.Format.Should().Be($"{kind}.{layout}");
            inspection.IsClean.Should().BeTrue(kind);
            inspection.Statements.Single().Account.Should().Be(account, kind);
            Facts(bytes).Should().BeEquivalentTo(lines, because: $"{kind} has the same rows, and the same row has the same key");
        }
    }

    static List<StatementLine> Facts(byte[] bytes) => [.. Read(bytes).Lines().Select(line => line with { SourceLine = 0 })];

    [Theory]
    [MemberData(nameof(Corporate))]
    public void The_first_line_is_money_in_from_the_payer_and_the_second_money_out_to_the_payee(string text, string layout, string account)
    {
        var lines = Read(CorporateSample.Utf8(text)).Lines();

        layout.Should().NotBeNull();
        account.Should().NotBeNull();
        lines[0].Should().Match<StatementLine>(l => l.Direction == Direction.Credit && l.CounterpartyName == "王䶮" && l.CounterpartyAccount == "6222000000000000018");
        lines[1].Should().Match<StatementLine>(l => l.Direction == Direction.Debit && l.CounterpartyName == "李四" && l.CounterpartyAccount == "6217000000000000026");
        lines[2].Direction.Should().Be(Direction.Credit);
        (lines[0].BookedOn, lines[1].BookedOn).Should().Be((new LocalDate(2026, 8, 1), new LocalDate(2026, 8, 3)));
        lines.Select(l => l.BalanceAfter).Should().Equal(Money.Parse("71000.00"), Money.Parse("70950.00"), Money.Parse("71000.00"));
    }

    [Theory]
    [InlineData(CorporateSample.Boc)]
    [InlineData(CorporateSample.Cmb)]
    [InlineData(CorporateSample.IcbcA)]
    public void Money_that_comes_back_is_marked_as_a_reversal(string text) =>
        Read(CorporateSample.Utf8(text)).Lines().Select(l => l.IsReversal).Should().Equal(false, false, true);

    [Fact]
    public void A_charge_taken_with_a_payment_is_a_line_of_its_own()
    {
        var events = Read(CorporateSample.Utf8(CorporateSample.AbcLong));

        events.Told().Should().BeEmpty();
        events.Footer().Should().Match<StatementFooter>(f => f.Equation == Equation.Holds && f.Entries == 4);
        events.Lines().Select(l => (l.Summary, l.Signed.ToString(), l.BalanceAfter.ToString())).Should().Equal(
            ("电汇", "70000.00", "71000.00"), ("转账", "-50.00", "70950.00"), ("手续费总额", "-5.00", "70945.00"), ("冲正", "55.00", "71000.00"));
        events.Lines()[0].Should().Match<StatementLine>(l => l.CreditedAccount == "22801234567890123000071" && l.BookedAt == new LocalDateTime(2026, 8, 1, 9, 0, 1));
        events.Lines().Select(l => l.LineKey).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Totals_and_notes_below_the_rows_are_counted_and_never_data() =>
        Inspect(CorporateSample.Utf8(CorporateSample.AbcShort)).Statements.Single().Should().Match<InspectedStatement>(s => s.Skipped == 2 && s.Entries == 3);

    [Fact]
    public void Without_account_row_column_or_brackets_in_its_name_a_file_names_no_account()
    {
        Inspect(CorporateSample.Utf8(CorporateSample.IcbcB), "明细.csv").Statements.Single().Problems.Should().ContainSingle(p => p.Code == "statement.account-missing");
        Inspect(CorporateSample.Utf8(CorporateSample.IcbcB), "明细(4402 0123 4567 8901 234).xls").Statements.Single().Account.Should().Be(Icbc);
    }

    [Theory]
    [InlineData("明细(20260301-20260331).csv")]
    [InlineData("明细（2026-03-01 2026-03-31）.csv")]
    [InlineData("明细(2026-03-01-2026-03-31).csv")]
    [InlineData("明细(2026-03-01).csv")]
    [InlineData("明细(2026030120260331).csv")]
    [InlineData("明细(202603-202604).csv")]
    [InlineData("明细(20260301-0331).csv")]
    [InlineData("明细(20260331152403).csv")]
    [InlineData("明细(20260301000000-20260331235959).csv")]
    public void Days_in_the_brackets_of_a_name_are_no_account_and_an_account_beside_them_is_found(string name)
    {
        Inspect(CorporateSample.Utf8(CorporateSample.IcbcB), name).Statements.Single().Account.Should().BeNull();
        Inspect(CorporateSample.Utf8(CorporateSample.IcbcB), name.Replace(".csv", "(4402012345678901234).csv", StringComparison.Ordinal)).Statements.Single().Account.Should().Be(Icbc);
    }

    [Theory]
    [InlineData("明细(9558850200001234).csv", "9558850200001234")]
    [InlineData("明细(2026039920260331).csv", "2026039920260331")]
    [InlineData("明细(20260331-20260301).csv", "2026033120260301")]
    [InlineData("明细(20260331996060).csv", "20260331996060")]
    [InlineData("明细(2012 3456 7890).csv", "201234567890")]
    public void Digits_that_are_no_days_are_an_account(string name, string account) =>
        Inspect(CorporateSample.Utf8(CorporateSample.IcbcB), name).Statements.Single().Account.Should().Be(account);

    [Fact]
    public void Swapped_columns_are_found_by_the_balances()
    {
        var text = CorporateSample.AbcShort.Replace("收入金额,支出金额", "支出金额,收入金额").Replace("合计,2 收 70,050.00,1 支 50.00", "");

        Read(CorporateSample.Utf8(text)).Told().Should().Contain("statement.columns-swapped@3");
        Inspect(CorporateSample.Utf8(text)).Statements.Single().Equation.Should().Be("fails");
    }

    [Fact]
    public void Swapped_columns_are_found_where_the_swapped_rows_would_also_fit_from_the_newest_to_the_oldest()
    {
        const string text =
            """
            账号：,77000000000000001
            交易日期,支出金额,收入金额,余额,对方户名,对方账号,摘要
            2026-08-01,,100.00,300.00,王,1,转
            2026-08-02,,100.00,200.00,王,1,转
            2026-08-03,,100.00,100.00,王,1,转
            """;
        Read(CorporateSample.Utf8(text)).Told().Should().Equal("statement.columns-swapped@2");
    }

    [Fact]
    public void A_flag_that_contradicts_its_column_is_a_problem_in_its_row() =>
        Read(CorporateSample.Utf8(CorporateSample.IcbcA.Replace("	借	50.00", "	贷	50.00"))).Told().Should().Equal("line.direction@4");

    [Fact]
    public void A_direction_that_is_neither_in_nor_out_is_a_problem_in_its_row()
    {
        const string text =
            """
            交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,
            2026-08-01 09:00:01,转账,张三,a@b.c,转,收入,10.00,余额,成功,2026080100001	,,,
            2026-08-01 09:00:02,理财,某基金,,收益,不计收支,1.00,余额,成功,2026080100002	,,,
            """;
        var events = Read(CorporateSample.Gb18030(text));
        events.Told().Should().Equal("line.direction@3", "statement.balance-missing@1?");
        events.Lines().Should().ContainSingle().Which.BankReference.Should().Be("2026080100001");
    }

    [Fact]
    public void A_generic_table_with_a_column_nobody_knows_is_asked_about() =>
        Read(CorporateSample.Utf8(CorporateSample.Generic.Replace("附言", "可用额度"))).Told().Should().ContainSingle().Which.Should().StartWith("csv.unknown-header");

    [Fact]
    public void A_row_that_moves_nothing_is_skipped_and_shown()
    {
        var text = CorporateSample.Generic.Replace("2026-08-03,50.00", "2026-08-02,0.00,0.00,\"71,000.00\",,,结息,\n2026-08-03,50.00");
        var footer = Read(CorporateSample.Utf8(text)).Footer();

        (footer.Entries, footer.Skipped, footer.Equation).Should().Be((3, 1, Equation.Holds));
        footer.Problems.Should().ContainSingle(p => p.Code == "table.zero-amount" && p.Line == 4);
    }

    [Fact]
    public void A_text_below_the_rows_that_nobody_foresaw_is_skipped_and_shown()
    {
        var footer = Read(CorporateSample.Utf8(CorporateSample.Generic + "\n本行郑重声明：本表不作为凭证")).Footer();

        (footer.Entries, footer.Skipped, footer.Equation).Should().Be((3, 1, Equation.Holds));
        footer.Problems.Should().ContainSingle(p => p.Code == "table.row-skipped" && p.Line == 6);
    }

    [Fact]
    public void A_serial_that_repeats_does_not_make_two_lines_one()
    {
        var lines = Read(CorporateSample.Utf8(CorporateSample.Boc)).Lines();
        lines[1].BankReference.Should().Be(lines[2].BankReference);
        lines.Select(l => l.LineKey).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Two_equal_payments_of_one_second_differ_by_the_balance_after_them()
    {
        var text = CorporateSample.IcbcB.Replace("6217000000000000026,20260803 10:00:05,贷,李四,103651000027,退回,冲正,,50.00,\"71,000.00\",人民币",
            "6217000000000000026,20260803 10:00:00,借,李四,103651000027,案款,转账,,50.00,\"70,900.00\",人民币");
        var events = Read(CorporateSample.Utf8(text));

        events.Footer().Equation.Should().Be(Equation.Holds);
        events.Lines().Select(l => l.LineKey).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_workbooks_numbers_are_read_to_the_fen()
    {
        var bytes = CorporateSample.Xlsx(CorporateSample.Generic, (row, column, at) => (row, column) switch
        {
            (3, 3) => $"<c r=\"{at}\"><v>70000.000000000015</v></c>",
            (3, 4) => $"<c r=\"{at}\"><v>71000</v></c>",
            (4, 1) => $"<c r=\"{at}\"><v>46237</v></c>",
            (4, 2) => $"<c r=\"{at}\"><v>50</v></c>",
            (4, 4) => $"<c r=\"{at}\"><v>7.095E4</v></c>",
            (5, 3) => $"<c r=\"{at}\"><v>50.0000</v></c>",
            _ => null,
        });
        Inspect(bytes).Statements.Single().Should().Match<InspectedStatement>(s => s.Equation == "holds" && s.Credits == "70050.00" && s.Closing == "71000.00");
    }
}
