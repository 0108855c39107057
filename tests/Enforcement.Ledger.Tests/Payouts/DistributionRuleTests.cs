using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Enforcement.Ledger.Tests.Payouts;

public sealed class DistributionRuleTests
{
    [Theory]
    [InlineData(PlanDebtor.Person, false, false, DistributionMethod.ProRata, "JS §508")]
    [InlineData(PlanDebtor.OtherOrganisation, false, false, DistributionMethod.ProRata, "JS §508")]
    [InlineData(PlanDebtor.Enterprise, false, false, DistributionMethod.SeizureOrder, "JS §514")]
    [InlineData(PlanDebtor.Enterprise, true, false, DistributionMethod.MeasureOrder, "ZX §55¶1")]
    [InlineData(PlanDebtor.Person, true, false, DistributionMethod.MeasureOrder, "ZX §55¶1")]
    [InlineData(PlanDebtor.Enterprise, false, true, DistributionMethod.OneTitle, "ZX §55¶3")]
    public void The_law_chooses_the_method(PlanDebtor debtor, bool canPay, bool oneTitle, DistributionMethod method, string article) =>
        DistributionRule.MethodFor(debtor, canPay, oneTitle).Should().Be(method, article);

    [Fact]
    public void Fees_come_first_then_priority_in_its_order_then_the_rest_pro_rata()
    {
        var shares = DistributionRule.Shares(Money.Parse("100.00"), [
            new(ClaimClass.Ordinary, 1, Money.Parse("100.00")), new(ClaimClass.Priority, 2, Money.Parse("30.00")), new(ClaimClass.Fee, 1, Money.Parse("10.00")),
            new(ClaimClass.Ordinary, 1, Money.Parse("200.00")), new(ClaimClass.Priority, 1, Money.Parse("50.00"))]);
        shares.Select(s => s.ToString()).Should().Equal("3.33", "30.00", "10.00", "6.67", "50.00");
    }

    [Fact]
    public void In_the_order_of_days_the_first_is_paid_in_full_and_those_of_one_day_share()
    {
        var shares = DistributionRule.Shares(Money.Parse("100.00"), [
            new(ClaimClass.Ordinary, 2, Money.Parse("100.00")), new(ClaimClass.Ordinary, 1, Money.Parse("60.00")), new(ClaimClass.Ordinary, 2, Money.Parse("300.00")), new(ClaimClass.Ordinary, 3, Money.Parse("1.00"))]);
        shares.Select(s => s.ToString()).Should().Equal("10.00", "60.00", "30.00", "0.00");
    }

    [Fact]
    public void More_than_is_claimed_is_not_shared_out() =>
        FluentActions.Invoking(() => DistributionRule.Shares(Money.Parse("1.01"), [new(ClaimClass.Ordinary, 1, Money.Parse("1.00"))])).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Row_48_shares_make_up_the_pot_and_each_is_within_a_fen_of_what_is_due_exactly() =>
        Prop.ForAll(
            Gen.Choose(0, 2).Zip(Gen.Choose(1, 3)).Zip(Gen.Choose(1, int.MaxValue)).NonEmptyListOf().ToArbitrary(),
            Gen.Choose(0, 1_000_000).ToArbitrary(),
            (drawn, part) =>
            {
                var claims = drawn.Select(d => new RankedClaim((ClaimClass)d.Item1.Item1, d.Item1.Item2, Money.FromMinor(d.Item2 * 1009L))).ToList();
                var total = Money.Sum(claims.Select(c => c.Claim));
                var pot = Money.FromMinor((long)((Int128)total.Minor * part / 1_000_000));
                var shares = DistributionRule.Shares(pot, claims);
                return Money.Sum(shares) == pot && claims.Select((c, i) => (c, i)).All(x => IsDue(x.c, shares[x.i]) && shares[x.i] <= x.c.Claim);

                bool IsDue(RankedClaim claim, Money share)
                {
                    var before = claims.Where(o => (o.Class, o.Rank).CompareTo((claim.Class, claim.Rank)) < 0).Sum(o => o.Claim.Minor);
                    var same = claims.Where(o => o.Class == claim.Class && o.Rank == claim.Rank).Sum(o => o.Claim.Minor);
                    var given = Math.Clamp(pot.Minor - before, 0, same);
                    return Int128.Abs((Int128)share.Minor * same - (Int128)given * claim.Claim.Minor) < same;
                }
            }).Check(Config.QuickThrowOnFailure);
}
