using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

public class Bai2FormatTests
{
    const string Days = "two-days.bai2";

    [Fact]
    public void Each_account_of_a_group_is_a_statement_and_control_totals_are_kept()
    {
        var events = StatementSample.Read(Days);

        events.Told().Should().BeEmpty();
        var footers = events.OfType<StatementEnded>().Select(e => e.Footer).ToList();
        footers.Should().OnlyContain(f => f.Equation == Equation.Holds);
        footers[0].Header.Should().Be(new StatementHeader("77/20260803", "51050140863600000123", "CNY", new LocalDate(2026, 8, 3), new LocalDate(2026, 8, 3),
            Money.Parse("1000.00"), Money.Parse("70700.00")));
        (footers[0].Entries, footers[0].NotBooked).Should().Be((3, 1), "type 890 is a message");
    }

    [Fact]
    public void Funds_types_shift_no_field_and_texts_keep_their_commas_and_slashes()
    {
        var lines = StatementSample.Read(Days).Lines();

        lines[0].Should().BeEquivalentTo(new
        {
            ValueOn = new LocalDate(2026, 8, 3), BankReference = "B1", EndToEndId = "E2E-77", Direction = Direction.Credit,
            Remittance = "FROM: WANG, CASE (2026)/1234 SECOND LINE, WITH / AND ,",
        });
        lines[1].Should().BeEquivalentTo(new { BankReference = "B2", EndToEndId = "P20260001", Direction = Direction.Debit, Remittance = "AFTER SPLIT FUNDS" });
        lines[2].Should().BeEquivalentTo(new { Amount = Money.Parse("100.00"), Remittance = "FEE", SourceLine = 10L });
    }

    [Fact]
    public void A_currency_without_decimals_has_none() =>
        StatementSample.Read(Days).Lines()[^1].Should().BeEquivalentTo(new { Amount = Money.Parse("200.00"), Remittance = "YEN THAT GOES ON WITHOUT A CODE" });

    /// <summary>What is changed, and what is told.</summary>
    public static TheoryData<string, string, string> Damages => new()
    {
        { "49,28400000,10/", "49,28400001,10/", "statement.control-total@11?" },
        { "99,28401400,2,19/", "", "statement.cut-off@19" },
        { "16,475,20000,", "16,475,2O000,", "line.amount@8" },
        { "16,475,20000,", "16,X75,20000,", "line.field@8" },
        { "16,475,20000,S,", "16,475,20000,Q,", "line.field@8" },
        { "02,COURT,BANKCN,1,260803,", "02,COURT,BANKCN,4,260803,", "statement.not-live@2" },
        { "015,7070000,,,/", "015,7070001,,,/", "statement.equation" },
        { "16,698,10000,,B3,,FEE/", "17,698,10000,,B3,,FEE/", "line.record@10" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damage_is_told_with_code_and_line(string was, string becomes, string told) =>
        StatementSample.ReadText(StatementSample.Text(Days).Replace(was, becomes)).Told().Should().Contain(told);

    [Fact]
    public void Without_any_currency_the_formats_own_is_named_as_an_assumption() =>
        StatementSample.ReadText(StatementSample.Text(Days).Replace(",2359,CNY,2/", ",2359,,2/").Replace("0123,CNY,", "0123,,")).Told()
            .Should().Contain("statement.currency-assumed@3?");

    [Fact]
    public void Interim_groups_are_advance_reports() =>
        StatementSample.ReadText(StatementSample.Text(Days).Replace(",2359,CNY,2/", ",2359,CNY,3/")).OfType<StatementEnded>()
            .Select(e => e.Footer.Header.Kind).Should().Equal(StatementKind.Advance, StatementKind.Statement);
}
