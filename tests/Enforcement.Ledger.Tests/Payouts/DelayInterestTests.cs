using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Deductions;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Payouts;

public sealed class DelayInterestTests
{
    static readonly LocalDate Due = new(2025, 1, 31);

    [Theory]
    [InlineData("100000.00", 1, "17.50")]
    [InlineData("100000.00", 365, "6387.50")]
    [InlineData("1000000.00", 100, "17500.00")]
    [InlineData("0.57", 50, "0.00")]
    [InlineData("0.58", 50, "0.01")]
    [InlineData("100000.00", 0, "0.00")]
    public void One_debt_bears_00175_percent_a_day_from_the_day_after_it_was_due(string debt, int days, string interest) =>
        DelayInterest.Of(new([new(Due, Money.Parse(debt))], Due.PlusDays(days))).Interest.Should().Be(Money.Parse(interest), "法释〔2014〕8号 §1");

    [Fact]
    public void A_payment_stops_the_interest_on_its_part_on_its_day()
    {
        var told = DelayInterest.Of(new([new(Due, Money.Parse("100000.00"))], Due.PlusDays(30), [new(Due.PlusDays(10), Money.Parse("40000.00"))]));
        told.Stretches.Select(s => (s.Balance.ToString(), s.Days, s.Interest.ToString())).Should().Equal(("100000.00", 10, "175.00"), ("60000.00", 20, "210.00"));
        told.Should().BeEquivalentTo(new { Interest = Money.Parse("385.00"), Unpaid = Money.Parse("60000.00") });
    }

    [Fact]
    public void Instalments_run_each_from_its_own_day_and_what_fell_due_first_is_paid_first()
    {
        var told = DelayInterest.Of(new([new(Due.PlusDays(20), Money.Parse("50000.00")), new(Due, Money.Parse("50000.00"))], Due.PlusDays(40),
            [new(Due.PlusDays(10), Money.Parse("60000.00"))]));
        // 50,000 for ten days, then 40,000 of the second one for twenty.
        told.Stretches.Select(s => (s.DueOn, s.Balance.ToString(), s.Days)).Should().Equal((Due, "50000.00", 10), (Due.PlusDays(20), "40000.00", 20));
        told.Interest.Should().Be(Money.Parse("227.50"));
    }

    [Fact]
    public void Days_of_a_stay_are_not_counted_and_those_of_two_that_overlap_only_once()
    {
        var told = DelayInterest.Of(new([new(Due, Money.Parse("100000.00"))], Due.PlusDays(30), null,
            [new(Due.PlusDays(5), Due.PlusDays(14)), new(Due.PlusDays(10), Due.PlusDays(16)), new(Due.PlusDays(30), Due.PlusDays(60))]));
        told.Stretches.Single().Days.Should().Be(17);
    }

    [Fact]
    public void What_cannot_be_reckoned_is_refused()
    {
        foreach (var request in (DelayInterest.Request[])[new([], Due), new([new(Due, Money.Zero)], Due), new([new(Due, Money.Parse("1.00"))], Due, [new(Due.PlusDays(1), Money.Parse("1.00"))]),
            new([new(Due, Money.Parse("1.00"))], Due, null, [new(Due, Due.PlusDays(-1))])])
            FluentActions.Invoking(() => DelayInterest.Of(request)).Should().Throw<Refused>().Which.Code.Should().Be("interest.input");
    }

    [Fact]
    public void Stretches_add_up_to_the_sum_which_is_what_a_count_day_by_day_gives() =>
        Prop.ForAll(
            Gen.Choose(1, 50_000_000).Zip(Gen.Choose(0, 60)).NonEmptyListOf().Select(l => l.Take(4).ToList()).ToArbitrary(),
            Gen.Choose(1, 50_000_000).Zip(Gen.Choose(-10, 100)).ListOf().Select(l => l.Take(4).ToList()).ToArbitrary(),
            Gen.Choose(-5, 100).Zip(Gen.Choose(0, 20)).ListOf().Select(l => l.Take(3).ToList()).ToArbitrary(),
            (debts, paid, stays) =>
            {
                var request = new DelayInterest.Request([.. debts.Select(d => new TitleDebt(Due.PlusDays(d.Item2), Money.FromMinor(d.Item1)))], Due.PlusDays(100),
                    [.. paid.Select(p => new DebtPaid(Due.PlusDays(p.Item2), Money.FromMinor(p.Item1)))], [.. stays.Select(s => new Stay(Due.PlusDays(s.Item1), Due.PlusDays(s.Item1 + s.Item2)))]);
                var told = DelayInterest.Of(request);
                var daily = DayByDay(request);
                return Money.Sum(told.Stretches.Select(s => s.Interest)) == told.Interest && told.Interest.Minor == (long)((daily * 175 + 500_000) / 1_000_000);
            }).Check(Config.QuickThrowOnFailure);

    // Sum of what is overdue at each day's beginning: a payment stops the count with its own day.
    static Int128 DayByDay(DelayInterest.Request request)
    {
        Int128 sum = 0;
        for (var day = Due.PlusDays(1); day <= request.Until; day = day.PlusDays(1))
        {
            if (request.Stays!.Any(s => s.From <= day && day <= s.Until))
                continue;
            var fallenDue = request.Debts.Where(d => d.DueOn < day).Sum(d => d.Amount.Minor);
            sum += Math.Max(0, fallenDue - request.Paid!.Where(p => p.On < day).Sum(p => p.Amount.Minor));
        }
        return sum;
    }
}
