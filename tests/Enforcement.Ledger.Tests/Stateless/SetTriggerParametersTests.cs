using FluentAssertions;
using Stateless;
using Xunit;

namespace Enforcement.Ledger.Tests.Stateless;

public class SetTriggerParametersTests
{
    private readonly StateMachine<Paper, Act> _desk = new(Paper.InApproval);
    private readonly StateMachine<Paper, Act>.TriggerWithParameters<string> _return;

    public SetTriggerParametersTests()
    {
        _return = _desk.SetTriggerParameters<string>(Act.Return);
        _desk.Configure(Paper.InApproval).Permit(Act.Return, Paper.Draft);
    }

    [Fact]
    public void The_argument_reaches_the_entry_action()
    {
        var reasons = new List<string>();
        _desk.Configure(Paper.Draft)
            .OnEntryFrom(_return, reasons.Add)
            .OnEntryFrom(_return, (reason, t) => reasons.Add($"{reason} by {t.Trigger}"))
            .OnEntryFrom(Act.Return, t => reasons.Add($"{t.Parameters[0]}"));

        _desk.Fire(_return, "no payee");

        reasons.Should().Equal("no payee", "no payee by Return", "no payee");
    }

    [Fact]
    public void A_trigger_that_carries_an_argument_cannot_be_fired_without()
    {
        _desk.Invoking(d => d.Fire(Act.Return)).Should().Throw<ArgumentException>().WithMessage("An argument of type*String*");
        _desk.State.Should().Be(Paper.InApproval);
    }

    [Fact]
    public void The_argument_of_a_trigger_is_declared_once() =>
        _desk.Invoking(d => d.SetTriggerParameters<int>(Act.Return)).Should().Throw<InvalidOperationException>();
}
