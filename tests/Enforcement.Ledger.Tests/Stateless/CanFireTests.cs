using FluentAssertions;
using Stateless;
using Xunit;

namespace Enforcement.Ledger.Tests.Stateless;

public class CanFireTests
{
    private readonly StateMachine<Paper, Act> _desk = new(Paper.Draft);

    public CanFireTests() => _desk.Configure(Paper.Draft)
        .Permit(Act.Hold, Paper.OnHold)
        .PermitIf(Act.Submit, Paper.InApproval, () => false, "lots are reserved")
        .PermitReentryIf(Act.Return, () => true)
        .PermitIfAsync(Act.Pay, Paper.Paid, () => Task.FromResult(false), "the bank is open")
        .Ignore(Act.Lift);

    [Fact]
    public void An_open_trigger_has_no_unmet_guard()
    {
        _desk.CanFire(Act.Hold, out var unmet).Should().BeTrue();
        unmet.Should().BeEmpty();
    }

    [Fact]
    public void A_closed_trigger_tells_which_guard_closes_it()
    {
        _desk.CanFire(Act.Submit, out var unmet).Should().BeFalse();
        unmet.Should().Equal("lots are reserved");
    }

    [Fact]
    public void A_trigger_nobody_configured_has_no_guards_at_all()
    {
        _desk.CanFire(Act.Escalate, out var unmet).Should().BeFalse();
        unmet.Should().BeNull();
    }

    [Fact]
    public void An_ignored_trigger_may_be_fired() => _desk.CanFire(Act.Lift).Should().BeTrue();

    [Fact]
    public async Task A_guard_that_must_be_awaited_can_be_awaited()
    {
        (await _desk.CanFireAsync(Act.Pay)).Should().BeFalse();
        (await _desk.CanFireAsync(Act.Hold)).Should().BeTrue();
        (await _desk.CanFireAsync(Act.Escalate)).Should().BeFalse();
    }

    [Fact]
    public void A_guard_that_must_be_awaited_is_not_guessed() =>
        _desk.Invoking(d => d.CanFire(Act.Pay)).Should().Throw<InvalidOperationException>();

    [Fact]
    public async Task The_permitted_triggers_are_those_whose_guards_are_met() =>
        (await _desk.GetPermittedTriggersAsync()).Should().Equal(Act.Hold, Act.Return, Act.Lift);

    [Fact]
    public void Asking_moves_nothing()
    {
        _desk.CanFire(Act.Hold);
        _desk.State.Should().Be(Paper.Draft);
    }
}
