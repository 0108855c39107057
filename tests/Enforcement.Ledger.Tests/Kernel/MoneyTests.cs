using System.Globalization;
using Enforcement.Ledger.Kernel;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Enforcement.Ledger.Tests.Kernel;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("70000.00", 7000000)]
    [InlineData("0.05", 5)]
    [InlineData("-0.05", -5)]
    [InlineData("1234.5", 123450)]
    [InlineData("8", 800)]
    [InlineData("92233720368547758.07", long.MaxValue)]
    public void An_amount_is_read_to_the_fen(string text, long minor) => Money.Parse(text).Minor.Should().Be(minor);

    [Theory]
    [InlineData("")]
    [InlineData("1.005")]
    [InlineData("1,000.00")]
    [InlineData("1e3")]
    [InlineData("￥5")]
    [InlineData(" 5")]
    [InlineData("５")]
    [InlineData("92233720368547758.08")]
    [InlineData("NaN")]
    public void What_is_not_an_amount_is_refused(string text) => Money.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void Overflow_is_an_error_and_never_wraps_round()
    {
        FluentActions.Invoking(() => Money.FromMinor(long.MaxValue) + Money.FromMinor(1)).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => -Money.FromMinor(long.MinValue)).Should().Throw<OverflowException>();
    }

    [Fact]
    public void Every_amount_reads_back_as_written_in_any_culture() =>
        Prop.ForAll(ArbMap.Default.GeneratorFor<long>().ToArbitrary(), minor =>
        {
            var culture = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            try
            {
                return Money.Parse(Money.FromMinor(minor).ToString()).Minor == minor;
            }
            finally
            {
                CultureInfo.CurrentCulture = culture;
            }
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Shares_add_up_to_the_sum_and_none_is_a_unit_away_from_its_due() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).Select(n => (long)n * 97).ToArbitrary(),
            Gen.Choose(0, 1_000_000).NonEmptyListOf().Where(w => w.Any(x => x > 0)).ToArbitrary(),
            (sum, weights) =>
            {
                var total = weights.Sum(w => (decimal)w);
                var shares = Apportionment.ProRata(Money.FromMinor(sum), [.. weights.Select(w => Money.FromMinor(w))]);
                return shares.Sum(s => s.Minor) == sum
                    && shares.Zip(weights).All(p => Math.Abs(p.First.Minor - sum * (decimal)p.Second / total) < 1)
                    && shares.Zip(weights).All(p => p.Second > 0 || p.First.IsZero);
            }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Units_left_over_go_to_the_largest_remainders_and_then_to_the_earlier_part()
    {
        Apportionment.ProRata(Money.FromMinor(100), [Money.FromMinor(1), Money.FromMinor(1), Money.FromMinor(1)]).Select(m => m.Minor).Should().Equal(34, 33, 33);
        Apportionment.ProRata(Money.FromMinor(10), [Money.FromMinor(1), Money.FromMinor(5)]).Select(m => m.Minor).Should().Equal(2, 8);
        FluentActions.Invoking(() => Apportionment.ProRata(Money.FromMinor(1), [Money.Zero])).Should().Throw<ArgumentOutOfRangeException>();
    }
}
