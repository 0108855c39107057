using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts;

public sealed class StatementChainTests
{
    [Theory]
    // opening closing expected older posted  posted-closing posted-lines lines new sum contradicts
    [InlineData(10, 15, 10, false, false, null, 0, 1, 1, 5, false, ChainVerdict.Follows)]
    [InlineData(10, 15, 10, false, false, null, 0, 2, 0, 0, false, ChainVerdict.Follows)]
    [InlineData(10, 15, 10, true, false, null, 0, 1, 1, 5, false, ChainVerdict.Gap)]
    [InlineData(10, 15, 15, false, true, 15, 1, 1, 0, 0, false, ChainVerdict.Duplicate)]
    [InlineData(10, 16, 15, false, true, 15, 1, 1, 1, 6, false, ChainVerdict.Edited)]
    [InlineData(10, 14, 15, false, true, 15, 2, 1, 0, 0, false, ChainVerdict.Edited)]
    [InlineData(0, 17, 15, false, false, null, 0, 3, 1, 2, false, ChainVerdict.Overlaps)]
    [InlineData(0, 18, 15, false, false, null, 0, 3, 1, 2, false, ChainVerdict.Gap)]
    [InlineData(20, 25, 15, false, false, null, 0, 1, 1, 5, false, ChainVerdict.Gap)]
    [InlineData(20, 25, 15, false, false, null, 0, 1, 1, 5, true, ChainVerdict.Edited)]
    [InlineData(20, 20, 15, false, false, null, 0, 0, 0, 0, false, ChainVerdict.Gap)]
    [InlineData(0, 5, 15, false, false, null, 0, 1, 0, 0, false, ChainVerdict.Duplicate)]
    public void The_chain_judges_a_statement(long opening, long closing, long expected, bool older, bool posted, int? postedClosing, int postedLines, int lines, int fresh, long sum, bool contradicts, ChainVerdict verdict) =>
        StatementChain.Judge(new(Money.FromMinor(opening), Money.FromMinor(closing), Money.FromMinor(expected), older, posted,
            postedClosing is { } p ? Money.FromMinor(p) : null, postedLines, lines, fresh, Money.FromMinor(sum), contradicts)).Should().Be(verdict);

    [Fact]
    public void A_held_statement_goes_on_at_the_end() =>
        StatementChain.Place([Link(1, 0, 5, 1)], Money.Zero, [Link(9, 8, 9, 4), Link(7, 5, 8, 3)]).Should().BeEquivalentTo(new HeldRun([7], 1, null));

    [Fact]
    public void A_quiet_day_finds_its_place_between_two_that_met_by_chance() =>
        StatementChain.Place([Link(1, 0, 5, 1), Link(3, 5, 9, 6)], Money.Zero, [Link(7, 5, 5, 3)]).Should().BeEquivalentTo(new HeldRun([7], 1, 3));

    [Fact]
    public void Days_on_which_money_came_and_went_again_are_taken_together_or_not_at_all()
    {
        ChainLink[] chain = [Link(1, 0, 5, 1), Link(4, 5, 9, 6)];
        StatementChain.Place(chain, Money.Zero, [Link(7, 5, 8, 3)]).Should().BeNull();
        StatementChain.Place(chain, Money.Zero, [Link(7, 5, 8, 3), Link(8, 8, 5, 4)]).Should().BeEquivalentTo(new HeldRun([7, 8], 1, 4));
    }

    [Fact]
    public void A_statement_never_goes_where_its_date_does_not() =>
        StatementChain.Place([Link(1, 0, 5, 3)], Money.Zero, [Link(7, 5, 8, 2)]).Should().BeNull();

    [Fact]
    public void Statements_before_the_first_one_are_placed_before_it() =>
        StatementChain.Place([Link(1, 5, 9, 3)], Money.FromMinor(5), [Link(7, 5, 5, 2)]).Should().BeEquivalentTo(new HeldRun([7], null, 1));

    static ChainLink Link(long id, long opening, long closing, int day) =>
        new(id, Money.FromMinor(opening), Money.FromMinor(closing), new LocalDate(2026, 3, day), new LocalDate(2026, 3, day));
}
