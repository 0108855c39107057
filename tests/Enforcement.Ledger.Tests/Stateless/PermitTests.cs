using FluentAssertions;
using Stateless;
using Xunit;

namespace Enforcement.Ledger.Tests.Stateless;

public class PermitTests
{
    private readonly StateMachine<Paper, Act> _desk = new(Paper.OnHold);

    [Fact]
    public void A_transition_to_the_same_state_must_be_called_reentry_or_ignored()
    {
        var draft = _desk.Configure(Paper.Draft);

        draft.Invoking(d => d.Permit(Act.Submit, Paper.Draft)).Should().Throw<ArgumentException>()
            .WithMessage("*Ignore() or PermitReentry()*").WithParameterName("destinationState");
        draft.Invoking(d => d.PermitIf(Act.Submit, Paper.Draft, () => true)).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData(Paper.Draft)]
    [InlineData(Paper.Noticed)]
    public void Lifting_a_hold_leads_back_to_the_state_that_was_left(Paper before)
    {
        _desk.Configure(Paper.OnHold).PermitDynamic(Act.Lift, () => before);

        _desk.Fire(Act.Lift);

        _desk.State.Should().Be(before);
    }

    [Fact]
    public void The_argument_of_a_trigger_may_choose_the_state()
    {
        var lift = _desk.SetTriggerParameters<Paper>(Act.Lift);
        _desk.Configure(Paper.OnHold).PermitDynamic(lift, to => to);

        _desk.Fire(lift, Paper.Noticed);

        _desk.State.Should().Be(Paper.Noticed);
    }

    [Fact]
    public void A_choice_may_fall_on_the_same_state_and_is_a_reentry_then()
    {
        var reentries = 0;
        _desk.Configure(Paper.OnHold).PermitDynamic(Act.Lift, () => Paper.OnHold).OnEntry(t => reentries += t.IsReentry ? 1 : 0);

        _desk.Fire(Act.Lift);

        reentries.Should().Be(1);
    }

    [Fact]
    public void A_closed_guard_stops_a_choice()
    {
        _desk.Configure(Paper.OnHold).PermitDynamicIf(Act.Lift, () => Paper.Draft, () => false, "the ruling is served");

        _desk.CanFire(Act.Lift, out var unmet).Should().BeFalse();
        unmet.Should().Equal("the ruling is served");
    }
}
