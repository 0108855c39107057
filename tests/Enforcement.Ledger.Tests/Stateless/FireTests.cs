using FluentAssertions;
using Stateless;
using Xunit;

namespace Enforcement.Ledger.Tests.Stateless;

public class FireTests
{
    private readonly List<string> _log = [];

    [Fact]
    public void Guards_come_first_then_leaving_writing_announcing_entering_and_completion()
    {
        var stored = Paper.Draft;
        var desk = new StateMachine<Paper, Act>(() => stored, next => Write($"write {stored = next}"));
        desk.Configure(Paper.Draft)
            .PermitIf(Act.Submit, Paper.InApproval, () => Write("guard"))
            .OnExit(t => Write($"leave {t.Source}"));
        desk.Configure(Paper.InApproval).OnEntry(t => Write($"enter {t.Destination}"));
        desk.OnTransitioned(t => Write($"announce {t.Source} to {t.Destination} by {t.Trigger}"));
        desk.OnTransitionCompleted(_ => Write("complete"));

        desk.Fire(Act.Submit);

        _log.Should().Equal(
            "guard", "leave Draft", "write InApproval", "announce Draft to InApproval by Submit", "enter InApproval", "complete");
    }

    [Fact]
    public void Resubmitting_leaves_the_state_and_enters_it_again()
    {
        var desk = new StateMachine<Paper, Act>(Paper.InApproval);
        desk.Configure(Paper.InApproval)
            .PermitReentry(Act.Submit)
            .OnExit(t => Write($"leave {t.IsReentry}"))
            .OnEntry(t => Write($"enter {t.IsReentry}"));

        desk.Fire(Act.Submit);

        _log.Should().Equal("leave True", "enter True");
        desk.State.Should().Be(Paper.InApproval);
    }

    [Fact]
    public void An_ignored_trigger_changes_nothing_and_announces_nothing()
    {
        var desk = new StateMachine<Paper, Act>(Paper.Paid);
        desk.Configure(Paper.Paid).Ignore(Act.Pay).OnExit(() => Write("leave")).OnEntry(() => Write("enter"));
        desk.OnTransitioned(_ => Write("announce"));

        desk.Fire(Act.Pay);

        desk.State.Should().Be(Paper.Paid);
        _log.Should().BeEmpty();
    }

    [Fact]
    public void A_trigger_ignored_only_under_a_condition_is_refused_without_it()
    {
        var repeated = true;
        var desk = new StateMachine<Paper, Act>(Paper.Paid);
        desk.Configure(Paper.Paid).IgnoreIf(Act.Pay, () => repeated, "the bank repeats itself");

        desk.Fire(Act.Pay);
        repeated = false;

        desk.Invoking(d => d.Fire(Act.Pay)).Should().Throw<InvalidOperationException>().WithMessage("*'the bank repeats itself'*");
    }

    [Fact]
    public void A_note_is_taken_without_moving_the_paper()
    {
        var desk = new StateMachine<Paper, Act>(Paper.Draft);
        desk.Configure(Paper.Draft)
            .InternalTransition(Act.Annotate, t => Write($"note in {t.Destination}"))
            .OnExit(() => Write("leave"));
        desk.OnTransitioned(_ => Write("announce"));

        desk.Fire(Act.Annotate);

        _log.Should().Equal("note in Draft");
    }

    [Fact]
    public void Two_open_guards_at_once_are_an_error_and_not_a_choice()
    {
        var desk = new StateMachine<Paper, Act>(Paper.InApproval);
        desk.Configure(Paper.InApproval)
            .PermitIf(Act.Approve, Paper.Noticed, () => true)
            .PermitIf(Act.Approve, Paper.Chief, () => true);

        desk.Invoking(d => d.Fire(Act.Approve)).Should().Throw<InvalidOperationException>().WithMessage(
            "Multiple permitted exit transitions are configured from state 'InApproval' for trigger 'Approve'. "
            + "Guard clauses must be mutually exclusive.");
        desk.State.Should().Be(Paper.InApproval);
    }

    [Fact]
    public void The_guard_that_is_open_decides_between_two_destinations()
    {
        var overLimit = true;
        var desk = new StateMachine<Paper, Act>(Paper.InApproval);
        desk.Configure(Paper.InApproval)
            .PermitIf(Act.Approve, Paper.Noticed, () => !overLimit)
            .PermitIf(Act.Approve, Paper.Chief, () => overLimit);

        desk.Fire(Act.Approve);

        desk.State.Should().Be(Paper.Chief);
    }

    [Fact]
    public void A_refusal_names_every_unmet_guard()
    {
        var desk = new StateMachine<Paper, Act>(Paper.Draft);
        desk.Configure(Paper.Draft).PermitIf(
            Act.Submit,
            Paper.InApproval,
            Tuple.Create<Func<bool>, string>(() => false, "lots are reserved"),
            Tuple.Create<Func<bool>, string>(() => true, "the payee is known"),
            Tuple.Create<Func<bool>, string>(() => false, "the account is verified"));

        desk.Invoking(d => d.Fire(Act.Submit)).Should().Throw<InvalidOperationException>().WithMessage(
            "Trigger 'Submit' is valid for transition from state 'Draft' but a guard conditions are not met. "
            + "Guard descriptions: 'lots are reserved, the account is verified'.");
    }

    [Fact]
    public void A_trigger_nobody_configured_is_refused()
    {
        var desk = new StateMachine<Paper, Act>(Paper.Draft);

        desk.Invoking(d => d.Fire(Act.Pay)).Should().Throw<InvalidOperationException>().WithMessage(
            "No valid leaving transitions are permitted from state 'Draft' for trigger 'Pay'. Consider ignoring the trigger.");
    }

    [Fact]
    public void The_office_can_answer_a_refused_trigger_itself()
    {
        var desk = new StateMachine<Paper, Act>(Paper.Draft);
        desk.Configure(Paper.Draft).PermitIf(Act.Submit, Paper.InApproval, () => false, "lots are reserved");
        desk.OnUnhandledTrigger((state, act, unmet) => Write($"{state} {act} [{string.Join(", ", unmet ?? ["not configured"])}]"));

        desk.Fire(Act.Submit);
        desk.Fire(Act.Pay);

        _log.Should().Equal("Draft Submit [lots are reserved]", "Draft Pay [not configured]");
    }

    [Fact]
    public void A_trigger_fired_while_entering_waits_until_the_entry_is_complete()
    {
        var desk = SelfApproving(FiringMode.Queued);

        desk.Fire(Act.Submit);

        _log.Should().Equal("enter InApproval", "entered InApproval", "complete InApproval", "enter Noticed", "complete Noticed");
        desk.State.Should().Be(Paper.Noticed);
    }

    [Fact]
    public void In_immediate_mode_it_does_not_wait()
    {
        var desk = SelfApproving(FiringMode.Immediate);

        desk.Fire(Act.Submit);

        _log.Should().Equal("enter InApproval", "enter Noticed", "complete Noticed", "entered InApproval", "complete InApproval");
    }

    [Fact]
    public void An_entry_that_fails_leaves_the_new_state_written_and_the_machine_usable()
    {
        var desk = new StateMachine<Paper, Act>(Paper.Draft);
        desk.Configure(Paper.Draft).Permit(Act.Submit, Paper.InApproval);
        desk.Configure(Paper.InApproval).OnEntry(() => throw new IOException("printer")).Permit(Act.Return, Paper.Draft);

        desk.Invoking(d => d.Fire(Act.Submit)).Should().Throw<IOException>();
        desk.State.Should().Be(Paper.InApproval);
        desk.Fire(Act.Return);

        desk.State.Should().Be(Paper.Draft);
    }

    [Fact]
    public void What_a_failed_entry_had_queued_runs_before_the_next_trigger()
    {
        // A surprise of the package: a machine whose action threw is best thrown away.
        var desk = new StateMachine<Paper, Act>(Paper.Draft);
        desk.Configure(Paper.Draft).Permit(Act.Submit, Paper.InApproval);
        desk.Configure(Paper.InApproval).Permit(Act.Approve, Paper.Noticed).OnEntry(() =>
        {
            desk.Fire(Act.Approve);
            throw new IOException("printer");
        });
        desk.Configure(Paper.Noticed).Permit(Act.Pay, Paper.Paid);

        desk.Invoking(d => d.Fire(Act.Submit)).Should().Throw<IOException>();
        desk.Fire(Act.Pay);

        desk.State.Should().Be(Paper.Paid);
    }

    [Fact]
    public void Actions_that_must_be_awaited_are_refused()
    {
        var desk = new StateMachine<Paper, Act>(Paper.Draft);
        desk.Configure(Paper.Draft).Permit(Act.Submit, Paper.InApproval);
        desk.Configure(Paper.InApproval).OnEntryAsync(() => Task.CompletedTask);

        desk.Invoking(d => d.Fire(Act.Submit)).Should().Throw<InvalidOperationException>().WithMessage(
            "Cannot execute asynchronous action specified in OnEntry event for 'InApproval' state. "
            + "Use asynchronous version of Fire [FireAsync]");
    }

    [Fact]
    public void Guards_that_must_be_awaited_are_refused_before_anything_moves()
    {
        var desk = new StateMachine<Paper, Act>(Paper.Draft);
        desk.Configure(Paper.Draft).PermitIfAsync(Act.Submit, Paper.InApproval, () => Task.FromResult(true), "asked the registry");

        desk.Invoking(d => d.Fire(Act.Submit)).Should().Throw<InvalidOperationException>().WithMessage("*'asked the registry'*FireAsync*");
        desk.State.Should().Be(Paper.Draft);
    }

    private StateMachine<Paper, Act> SelfApproving(FiringMode mode)
    {
        var desk = new StateMachine<Paper, Act>(Paper.Draft, mode);
        desk.Configure(Paper.Draft).Permit(Act.Submit, Paper.InApproval);
        desk.Configure(Paper.InApproval).Permit(Act.Approve, Paper.Noticed).OnEntry(() =>
        {
            Write("enter InApproval");
            desk.Fire(Act.Approve);
            Write("entered InApproval");
        });
        desk.Configure(Paper.Noticed).OnEntry(() => Write("enter Noticed"));
        desk.OnTransitionCompleted(t => Write($"complete {t.Destination}"));
        return desk;
    }

    private bool Write(string line)
    {
        _log.Add(line);
        return true;
    }
}
