using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts;

public sealed class MatchingTests
{
    const CandidateBlock SubAccount = CandidateBlock.SubAccount, Number = CandidateBlock.Number, Title = CandidateBlock.Title, NoYear = CandidateBlock.NoYear,
        NoCourt = CandidateBlock.NoCourt, Account = CandidateBlock.PayerAccount, Name = CandidateBlock.PayerName;

    static readonly TierRule T1 = new("T1", 1, true, new());
    static readonly TierRule T3 = new("T3", 2, true, new(AmountSuffices: true));
    static readonly TierRule T4 = new("T4", 3, true, new(Blocks: [SubAccount, Number, Title, NoYear, NoCourt], MinimumScore: 40));
    static readonly TierRule T5 = new("T5", 4, true, new(Blocks: [Account, Name], MinimumScore: 30));

    static readonly RuleSet Rules = new(2, [T1, T3, T4, T5]);

    // The table of domain reference 6.3. A case is written as: its id, how it was found, then what else is so of it.
    [Theory]
    [InlineData("T1 1", "the credited number is an active sub-account of an open case", "1 SubAccount party")]
    [InlineData("T1 1", "its payer is a stranger: a flag and no more", "1 SubAccount")]
    [InlineData("T1 1", "and the remark names another case", "1 SubAccount", "2 Number party")]
    [InlineData("T4 → 1", "the sub-account's case is closed", "1 SubAccount party closed")]
    [InlineData("T0 → 1,2", "the sub-account's case is closed, the remark names another: they fit alike", "1 SubAccount closed", "2 Number")]
    [InlineData("T3 1", "a whole number and a payer who is a party", "1 Number party")]
    [InlineData("T3 1", "a whole number and the outstanding amount", "1 Number amount")]
    [InlineData("T3 1", "the payer is a debtor of other cases too: what is written decides", "1 Number party Name", "2 Name party")]
    [InlineData("T4 → 1", "a whole number, a stranger, another amount", "1 Number")]
    [InlineData("T4 → 1", "a whole number of a closed case, though payer and amount fit", "1 Number party amount closed")]
    [InlineData("T0 → 1,2", "several cases in one remark", "1 Number party", "2 Number")]
    [InlineData("T4 → 1,2", "a whole number, and a part of another one", "1 Number party", "2 NoCourt")]
    [InlineData("T4 → 1", "the number of the title case", "1 Title")]
    [InlineData("T0 → 1,2", "one title, two execution cases", "1 Title", "2 Title")]
    [InlineData("T4 → 1", "no year", "1 NoYear")]
    [InlineData("T4 → 2,1", "no year, two years fit, the payer tells them apart", "1 NoYear", "2 NoYear party")]
    [InlineData("T4 → 1", "no court", "1 NoCourt")]
    [InlineData("T4 → 1,2", "what is written comes before who pays, whatever the scores", "1 NoCourt", "2 Name Account party amount")]
    [InlineData("T5 → 1", "the payer is a debtor of one open case", "1 Name party")]
    [InlineData("T5 → 2,1", "the payer's account paid one of his two cases before", "1 Name party", "2 Name Account party")]
    [InlineData("T5 → 1", "a stranger whose account paid this case before", "1 Account")]
    [InlineData("T0 → 1,2", "the payer is a debtor of two open cases", "1 Name party", "2 Name party")]
    [InlineData("T0", "nothing")]
    public void A_credit_falls_into_its_tier(string expected, string why, params string[] cases) => Said(Matching.Decide(Facts(cases), Rules)).Should().Be(expected, why);

    [Fact]
    public void A_closed_sub_account_proposes_its_case_and_posts_nothing()
    {
        var decision = Matching.Decide(Facts("1 SubAccount party amount") with { SubAccountActive = false }, Rules);
        Said(decision).Should().Be("T4 → 1");
        decision.Reasons.Should().Equal("sub-account 6228 belongs to case 1, but the number is closed");
    }

    [Fact]
    public void A_whole_number_beside_one_of_another_court_is_not_posted() =>
        Said(Matching.Decide(Facts("1 Number party") with { NumbersSeen = ["case 1", "（2026）京0105执7号"] }, Rules)).Should().Be("T0 → 1");

    [Fact]
    public void A_stranger_is_flagged() =>
        Matching.Decide(Facts("1 Number amount"), Rules).Reasons.Should().Equal("the remark names case 1", "the amount is exactly what is outstanding", "flag: the payer is no party of the case");

    [Fact]
    public void At_most_five_cases_are_proposed_and_the_others_say_why_not()
    {
        var decision = Matching.Decide(Facts([.. Enumerable.Range(1, 8).Select(i => $"{i} NoYear{(i == 3 ? " party" : "")}")]), Rules);
        Said(decision).Should().Be("T4 → 3,1,2,4,5");
        decision.Alternatives.Should().BeEquivalentTo([new Alternative("case 6", "5 cases are likelier"), new("case 7", "5 cases are likelier"), new("case 8", "5 cases are likelier")]);
    }

    [Fact]
    public void What_scores_too_low_is_not_proposed_and_says_so()
    {
        var decision = Matching.Decide(Facts("1 NoYear closed", "2 Name"), Rules);
        Said(decision).Should().Be("T0");
        decision.Alternatives.Should().HaveCount(2);
        Matching.Decide(Facts("1 NoYear party", "2 Name"), Rules).Alternatives.Should().Equal(new Alternative("case 2", "a score of 15 is too low to propose it"));
    }

    [Fact]
    public void A_tier_that_is_off_decides_nothing()
    {
        Said(Matching.Decide(Facts("1 Number amount"), new(3, [T1, T3 with { Parameters = new(AmountSuffices: false) }, T4, T5]))).Should().Be("T4 → 1");
        Said(Matching.Decide(Facts("1 Number party"), new(3, [T1, T3 with { Enabled = false }, T4 with { Enabled = false }, T5]))).Should().Be("T0");
        Said(Matching.Decide(Facts("1 Title"), new(3, [T1, T3, T4 with { Parameters = new(Blocks: [Number], MinimumScore: 40) }, T5]))).Should().Be("T0");
    }

    // FsCheck makes the numbers; each is unpacked into a candidate, so that every combination of blocks and facts comes up.
    [Fact]
    public void The_order_of_the_candidates_plays_no_part() => Prop.ForAll<int[], int>((seeds, turn) =>
    {
        var facts = Facts(seeds);
        var turned = facts with { Candidates = [.. facts.Candidates.OrderBy(c => (c.CaseId * 7_919 + turn) % 101)] };
        return Text(Matching.Decide(turned, Rules)) == Text(Matching.Decide(facts, Rules));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_kept_facts_give_the_same_decision_again() => Prop.ForAll<int[]>(seeds =>
        Text(Matching.Decide(CreditFacts.FromJson(Facts(seeds).ToJson()), Rules)) == Text(Matching.Decide(Facts(seeds), Rules))).QuickCheckThrowOnFailure();

    [Fact]
    public void Money_goes_to_one_case_at_most_and_only_where_the_line_names_it() => Prop.ForAll<int[]>(seeds =>
    {
        var facts = Facts(seeds);
        var decision = Matching.Decide(facts, Rules);
        if (decision.CaseId is not { } caseId)
            return decision.Rule is "T0" or "T4" or "T5";
        var one = facts.Candidates.Single(c => c.CaseId == caseId);
        return decision.Proposals.Count == 0 && one.IsOpen && decision.Rule switch
        {
            "T1" => (one.Found & SubAccount) != 0 && facts.SubAccountActive,
            "T3" => (one.Found & Number) != 0 && facts.NumbersSeen.Count == 1 && (one.PayerIsParty || one.AmountIsOutstanding)
                && facts.Candidates.All(c => c == one || (c.Found & (SubAccount | Number | Title | NoYear | NoCourt)) == 0),
            _ => false,
        };
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_amount_alone_neither_posts_nor_proposes() => Prop.ForAll<int[]>(seeds =>
    {
        var facts = Facts(seeds);
        var byAmount = facts with { Candidates = [.. facts.Candidates.Select(c => c with { Found = CandidateBlock.None, PayerIsParty = false, AmountIsOutstanding = true })], NumbersSeen = [] };
        return Matching.Decide(byAmount, Rules) is { Rule: "T0", CaseId: null, Proposals.Count: 0 };
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_case_that_was_looked_at_is_posted_proposed_or_refused_with_a_reason() => Prop.ForAll<int[]>(seeds =>
    {
        var facts = Facts(seeds);
        var decision = Matching.Decide(facts, Rules);
        var said = decision.Proposals.Select(p => p.CaseNumber).Concat(decision.Alternatives.Select(a => a.CaseNumber)).ToList();
        return decision.Reasons.Count > 0 && decision.Proposals.Count <= Matching.MostProposals && decision.Proposals.All(p => p.Reasons.Count > 0 && p.Score is >= 0 and <= 100)
            && decision.Proposals.Select(p => p.Rank).SequenceEqual(Enumerable.Range(1, decision.Proposals.Count))
            && facts.Candidates.All(c => c.CaseId == decision.CaseId || decision.Rule == "T1" || said.Count(s => s == c.CaseNumber) == 1);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("T1 stands there 0 times", 1)]
    [InlineData("T1 is the first tier and always on", 2)]
    [InlineData("T3 posts and comes before what only proposes", 3)]
    [InlineData("two tiers in one place, or a place below 1", 4)]
    [InlineData("T4 needs its blocks and a minimum score from 1 to 100", 5)]
    [InlineData("T5 needs its blocks and a minimum score from 1 to 100", 6)]
    [InlineData("a tier that is not T1, T3, T4 or T5", 7)]
    public void Rules_that_are_no_version_are_refused(string fault, int which)
    {
        TierRule[] rules = which switch
        {
            1 => [T3, T4, T5],
            2 => [T1 with { Enabled = false }, T3, T4, T5],
            3 => [T1, T4 with { Position = 2 }, T3 with { Position = 3 }, T5],
            4 => [T1, T3, T4 with { Position = 2 }, T5],
            5 => [T1, T3, T4 with { Parameters = new(Blocks: [], MinimumScore: 40) }, T5],
            6 => [T1, T3, T4, T5 with { Parameters = new(Blocks: [Name], MinimumScore: 0) }],
            _ => [T1, T3, T4, T5, new("T8", 5, true, new())],
        };
        FluentActions.Invoking(() => RuleSet.Verify(rules)).Should().Throw<Refused>().Where(r => r.Code == "matching.rules-unsound" && r.Message.Contains(fault));
        RuleSet.Verify([T5, T1, T4 with { Enabled = false, Parameters = new() }, T3]);
    }

    static CreditFacts Facts(params string[] cases)
    {
        var candidates = cases.Select(text => text.Split(' ')).Select(words => new Candidate(
            long.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture), $"case {words[0]}",
            words.Skip(1).Aggregate(CandidateBlock.None, (all, w) => all | w switch { "Name" => Name, "Account" => Account, _ => Enum.TryParse<CandidateBlock>(w, out var block) ? block : CandidateBlock.None }),
            !words.Contains("closed"), words.Contains("party"), words.Contains("amount"))).ToList();
        return Facts(candidates);
    }

    // The numbers that FsCheck makes are small; multiplied, each bit of them is one or none as often.
    static CreditFacts Facts(int[] seeds)
    {
        var candidates = seeds.Take(9).Select(s => unchecked((int)((uint)s * 2_654_435_761u) >> 4)).Select((s, i) => new Candidate(
            i + 1, $"case {i + 1}", (CandidateBlock)(1 << (s & 7) % 7 | ((s & 8) != 0 ? 1 << (s >> 4 & 7) % 7 : 0)), (s & 1024) != 0, (s & 2048) != 0, (s & 4096) != 0));
        // A line credits one number.
        return Facts([.. candidates.Select((c, i) => i == 0 ? c : c with { Found = (c.Found & ~SubAccount) | NoYear })]);
    }

    [Fact]
    public void The_properties_see_every_tier() =>
        Enumerable.Range(0, 2_000).Select(i => Matching.Decide(Facts([i * 31, i * i]), Rules)).Select(d => d.Rule).Concat(Enumerable.Range(0, 200).Select(i => Matching.Decide(Facts([i]), Rules).Rule))
            .Distinct().Should().BeEquivalentTo("T0", "T1", "T3", "T4", "T5");

    static CreditFacts Facts(List<Candidate> candidates) => new(
        candidates.Exists(c => (c.Found & SubAccount) != 0) ? "6228" : null, candidates.Exists(c => (c.Found & SubAccount) != 0), candidates,
        [.. candidates.Where(c => (c.Found & Number) != 0).Select(c => c.CaseNumber)]);

    static string Said(MatchDecision decision) =>
        decision.CaseId is { } caseId ? FormattableString.Invariant($"{decision.Rule} {caseId}")
            : decision.Proposals.Count == 0 ? decision.Rule : $"{decision.Rule} → {string.Join(',', decision.Proposals.Select(p => p.CaseId))}";

    static string Text(MatchDecision d) =>
        $"{Said(d)} {d.Score} {string.Join('|', d.Reasons)} {string.Join('|', d.Alternatives)} {string.Join('|', d.Proposals.Select(p => $"{p.Rank} {p.Rule} {p.CaseId} {p.Score} {string.Join(';', p.Reasons)}"))}";
}
