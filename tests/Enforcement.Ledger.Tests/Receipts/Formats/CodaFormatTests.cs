using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

public class CodaFormatTests
{
    const string Globalised = "globalised.cod";

    [Fact]
    public void A_globalised_movement_counts_once()
    {
        var events = StatementSample.Read(Globalised);

        events.Told().Should().BeEmpty();
        events.Footer().Should().BeEquivalentTo(new { Entries = 2, Credits = Money.Parse("1000.00"), Debits = Money.Parse("99.50"), Equation = Equation.Holds });
        events.Lines()[0].Should().BeEquivalentTo(new { Details = 2, CounterpartyName = (string?)null, EndToEndId = "CUSTOMER-REF", Remittance = "COLLECTED CASE 1 CASE 2" });
    }

    [Fact]
    public void The_payments_inside_a_globalised_movement_are_told_one_by_one()
    {
        StatementSample.Read(Globalised).Lines()[0].Parts.Should().Equal(
            new LinePart(Direction.Credit, Money.Parse("250.00"), "ONE", "BE22313215646432", null, null, "BANK-REF-B", null, "CASE 1"),
            new LinePart(Direction.Credit, Money.Parse("750.00"), "TWO", "BE25646548413215", null, null, "BANK-REF-C", null, "CASE 2"));
    }

    [Fact]
    public void The_old_balance_is_of_the_day_before()
    {
        var header = StatementSample.Read(Globalised).Footer().Header;

        header.Should().Be(new StatementHeader("139/2026-08-02", "BE62354872126588", "EUR", new LocalDate(2026, 8, 3), new LocalDate(2026, 8, 3),
            Money.Parse("100.00"), Money.Parse("1000.50"), "139"));
    }

    [Fact]
    public void A_movement_of_its_own_has_its_counterparty_and_its_whole_text()
    {
        var debit = StatementSample.Read(Globalised).Lines()[1];

        debit.Should().BeEquivalentTo(new { Direction = Direction.Debit, CounterpartyName = "PAYEE", CounterpartyAccount = "BE32135468465432", ValueOn = (LocalDate?)null });
        debit.Remittance.Should().Be("a communication that fills its fifty-three places or and goes on information");
    }

    [Theory]
    [InlineData(12, "", "statement.cut-off@2")]
    [InlineData(14, "", "statement.cut-off@14")]
    [InlineData(2, "210001XXXX", "line.record@3")]
    [InlineData(3, "71", "line.record@4")]
    public void Damage_is_told_with_code_and_line(int line, string becomes, string told)
    {
        var lines = StatementSample.Text(Globalised).TrimEnd().Split('\n').ToList();
        if (becomes.Length == 0)
            lines.RemoveAt(line);
        else
            lines[line] = becomes + lines[line][becomes.Length..];
        StatementSample.ReadText(string.Join('\n', lines)).Told().Should().Contain(told);
    }

    [Fact]
    public void A_third_decimal_is_never_rounded() =>
        StatementSample.ReadText(StatementSample.Text(Globalised).Replace("1000000000099500", "1000000000099501")).Told().Should().Contain("line.amount@9");
}
