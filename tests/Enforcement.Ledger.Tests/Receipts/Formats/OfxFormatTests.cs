using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

public class OfxFormatTests
{
    const string Sgml = "day.v1.ofx";
    const string Xml = "two-accounts.v2.ofx";

    [Fact]
    public void Tags_left_open_and_a_false_label_of_the_encoding_do_no_harm()
    {
        var events = StatementSample.Read(Sgml);

        events.Told().Should().BeEmpty();
        var lines = events.Lines();
        lines[0].Should().BeEquivalentTo(new
        {
            CounterpartyName = "王䶮 & Söhne", Remittance = "（2026）川01执1234号", BankReference = "F1", BookedAt = (LocalDateTime?)new LocalDateTime(2026, 8, 3, 9, 15, 4), Signed = Money.Parse("70000.00"),
        });
        lines[1].Should().BeEquivalentTo(new { CounterpartyName = "A < B", CounterpartyAccount = "6222000000000000002", BankReference = (string?)null, EndToEndId = "319", Signed = Money.Parse("-119.50") });
    }

    [Fact]
    public void There_is_a_closing_balance_only_so_the_chain_decides()
    {
        var footer = StatementSample.Read(Sgml).Footer();

        footer.Header.Should().Be(new StatementHeader("51050140863600000123/20260803-20260803", "51050140863600000123", "CNY",
            new LocalDate(2026, 8, 3), new LocalDate(2026, 8, 3), null, Money.Parse("70880.50")));
        footer.Equation.Should().Be(Equation.Unknown);
    }

    [Fact]
    public void Several_accounts_are_several_statements()
    {
        var events = StatementSample.Read(Xml);

        events.OfType<StatementEnded>().Select(e => (e.Footer.Header.Account, e.Footer.Entries, e.Footer.Header.Closing.ToString())).Should().Equal(("9100", 1, "111.00"), ("9200", 0, "222.00"));
        events.Told().Should().Equal("statement.no-movement@24?");
        events.Lines().Single().CounterpartyName.Should().Be("A <B> & C");
    }

    /// <summary>What is changed in the SGML file, and what is told.</summary>
    public static TheoryData<string, string, string> Damages => new()
    {
        { "<TRNAMT>70000.00", "<TRNAMT>$70000", "line.amount@15" },
        { "<DTPOSTED>20260803  ", "", "line.date@16" },
        { "<DTPOSTED>20260803  ", "<DTPOSTED>20260231", "line.date@16" },
        { "<BALAMT>70880.50", "<BALAMT>", "statement.balance-missing@13?" },
        { "<BALAMT>70880.50", "<BALAMT>many", "statement.balance-unreadable@13" },
        { "</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>", "", "statement.cut-off@13" },
        { "<CODE>0<SEVERITY>INFO</STATUS>\n<STMTRS>", "<CODE>2000<SEVERITY>ERROR<MESSAGE>General</STATUS>\n<STMTRS>", "file.bank-error@12" },
        { "<ACCTID>5105 0140863600000123", "<ACCTID>", "statement.account-missing@13" },
        { "<FITID>F1", "<FITID>F1<CURRENCY><CURRATE>1<CURSYM>USD</CURRENCY>", "statement.currency-mixed@15" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damage_is_told_with_code_and_line(string was, string becomes, string told) =>
        StatementSample.ReadText(StatementSample.Text(Sgml).Replace(was, becomes)).Told().Should().Contain(told);

    [Fact]
    public void An_answer_without_a_statement_is_an_error() =>
        StatementSample.ReadText("OFXHEADER:100\n\n<OFX></OFX>").Told().Should().Equal("statement.no-rows");
}
