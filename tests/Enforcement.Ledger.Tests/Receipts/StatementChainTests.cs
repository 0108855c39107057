using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts;

public sealed class StatementChainTests
{
    static readonly ChainFacts Fresh = new(Money.FromMinor(10), Money.FromMinor(15), Money.FromMinor(10), IsOlder: false, IdentPosted: false, IdentAgrees: false, OnChain: false,
        Lines: 1, NewLines: 1, NewSum: Money.FromMinor(5), KnownSum: Money.Zero, KnownHaveReferences: true, NewAfterKnown: true, Contradicts: false);

    public static TheoryData<string, ChainFacts, ChainVerdict> Judgements => new()
    {
        { "it begins where the last one ended", Fresh, ChainVerdict.Follows },
        { "a day without movement", Fresh with { Closing = Money.FromMinor(10), Lines = 0, NewLines = 0, NewSum = Money.Zero }, ChainVerdict.Follows },
        { "equal lines, but the balances say the money came again", Fresh with { NewLines = 0, NewSum = Money.Zero, KnownSum = Money.FromMinor(5) }, ChainVerdict.Follows },
        { "it comes and goes again on days that another one tells", Fresh with { Closing = Money.FromMinor(10), Lines = 2, NewLines = 2, NewSum = Money.Zero, MayRepeat = true }, ChainVerdict.Edited },
        { "it is older than the last one, whatever the balances say", Fresh with { IsOlder = true }, ChainVerdict.Gap },
        { "the balances do not meet", Fresh with { Opening = Money.FromMinor(20), Closing = Money.FromMinor(25) }, ChainVerdict.Gap },
        { "a quiet day that does not meet", Fresh with { Opening = Money.FromMinor(20), Closing = Money.FromMinor(20), Lines = 0, NewLines = 0, NewSum = Money.Zero }, ChainVerdict.Gap },
        { "the same statement again", Fresh with { IdentPosted = true, IdentAgrees = true, NewLines = 0, OnChain = true }, ChainVerdict.Duplicate },
        { "the same identity with another balance", Fresh with { IdentPosted = true, NewLines = 0 }, ChainVerdict.Edited },
        { "the same identity with a line more", Fresh with { IdentPosted = true, IdentAgrees = true }, ChainVerdict.Edited },
        { "lines that add up to nothing, posted before under other ids: repeated", Fresh with { Closing = Money.FromMinor(10), Lines = 2, NewLines = 0, NewSum = Money.Zero }, ChainVerdict.Duplicate },
        { "the same without the bank's references: a person has to ask", Fresh with { Closing = Money.FromMinor(10), Lines = 2, NewLines = 0, NewSum = Money.Zero, KnownHaveReferences = false }, ChainVerdict.Edited },
        { "an overlap whose surplus leads to the closing balance", Fresh with { Opening = Money.Zero, Closing = Money.FromMinor(17), ExpectedOpening = Money.FromMinor(15), Lines = 3, NewLines = 1, NewSum = Money.FromMinor(2), KnownSum = Money.FromMinor(15) }, ChainVerdict.Overlaps },
        { "an overlap that does not add up", Fresh with { Opening = Money.Zero, Closing = Money.FromMinor(18), ExpectedOpening = Money.FromMinor(15), Lines = 3, NewLines = 1, NewSum = Money.FromMinor(2), KnownSum = Money.FromMinor(15) }, ChainVerdict.Gap },
        { "an overlap with a new line among the old ones", Fresh with { Opening = Money.Zero, Closing = Money.FromMinor(17), ExpectedOpening = Money.FromMinor(15), Lines = 3, NewLines = 1, NewSum = Money.FromMinor(2), KnownSum = Money.FromMinor(15), NewAfterKnown = false }, ChainVerdict.Gap },
        { "a bank reference with other content", Fresh with { Opening = Money.Zero, ExpectedOpening = Money.FromMinor(15), Closing = Money.FromMinor(17), Contradicts = true }, ChainVerdict.Edited },
        { "a part of what is posted", Fresh with { ExpectedOpening = Money.FromMinor(40), NewLines = 0, NewSum = Money.Zero, KnownSum = Money.FromMinor(5), OnChain = true }, ChainVerdict.Duplicate },
        { "an equal line where the chain has never been: a true twin that waits", Fresh with { Opening = Money.FromMinor(50), Closing = Money.FromMinor(55), NewLines = 0, NewSum = Money.Zero, KnownSum = Money.FromMinor(5) }, ChainVerdict.Gap },
    };

    [Theory]
    [MemberData(nameof(Judgements))]
    public void The_chain_judges_a_statement(string story, ChainFacts facts, ChainVerdict verdict) => StatementChain.Judge(facts).Should().Be(verdict, story);

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
