using Enforcement.Ledger.Benchmarks;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Benchmarks;

/// <summary>What the benchmarks make of the seconds that they took.</summary>
public sealed class PairedRoundsTests
{
    [Fact]
    public void The_median_is_that_of_the_rounds_ratios_not_the_ratio_of_two_medians()
    {
        var rounds = Of((1, 1), (2, 1), (30, 10), (4, 1), (50, 10), (6, 1), (7, 1));
        rounds.Median.Should().Be(4);
        (rounds.Min, rounds.Max).Should().Be((1, 7));
    }

    [Fact]
    public void Of_an_even_number_of_rounds_the_median_lies_between_the_middle_two() =>
        Of((1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (7, 1), (8, 1)).Median.Should().Be(4.5);

    [Fact]
    public void Both_sides_slowing_down_together_leave_the_ratio_as_it_is() =>
        Of((10, 5), (2, 1), (8, 4), (10, 5), (4, 2), (6, 3), (20, 10)).Spread.Should().Be(0);

    [Theory]
    [InlineData(1.2, true)]
    [InlineData(1.21, false)]
    public void A_ratio_that_moves_by_more_than_two_fifths_of_its_median_is_not_steady(double highest, bool steady) =>
        Of((0.8, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (highest, 1)).Steady.Should().Be(steady);

    [Fact]
    public void Fewer_than_seven_rounds_are_no_measurement() =>
        FluentActions.Invoking(() => Of((1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1))).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public async Task The_sides_take_turns_the_other_first_each_time_and_the_first_round_does_not_count()
    {
        var order = new List<string>();
        Task<double> Side(string name, double first, double later)
        {
            order.Add(name);
            return Task.FromResult(order.Count(o => o == name) <= 2 ? first : later);
        }

        var rounds = await PairedRounds.TakeAsync(7, warmUpTurns: 2, turns: 2, () => Side("a", 100, 1), () => Side("b", 100, 2), () => { order.Add("-"); return Task.CompletedTask; }, seconds => 10 / seconds);

        string.Concat(order.Take(12)).Should().Be("-a-bba-b-aab");
        rounds.Rounds.Should().HaveCount(7).And.OnlyContain(r => r == new Round(5, 2.5), "two turns of a second are ten in two seconds");
    }

    static PairedRounds Of(params (double Ours, double Baseline)[] rounds) => new([.. rounds.Select(r => new Round(r.Ours, r.Baseline))]);
}
