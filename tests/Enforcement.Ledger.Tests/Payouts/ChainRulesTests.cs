using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Chains;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Payouts;

public sealed class ChainRulesTests
{
    static readonly HashSet<string> Approvers = ["DIR", "VP"];
    static readonly HashSet<string> Flags = ["major"];

    static List<ChainStep> Sound() => [.. PayeeClass.All.SelectMany(payee => new[]
    {
        new ChainStep(payee, Money.Zero, 1, "DIR", payee == PayeeClass.ThirdParty), new ChainStep(payee, Money.Parse("100000.00"), 1, "DIR", payee == PayeeClass.ThirdParty),
        new ChainStep(payee, Money.Parse("100000.00"), 2, "VP", payee == PayeeClass.ThirdParty),
    })];

    static IReadOnlyList<string> Faults(IReadOnlyList<ChainStep> steps, int days = 30) => ChainRules.Faults(steps, days, Approvers, Flags);

    [Fact]
    public void A_version_with_a_chain_for_every_payee_is_sound() => Faults(Sound()).Should().BeEmpty();

    [Fact]
    public void Every_fault_is_told_at_once_with_its_line_and_field()
    {
        var steps = Sound();
        steps[0] = steps[0] with { From = Money.Parse("0.01") };
        steps[2] = steps[2] with { Step = 3, Role = "ACC" };
        steps[6] = steps[6] with { NeedsDecision = false, Flag = "urgent" };
        Faults(steps, 367).Should().Contain(f => f.StartsWith("windowDays")).And.Contain(f => f.StartsWith("line 3, role: ACC")).And.Contain(f => f.StartsWith("line 3, step"))
            .And.Contain(f => f.StartsWith("line 1, from")).And.Contain(f => f.StartsWith("line 7, needsDecision")).And.Contain(f => f.StartsWith("line 7, flag"));
    }

    [Fact]
    public void A_class_without_a_chain_a_twin_step_and_an_unknown_class_are_no_version()
    {
        Faults([.. Sound().Where(s => s.PayeeClass != PayeeClass.Agent)]).Should().Equal("payeeClass: agent has no chain");
        Faults([.. Sound(), Sound()[0]]).Should().ContainSingle(f => f.Contains("step"));
        Faults([.. Sound(), new ChainStep("friend", Money.Zero, 1, "DIR")]).Should().ContainSingle(f => f.StartsWith("line 13, payeeClass"));
        Faults([]).Should().HaveCount(4);
    }
}
