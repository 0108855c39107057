using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Stateless;
using Stateless.Graph;

namespace Enforcement.Ledger.Payouts;

public enum PayoutState
{
    Draft,
    InApproval,
    NoticeIssued,
    Accepted,
    Released,
    Uncertain,
    Paid,
    Failed,
    Returned,
    Disputed,
    OnHold,
    Withdrawn,
}

public enum PayoutTrigger
{
    Submit,
    Withdraw,
    Split,
    Approve,
    Reject,
    Hold,
    Lift,
    Accept,
    ReturnToExecutor,
    Release,
    BankAccepted,
    BankRejected,
    Booked,
    Lost,
    BankReturned,
    ReturnRejected,
    Reissue,
    ResolveForPayee,
    ResolveAgainst,
}

/// <summary>A named condition of a move.</summary>
public enum PayoutGuard
{
    None,
    MoreStepsFollow,
    ChainComplete,
    LeftInApproval,
    LeftNoticeIssued,
    LeftAccepted,
    GivenUpAfterReturn,
}

/// <summary>One legal move, with who may make it and the article it rests on.</summary>
public sealed record LegalMove(PayoutState From, PayoutTrigger Trigger, PayoutState To, Permission Permission, string Article, PayoutGuard Guard = PayoutGuard.None);

/// <summary>The lifecycle of a payout: one table, from which the state machine is made. <c>payouts.legal_move</c> holds the same
/// rows and the database refuses every other move; a test compares the two. What a move does to the money is the use case's.</summary>
public sealed class PayoutLifecycle
{
    public static IReadOnlyList<LegalMove> Moves { get; } =
    [
        new(PayoutState.Draft, PayoutTrigger.Submit, PayoutState.InApproval, Permission.DraftPayouts, "执行权制约监督意见 §22¶1; 法发〔2017〕6号 §12"),
        new(PayoutState.Draft, PayoutTrigger.Withdraw, PayoutState.Withdrawn, Permission.DraftPayouts, "法院内控要求"),
        new(PayoutState.Draft, PayoutTrigger.Split, PayoutState.Draft, Permission.DraftPayouts, "执行权制约监督意见 §22¶1"),
        new(PayoutState.InApproval, PayoutTrigger.Approve, PayoutState.InApproval, Permission.ApprovePayouts, "法发〔2017〕6号 §12; 执行权制约监督意见 §10", PayoutGuard.MoreStepsFollow),
        new(PayoutState.InApproval, PayoutTrigger.Approve, PayoutState.NoticeIssued, Permission.ApprovePayouts, "执行权制约监督意见 §22¶1; 法发〔2017〕6号 §12", PayoutGuard.ChainComplete),
        new(PayoutState.InApproval, PayoutTrigger.Reject, PayoutState.Draft, Permission.ApprovePayouts, "执行权制约监督意见 §22¶2"),
        new(PayoutState.InApproval, PayoutTrigger.Withdraw, PayoutState.Withdrawn, Permission.DraftPayouts, "法院内控要求"),
        new(PayoutState.InApproval, PayoutTrigger.Split, PayoutState.InApproval, Permission.DraftPayouts, "执行权制约监督意见 §22¶1"),
        new(PayoutState.InApproval, PayoutTrigger.Hold, PayoutState.OnHold, Permission.PlaceHolds, "执行权制约监督意见 §17; 法院内控要求"),
        new(PayoutState.NoticeIssued, PayoutTrigger.Accept, PayoutState.Accepted, Permission.AcceptPayouts, "执行权制约监督意见 §22¶1; 法发〔2017〕6号 §14"),
        new(PayoutState.NoticeIssued, PayoutTrigger.ReturnToExecutor, PayoutState.Draft, Permission.AcceptPayouts, "法发〔2017〕6号 §14"),
        new(PayoutState.NoticeIssued, PayoutTrigger.Hold, PayoutState.OnHold, Permission.PlaceHolds, "执行权制约监督意见 §17; 法院内控要求"),
        new(PayoutState.NoticeIssued, PayoutTrigger.Split, PayoutState.NoticeIssued, Permission.DraftPayouts, "执行权制约监督意见 §22¶1"),
        new(PayoutState.Accepted, PayoutTrigger.Release, PayoutState.Released, Permission.ReleasePayouts, "法发〔2017〕6号 §11, §14"),
        new(PayoutState.Accepted, PayoutTrigger.ReturnToExecutor, PayoutState.Draft, Permission.AcceptPayouts, "法发〔2017〕6号 §14"),
        new(PayoutState.Accepted, PayoutTrigger.Hold, PayoutState.OnHold, Permission.PlaceHolds, "执行权制约监督意见 §17; 法院内控要求"),
        new(PayoutState.Released, PayoutTrigger.BankAccepted, PayoutState.Released, Permission.ImportStatements, "法院内控要求"),
        new(PayoutState.Released, PayoutTrigger.BankRejected, PayoutState.Failed, Permission.ImportStatements, "法院内控要求"),
        new(PayoutState.Released, PayoutTrigger.Booked, PayoutState.Paid, Permission.ImportStatements, "执行权制约监督意见 §22¶1"),
        new(PayoutState.Released, PayoutTrigger.Lost, PayoutState.Uncertain, Permission.ImportStatements, "法院内控要求"),
        new(PayoutState.Uncertain, PayoutTrigger.BankAccepted, PayoutState.Released, Permission.ImportStatements, "法院内控要求"),
        new(PayoutState.Uncertain, PayoutTrigger.BankRejected, PayoutState.Failed, Permission.ImportStatements, "法院内控要求"),
        new(PayoutState.Uncertain, PayoutTrigger.Booked, PayoutState.Paid, Permission.ImportStatements, "执行权制约监督意见 §22¶1"),
        new(PayoutState.Paid, PayoutTrigger.BankReturned, PayoutState.Returned, Permission.ImportStatements, "法院内控要求"),
        new(PayoutState.Failed, PayoutTrigger.Reissue, PayoutState.InApproval, Permission.DraftPayouts, "法院内控要求"),
        new(PayoutState.Failed, PayoutTrigger.Withdraw, PayoutState.Withdrawn, Permission.DraftPayouts, "法院内控要求"),
        new(PayoutState.Returned, PayoutTrigger.ReturnRejected, PayoutState.Paid, Permission.ConfirmReturns, "法发〔2009〕43号 §四; 法院内控要求"),
        new(PayoutState.Returned, PayoutTrigger.Reissue, PayoutState.InApproval, Permission.DraftPayouts, "法院内控要求"),
        new(PayoutState.Returned, PayoutTrigger.Withdraw, PayoutState.Withdrawn, Permission.DraftPayouts, "法院内控要求"),
        new(PayoutState.Withdrawn, PayoutTrigger.ReturnRejected, PayoutState.Paid, Permission.ConfirmReturns, "法发〔2009〕43号 §四; 法院内控要求", PayoutGuard.GivenUpAfterReturn),
        new(PayoutState.Disputed, PayoutTrigger.ResolveForPayee, PayoutState.Draft, Permission.ConfirmDisputes, "民诉法解释 §510"),
        new(PayoutState.Disputed, PayoutTrigger.ResolveAgainst, PayoutState.Withdrawn, Permission.ConfirmDisputes, "民诉法解释 §510"),
        new(PayoutState.OnHold, PayoutTrigger.Withdraw, PayoutState.Withdrawn, Permission.DraftPayouts, "法院内控要求"),
        new(PayoutState.OnHold, PayoutTrigger.Lift, PayoutState.InApproval, Permission.LiftHolds, "法院内控要求", PayoutGuard.LeftInApproval),
        new(PayoutState.OnHold, PayoutTrigger.Lift, PayoutState.NoticeIssued, Permission.LiftHolds, "法院内控要求", PayoutGuard.LeftNoticeIssued),
        new(PayoutState.OnHold, PayoutTrigger.Lift, PayoutState.Accepted, Permission.LiftHolds, "法院内控要求", PayoutGuard.LeftAccepted),
    ];

    readonly Payout payout;
    readonly int stepsLeft;
    readonly bool givenUp;
    readonly StateMachine<PayoutState, PayoutTrigger> machine;

    /// <param name="stepsLeft">Steps of the chain not yet approved, the one now being approved included.</param>
    /// <param name="givenUp">It is known that the payment came back, and was given up.</param>
    public PayoutLifecycle(Payout payout, int stepsLeft = 0, bool givenUp = false)
    {
        this.payout = payout;
        this.stepsLeft = stepsLeft;
        this.givenUp = givenUp;
        machine = new StateMachine<PayoutState, PayoutTrigger>(() => payout.State, state => payout.State = state);
        foreach (var move in Moves)
            Permit(machine.Configure(move.From), move);
    }

    /// <summary>The triggers open from here, guards included.</summary>
    public Task<IEnumerable<PayoutTrigger>> OpenAsync() => machine.GetPermittedTriggersAsync();

    /// <summary>Makes the move in memory; the caller writes it down.</summary>
    /// <exception cref="Refused">The trigger is not open from this state: which ones are is said.</exception>
    public async Task FireAsync(PayoutTrigger trigger)
    {
        await RequireOpenAsync(trigger);
        await machine.FireAsync(trigger);
    }

    /// <exception cref="Refused">The trigger is not open from this state: which ones are is said.</exception>
    public async Task RequireOpenAsync(PayoutTrigger trigger)
    {
        if (!machine.CanFire(trigger))
        {
            var open = string.Join(", ", await OpenAsync());
            throw new Refused(PayoutRefusals.NotOpenFrom(payout.State), $"{trigger} from {payout.State}; open now: {(open.Length > 0 ? open : "nothing")}");
        }
    }

    /// <summary>The diagram of the table, as Mermaid text.</summary>
    public static string Diagram() => MermaidGraph.Format(new PayoutLifecycle(Blank()).machine.GetInfo());

    void Permit(StateMachine<PayoutState, PayoutTrigger>.StateConfiguration state, LegalMove move)
    {
        switch (move.From == move.To, move.Guard)
        {
            case (true, PayoutGuard.None):
                state.PermitReentry(move.Trigger);
                break;
            case (true, var guard):
                state.PermitReentryIf(move.Trigger, () => Holds(guard), Describe(guard));
                break;
            case (false, PayoutGuard.None):
                state.Permit(move.Trigger, move.To);
                break;
            case (false, var guard):
                state.PermitIf(move.Trigger, move.To, () => Holds(guard), Describe(guard));
                break;
        }
    }

    bool Holds(PayoutGuard guard) => guard switch
    {
        PayoutGuard.None => true,
        PayoutGuard.MoreStepsFollow => stepsLeft > 1,
        PayoutGuard.ChainComplete => stepsLeft == 1,
        PayoutGuard.LeftInApproval => payout.HeldFrom == PayoutState.InApproval,
        PayoutGuard.LeftNoticeIssued => payout.HeldFrom == PayoutState.NoticeIssued,
        PayoutGuard.LeftAccepted => payout.HeldFrom == PayoutState.Accepted,
        PayoutGuard.GivenUpAfterReturn => givenUp,
        _ => throw new ArgumentOutOfRangeException(nameof(guard), guard, null),
    };

    static string Describe(PayoutGuard guard) => guard switch
    {
        PayoutGuard.None => "always",
        PayoutGuard.MoreStepsFollow => "more steps follow",
        PayoutGuard.ChainComplete => "the chain is complete",
        PayoutGuard.LeftInApproval => "it was in approval",
        PayoutGuard.LeftNoticeIssued => "its notice was issued",
        PayoutGuard.LeftAccepted => "finance had accepted it",
        PayoutGuard.GivenUpAfterReturn => "it came back and was given up",
        _ => throw new ArgumentOutOfRangeException(nameof(guard), guard, null),
    };

    static Payout Blank() => new()
    {
        BookId = 0,
        CaseId = 0,
        PayeeName = "",
        PayeeNameKey = "",
        AmountMinor = Money.Zero,
        LotsNamed = false,
        DraftedBy = 0,
        DraftedAt = default,
    };
}
