using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

public class SwiftFormatTests
{
    const string Coded = "escrow-day.coded.mt940";
    const string Slashed = "two-days.slashed.mt940";
    const string Free = "pages.free.mt940";

    [Fact]
    public void A_day_of_the_escrow_account_is_read_whole()
    {
        var events = StatementSample.Read(Coded);

        events.Told().Should().BeEmpty();
        events.Footer().Header.Should().Be(new StatementHeader("STARTUMS/141/1", "51050140863600000123", "CNY", new LocalDate(2026, 8, 3), new LocalDate(2026, 8, 3),
            Money.Parse("1000.00"), Money.Parse("70900.00"), "141/1"));
        events.Footer().Equation.Should().Be(Equation.Holds);
        events.Footer().Entries.Should().Be(3);
    }

    [Fact]
    public void Coded_details_give_names_accounts_and_references_and_never_tear_a_number()
    {
        var credit = StatementSample.Read(Coded).Lines()[0];

        credit.Should().BeEquivalentTo(new
        {
            Direction = Direction.Credit, Amount = Money.Parse("70000.00"), BankReference = "B2026080300001", EndToEndId = "E2E-77", CounterpartyName = "王䶮",
            CounterpartyAccount = "6217000000000000001", CounterpartyBank = "PCBCCNBJ", Summary = "跨行转账 收入",
        });
        credit.Remittance.Should().Contain("（2026）川01执1234号 执行款");
    }

    [Fact]
    public void A_time_of_day_wrapped_at_its_colon_is_text_and_a_reversed_debit_is_money_in()
    {
        var returned = StatementSample.Read(Coded).Lines()[2];

        (returned.Direction, returned.IsReversal, returned.Signed).Should().Be((Direction.Credit, true, Money.Parse("19.50")));
        returned.Remittance.Should().EndWith("2026-08-03T15:20:37 退回");
    }

    [Fact]
    public void Slashed_details_are_read_by_their_words()
    {
        var lines = StatementSample.Read(Slashed).Lines();

        lines[0].Should().BeEquivalentTo(new
        {
            CounterpartyName = "J. JANSEN", CounterpartyAccount = "NL98BANK9876543210", CounterpartyBank = "BANKNL2A",
            Remittance = "zaak 2026-1234 tweede ter", Summary = "SEPA OVERBOEKING", EndToEndId = "EREF",
        });
        lines[1].Should().BeEquivalentTo(new { CounterpartyName = "P. PIETERSEN", EndToEndId = "E-1", BankReference = "R77", Direction = Direction.Debit, IsReversal = true });
        StatementSample.Read(Slashed).OfType<StatementEnded>().Select(e => (e.Footer.Equation, e.Footer.Header.Closing.ToString())).Should()
            .Equal((Equation.Holds, "120.50"), (Equation.Holds, "120.50"));
    }

    [Fact]
    public void Pages_are_told_with_their_number_and_each_balances()
    {
        var events = StatementSample.Read(Free);

        var footers = events.OfType<StatementEnded>().Select(e => e.Footer).ToList();
        footers.Select(f => (f.Header.Page, f.Header.LastPage, f.Equation)).Should().Equal((1, false, Equation.Holds), (2, true, Equation.Holds));
        footers[1].NotBooked.Should().Be(1, "ED is an expected debit");
        events.Told().Should().Equal("line.booking-date-missing@7?", "line.bankers-date@14?");
    }

    [Fact]
    public void Free_text_keeps_every_word_and_a_wrapped_one_whole()
    {
        var cash = StatementSample.Read(Free).Lines()[0];

        cash.Remittance.Should().Contain("sixty-five characterz and goes on").And.EndWith("- second part of it");
        (cash.CounterpartyAccount, cash.CounterpartyName, cash.Summary, cash.BankReference).Should().Be(("DE11500105170648489890", "Muster Max", "CASH DEPOSIT", null));
    }

    [Fact]
    public void The_thirtieth_of_February_is_the_last_day_of_that_month() =>
        StatementSample.Read(Free).Lines()[1].Should().BeEquivalentTo(new { ValueOn = new LocalDate(2026, 2, 28), BookedOn = new LocalDate(2026, 3, 2) });

    [Theory]
    [InlineData("codepage852.mt940", "ibm852", "SZŐKE JÁNOS ÉS TÁRSA KFT.")]
    [InlineData("codepage1252.mt940", "windows-1252", "für Größe")]
    public void An_eight_bit_code_page_is_found_by_its_letters_and_named_as_an_assumption(string file, string encoding, string text)
    {
        var events = StatementSample.Read(file);

        events.Lines().Single().Remittance.Should().Contain(text);
        events.Told().Should().Contain("file.encoding-assumed?");
        StatementSample.Inspect(file).Encoding.Should().Be(encoding);
    }

    [Fact]
    public void Chinese_without_a_label_and_at_signs_for_line_ends_are_read()
    {
        var events = StatementSample.Read("atsigns.gb18030.mt940");

        events.Told().Should().BeEmpty();
        events.Lines().Single().Remittance.Should().Be("（2026）川01执1234号 执行款 王某");
    }

    [Fact]
    public void An_interim_report_is_read_and_told_to_be_one()
    {
        var events = StatementSample.Read("interim.mt942");

        events.Told().Should().Equal("statement.advance@1?", "statement.totals-differ@12?");
        events.Footer().Should().BeEquivalentTo(new { Entries = 2, NotBooked = 1, Equation = Equation.Unknown });
        events.Footer().Header.Kind.Should().Be(StatementKind.Advance);
    }

    /// <summary>What is changed in the escrow day, and what is told.</summary>
    public static TheoryData<string, string, string> Damages => new()
    {
        { ":62F:C260803CNY70900,", ":62F:C260803CNY70901,", "statement.equation" },
        { ":62F:C260803CNY70900,", "", "statement.cut-off@2" },
        { ":62F:C260803CNY70900,", ":62F:C2608CNY70900,", "statement.balance-unreadable@15" },
        { ":60F:C260802CNY1000,", ":60F:C260802CNY1000,\n:60F:C260802CNY1000,", "statement.repeated-field@6" },
        { "CY70000,00NTRF", "CY70000,001NTRF", "line.amount@6" },
        { "CY70000,00NTRF", "XY70000,00NTRF", "line.field@6" },
        { ":61:2608030803CY", ":61:2613030803CY", "line.date@6" },
        { ":25:PCBCCNBJ/51050140863600000123CNY\n", "", "statement.account-missing@2" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damage_is_told_with_code_and_line(string was, string becomes, string told) =>
        StatementSample.ReadText(StatementSample.Text(Coded).Replace(was, becomes)).Told().Should().Equal(told);

    [Fact]
    public void A_piece_of_a_file_is_an_error_and_not_an_empty_statement() =>
        StatementSample.ReadText(":60F:C100318EUR380115,12\n").Told().Should().Contain("statement.no-rows@1");

    [Fact]
    public void A_line_has_the_same_key_in_an_overlapping_delivery_and_another_when_the_bank_says_something_else()
    {
        var keys = StatementSample.Read(Coded).Lines().Select(l => l.LineKey).ToList();
        var text = StatementSample.Text(Coded);

        StatementSample.ReadText(text.Replace("STARTUMS", "OTHER").Replace(":28C:141/1", ":28C:142/1").Replace("{1:F01", "{1:F02")).Lines().Select(l => l.LineKey).Should().Equal(keys);
        StatementSample.ReadText(text.Replace("//B2026080300001", "//B2026080300009")).Lines()[0].LineKey.Should().NotBe(keys[0]);
        keys.Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("2701021231", "2026-12-31")]
    [InlineData("2612300101", "2027-01-01")]
    [InlineData("2803010229", "2028-02-29")]
    public void The_year_of_an_entry_date_is_the_one_nearest_to_the_value_date(string dates, string bookedOn)
    {
        var events = StatementSample.ReadText(StatementSample.Text(Coded).Replace(":61:2608030803CY", $":61:{dates}CY"));

        NodaTime.Text.LocalDatePattern.Iso.Format(events.Lines()[0].BookedOn).Should().Be(bookedOn);
        events.Told().Should().NotContain("line.bankers-date@6?");
    }
}
