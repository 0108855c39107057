using FluentAssertions;
using Stateless;
using Xunit;

namespace Enforcement.Ledger.Tests.Stateless;

public class StateStorageTests
{
    private sealed class Row
    {
        public Paper State { get; set; } = Paper.Draft;
    }

    [Fact]
    public void The_state_lives_in_the_row_and_nowhere_else()
    {
        var row = new Row();
        var desk = new StateMachine<Paper, Act>(() => row.State, next => row.State = next);
        desk.Configure(Paper.Draft).Permit(Act.Submit, Paper.InApproval);
        desk.Configure(Paper.Noticed).Permit(Act.Pay, Paper.Paid);

        desk.Fire(Act.Submit);
        row.State.Should().Be(Paper.InApproval);

        row.State = Paper.Noticed;
        desk.Fire(Act.Pay);
        row.State.Should().Be(Paper.Paid);
    }

    [Fact]
    public void A_row_that_cannot_be_written_stops_the_transition_after_leaving()
    {
        var log = new List<string>();
        var desk = new StateMachine<Paper, Act>(() => Paper.Draft, _ => throw new IOException("disk"));
        desk.Configure(Paper.Draft).Permit(Act.Submit, Paper.InApproval).OnExit(() => log.Add("leave"));
        desk.Configure(Paper.InApproval).OnEntry(() => log.Add("enter"));

        desk.Invoking(d => d.Fire(Act.Submit)).Should().Throw<IOException>();

        log.Should().Equal("leave");
    }
}
