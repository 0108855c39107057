using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

public class LineKeyTests
{
    const string Escrow = "escrow-day.camt053.v08.xml";

    [Fact]
    public void A_line_keeps_its_key_when_it_comes_again_at_another_place_with_another_counter()
    {
        var text = StatementSample.Text(Escrow);
        var first = text.IndexOf("<Ntry>", StringComparison.Ordinal);
        var second = text.IndexOf("<Ntry>", first + 1, StringComparison.Ordinal);
        var shorter = (text[..first] + text[second..]).Replace("<NtryRef>2</NtryRef>", "<NtryRef>1</NtryRef>").Replace("ST20260803", "ST-AGAIN");

        StatementSample.ReadText(shorter).Lines()[0].LineKey.Should().Be(StatementSample.Read(Escrow).Lines()[1].LineKey);
    }

    [Theory]
    [InlineData("B2026080300001", "B2026080300009")]
    [InlineData("执行款</Ustrd>", "执行款二</Ustrd>")]
    [InlineData("<TxId>T1", "<TxId>T2")]
    [InlineData("6217000000000000001", "6217000000000000009")]
    [InlineData("5105 0140", "5106 0140")]
    public void A_line_that_differs_in_what_the_bank_says_has_another_key(string was, string becomes) =>
        StatementSample.ReadText(StatementSample.Text(Escrow).Replace(was, becomes)).Lines()[0].LineKey
            .Should().NotBe(StatementSample.Read(Escrow).Lines()[0].LineKey);

    [Fact]
    public void Two_lines_with_the_same_bank_reference_but_other_amounts_have_two_keys() =>
        StatementSample.Read("batch.camt053.v02.xml").Lines().Select(line => line.LineKey).Should().OnlyHaveUniqueItems();

    [Fact]
    public void The_keys_of_a_table_do_not_depend_on_its_encoding_or_its_order()
    {
        var keys = StatementSample.Read("ccb-day.csv").Lines().Select(line => line.LineKey).ToList();

        keys.Should().OnlyHaveUniqueItems("the two legs of a returned payment share a serial, not a direction");
        StatementSample.Read("ccb-newest-first.csv").Lines().Select(line => line.LineKey).Reverse().Should().Equal(keys);
        StatementSample.Read("ccb-day.utf8bom.csv").Lines().Select(line => line.LineKey).Should().Equal(keys);
    }

    [Fact]
    public void Without_a_serial_the_balance_after_the_row_tells_two_equal_payments_apart()
    {
        var text = StatementSample.Text("ccb-day.csv");
        var row = "20260801 09:00:01,-,100.00,{0},人民币元,张三,1,,20260801,转账,,\r\n";
        var head = text[..text.IndexOf("20260801 09:00:01", StringComparison.Ordinal)];
        var lines = StatementSample.ReadText(head + string.Format(null, row, "100.00") + string.Format(null, row, "200.00")).Lines();

        lines.Should().HaveCount(2);
        lines.Select(line => line.LineKey).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Parts_cannot_run_together()
    {
        var key = new LineKey();
        key.Start().With("ab").With("c").Finish().Should().NotBe(key.Start().With("a").With("bc").Finish());
        key.Start().With("").Finish().Should().NotBe(key.Start().With((string?)null).Finish());
        key.Start().With(new string('长', 5000)).Finish().Should().HaveLength(64);
    }
}
