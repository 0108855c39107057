using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

public class TableFormatTests
{
    [Theory]
    [InlineData("ccb-day.csv", "utf-8")]
    [InlineData("ccb-day.utf8bom.csv", "utf-8")]
    [InlineData("ccb-day.utf16.csv", "utf-16")]
    [InlineData("ccb-newest-first.csv", "utf-8")]
    public void A_CCB_file_says_the_same_in_every_encoding_and_order(string file, string encoding)
    {
        var inspection = StatementSample.Inspect(file);

        (inspection.Format, inspection.Encoding).Should().Be(("csv.ccb", encoding));
        inspection.IsClean.Should().BeTrue();
        inspection.Statements.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Account = "51050140863600000123",
            Currency = "CNY",
            From = "2026-08-01",
            To = "2026-08-03",
            Opening = "0.00",
            Closing = "71000.00",
            Entries = 4,
            Credits = "71050.00",
            Debits = "50.00",
            Equation = "holds",
            Id = "51050140863600000123/20260801-20260803",
        });
    }

    [Fact]
    public void A_row_is_read_by_the_names_of_its_columns()
    {
        var line = StatementSample.Read("ccb-day.csv").Lines()[1];

        line.Direction.Should().Be(Direction.Credit, "贷方 is the bank's word for money in");
        line.Amount.Should().Be(Money.Parse("70000.00"));
        line.BalanceAfter.Should().Be(Money.Parse("71000.00"));
        line.BookedOn.Should().Be(new LocalDate(2026, 8, 1));
        line.BookedAt.Should().Be(new LocalDateTime(2026, 8, 1, 15, 24, 3));
        line.CounterpartyName.Should().Be("某某（四川）有限公司");
        line.CounterpartyAccount.Should().Be("0012345678901234567", "the spreadsheet's =\"…\" is not part of it");
        line.Summary.Should().Be("电汇");
        line.Remittance.Should().Be("付执行款,请查收");
        line.BankReference.Should().Be("2-0002");
        (line.Ordinal, line.SourceLine).Should().Be((2, 6L));
    }

    [Fact]
    public void A_returned_payment_of_the_same_second_is_a_reversal_and_does_not_break_the_chain()
    {
        var events = StatementSample.Read("ccb-day.csv");

        events.Lines()[3].IsReversal.Should().BeTrue();
        events.Lines()[2].IsReversal.Should().BeFalse();
        events.Footer().Equation.Should().Be(Equation.Holds);
    }

    [Fact]
    public void Newest_first_is_found_out_by_the_balances() =>
        StatementSample.Read("ccb-newest-first.csv").Footer().NewestFirst.Should().BeTrue();

    [Fact]
    public void Rare_characters_and_full_width_headings_survive_GB18030()
    {
        var inspection = StatementSample.Inspect("ccb-columns.gb18030.csv");
        var line = StatementSample.Read("ccb-columns.gb18030.csv").Lines()[0];

        inspection.Encoding.Should().Be("gb18030");
        inspection.IsClean.Should().BeTrue();
        line.CounterpartyName.Should().Be("王䶮");
        line.Remittance.Should().Be("２０２６川01执9号");
        line.EndToEndId.Should().Be("C1");
        line.Amount.Should().Be(Money.Parse("300.00"));
    }

    [Fact]
    public void A_sub_account_in_the_row_stands_beside_the_account_above_the_table()
    {
        var events = StatementSample.Read("ccb-sub-account.csv");

        events.Footer().Header.Account.Should().Be("51050140863600000123");
        events.Lines()[0].CreditedAccount.Should().Be("5105014086360000012300071");
        events.Lines()[1].CreditedAccount.Should().BeNull("it is a debit");
    }

    [Fact]
    public void Two_accounts_one_after_the_other_are_two_statements()
    {
        var inspection = StatementSample.Inspect("ccb-two-accounts.csv");

        inspection.Statements.Select(s => (s.Account, s.Entries)).Should()
            .Equal(("51050140863600000123", 2), ("51050140863600000999", 1));
        inspection.IsClean.Should().BeTrue();
    }

    [Fact]
    public void Accounts_that_take_turns_without_a_main_account_are_refused()
    {
        var text = StatementSample.Text("ccb-two-accounts.csv");
        var lastOfFirst = text.Split('\n')[2] + "\n";

        StatementSample.ReadText(text + lastOfFirst).Told().Should().Contain("csv.accounts-mixed@5");
    }

    [Fact]
    public void Rows_of_one_second_may_stand_in_any_order()
    {
        var lines = StatementSample.Text("ccb-day.csv").Split("\r\n");
        var samesecond = lines.Select(line => line.StartsWith("2026080", StringComparison.Ordinal) ? "20260801 09:00:01" + line[17..] : line).ToArray();
        (samesecond[4], samesecond[6], samesecond[7]) = (samesecond[7], samesecond[4], samesecond[6]);

        StatementSample.ReadText(string.Join("\r\n", samesecond)).Footer().Equation.Should().Be(Equation.Holds);
    }

    [Fact]
    public void A_debit_in_red_figures_is_money_in()
    {
        var text = StatementSample.Text("ccb-day.csv").Replace("-,50.00,71000.00", "-50.00,-,71000.00").Replace("合计,50.00,71050.00", "");
        var events = StatementSample.ReadText(text);

        events.Lines()[3].Should().Match<StatementLine>(line => line.Direction == Direction.Credit && line.IsReversal);
        events.Footer().Equation.Should().Be(Equation.Holds);
    }

    [Fact]
    public void The_files_own_total_is_compared()
    {
        var text = StatementSample.Text("ccb-day.csv").Replace("合计,50.00,71050.00", "合计,50.00,71051.00");
        StatementSample.ReadText(text).Told().Should().Equal("statement.totals-differ?");
    }

    [Fact]
    public void A_column_nobody_knows_is_named()
    {
        var text = StatementSample.Text("ccb-day.csv").Replace("账户明细编号-交易流水号", "手续费");
        StatementSample.ReadText(text).Problems().Should().ContainSingle(p => p.Code == "csv.column-ignored" && p.Field == "手续费");
    }

    [Fact]
    public void The_name_of_a_file_says_nothing()
    {
        var copy = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.xls");
        File.WriteAllBytes(copy, StatementSample.Bytes("ccb-day.csv"));
        try
        {
            StatementInspection.OfFile(copy).Format.Should().Be("csv.ccb");
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
