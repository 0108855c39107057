using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using Enforcement.Ledger.Payouts.Disputes;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Reconciliation;
using Enforcement.Ledger.Tests.Architecture;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Payouts;

public sealed class PayoutLifecycleTests
{
    [Fact]
    public void The_diagram_is_the_one_that_was_agreed()
    {
        var agreed = File.ReadAllText(Path.Combine(ModuleTests.RepositoryRoot(), "tests", "Enforcement.Ledger.Tests", "Payouts", "lifecycle.mmd"));
        PayoutLifecycle.Diagram().ReplaceLineEndings("\n").Trim().Should().Be(agreed.ReplaceLineEndings("\n").Trim(), "a change of the lifecycle is a change of the picture");
    }

    [Fact]
    public void Every_move_names_its_article_and_every_state_can_be_left()
    {
        PayoutLifecycle.Moves.Should().OnlyContain(m => m.Article.Length > 0);
        PayoutLifecycle.Moves.Select(m => (m.From, m.Trigger, m.To)).Should().OnlyHaveUniqueItems();
        Enum.GetValues<PayoutState>().Except(PayoutLifecycle.Moves.Select(m => m.From)).Should().BeEmpty("what came back and was given up may turn out to be none that came back");
        Enum.GetValues<PayoutTrigger>().Except(PayoutLifecycle.Moves.Select(m => m.Trigger)).Should().BeEmpty();
    }

    /// <summary>The permission beside a move is that of an act that makes it.</summary>
    [Fact]
    public void The_permission_of_a_move_is_that_of_its_act()
    {
        var acts = new Dictionary<PayoutTrigger, Permission[]>
        {
            [PayoutTrigger.Submit] = [SubmitPayout.Needs], [PayoutTrigger.Withdraw] = [WithdrawPayout.Needs], [PayoutTrigger.Split] = [SplitPayout.Needs], [PayoutTrigger.Approve] = [ApprovePayout.Needs],
            [PayoutTrigger.Reject] = [RejectPayout.Needs], [PayoutTrigger.Hold] = [PlaceHold.Needs], [PayoutTrigger.Lift] = [LiftHold.Needs], [PayoutTrigger.Accept] = [AcceptPayout.Needs],
            [PayoutTrigger.ReturnToExecutor] = [ReturnPayout.Needs], [PayoutTrigger.Release] = [ReleasePayout.Needs], [PayoutTrigger.BankAccepted] = [ImportBankAnswers.Needs],
            [PayoutTrigger.BankRejected] = [ImportBankAnswers.Needs], [PayoutTrigger.Booked] = [ImportStatement.Needs], [PayoutTrigger.Lost] = [QueryPayout.Needs], [PayoutTrigger.BankReturned] = [ImportStatement.Needs],
            [PayoutTrigger.ReturnRejected] = [RejectReturn.Needs], [PayoutTrigger.Reissue] = [ReissuePayout.Needs], [PayoutTrigger.ResolveForPayee] = [ConfirmDisputeOutcome.Needs],
            [PayoutTrigger.ResolveAgainst] = [ConfirmDisputeOutcome.Needs],
        };
        PayoutLifecycle.Moves.Should().OnlyContain(m => acts[m.Trigger].Contains(m.Permission));
    }

    [Theory]
    [InlineData(PayoutState.Draft, 0, "Submit, Withdraw, Split")]
    [InlineData(PayoutState.InApproval, 2, "Approve, Reject, Withdraw, Split, Hold")]
    [InlineData(PayoutState.NoticeIssued, 0, "Accept, ReturnToExecutor, Hold, Split")]
    [InlineData(PayoutState.Released, 0, "BankAccepted, BankRejected, Booked, Lost")]
    [InlineData(PayoutState.Failed, 0, "Reissue, Withdraw")]
    [InlineData(PayoutState.Returned, 0, "ReturnRejected, Reissue, Withdraw")]
    [InlineData(PayoutState.Withdrawn, 0, "")]
    public async Task From_each_state_these_triggers_are_open(PayoutState state, int stepsLeft, string open) =>
        (await new PayoutLifecycle(In(state), stepsLeft).OpenAsync()).Should().BeEquivalentTo(open.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<PayoutTrigger>));

    [Theory]
    [InlineData(2, PayoutState.InApproval)]
    [InlineData(1, PayoutState.NoticeIssued)]
    public async Task The_notice_is_issued_by_the_last_step_only(int stepsLeft, PayoutState to)
    {
        var payout = In(PayoutState.InApproval);
        await new PayoutLifecycle(payout, stepsLeft).FireAsync(PayoutTrigger.Approve);
        payout.State.Should().Be(to);
    }

    [Theory]
    [InlineData(PayoutState.InApproval)]
    [InlineData(PayoutState.NoticeIssued)]
    [InlineData(PayoutState.Accepted)]
    public async Task A_lifted_hold_leads_back_to_the_state_it_left(PayoutState left)
    {
        var payout = In(PayoutState.OnHold);
        payout.HeldFrom = left;
        await new PayoutLifecycle(payout).FireAsync(PayoutTrigger.Lift);
        payout.State.Should().Be(left);
    }

    [Theory]
    [InlineData(PayoutState.Paid, "payout.already-paid")]
    [InlineData(PayoutState.Uncertain, "payout.uncertain")]
    [InlineData(PayoutState.OnHold, "payout.on-hold")]
    [InlineData(PayoutState.Withdrawn, "payout.illegal-move")]
    public async Task A_refused_trigger_says_why_and_changes_nothing(PayoutState state, string code)
    {
        var payout = In(state);
        (await FluentActions.Awaiting(() => new PayoutLifecycle(payout).FireAsync(PayoutTrigger.Release)).Should().ThrowAsync<Refused>()).Which.Code.Should().Be(code);
        payout.State.Should().Be(state);
    }

    static Payout In(PayoutState state) => new()
    {
        BookId = 1,
        CaseId = 1,
        PayeeName = "甲公司",
        PayeeNameKey = "甲公司",
        AmountMinor = Money.Parse("1.00"),
        LotsNamed = false,
        DraftedBy = 1,
        DraftedAt = default,
        State = state,
    };
}
