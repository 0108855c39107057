using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Chains;

namespace Enforcement.Ledger.Payouts;

/// <summary>Approves the next step of the chain. The last step issues the notice to finance (支付案款通知): clock A ends and
/// clock B starts.</summary>
/// <source>S3 §22¶1; 法发〔2017〕6号 §11–12</source>
public sealed class ApprovePayout(LedgerDb db, PayoutDesk desk, ApprovalChain chain, CalendarInForce calendar, ILateNotices late, Act act) : IUseCase
{
    /// <summary>Workdays from the notice to the bank's success.</summary>
    public const int PayWithinWorkdays = 5;

    public static Permission Needs => Permission.ApprovePayouts;

    /// <param name="Decision">The collegial decision document, for a payee who is no party of the case. The first approval that names one binds it.</param>
    public sealed record Request(long PayoutId, string? Decision = null);

    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> when the step is another role's,
    /// <see cref="PayoutRefusals.SamePerson"/>, <see cref="PayoutRefusals.IllegalMove"/>,
    /// <see cref="PayoutRefusals.ChangedAfterApproval"/>, <see cref="PayoutRefusals.PayeeNotParty"/>, <see cref="ChainRefusals.DecisionMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        var open = await chain.OpenStepsAsync(payout, ct);
        await chain.ActForStepAsync(payout, open, ct);
        await desk.RequireUninvolvedAsync(payout, ct);
        await chain.RequireRoleAsync(open, ct);
        await new PayoutLifecycle(payout, open.Count).RequireOpenAsync(PayoutTrigger.Approve);
        await RequirePapersAsync(payout, open[0], request.Decision, ct);
        // The approval is written before the move: the database issues no notice whose steps are not all approved.
        db.Add(new Approval
        {
            PayoutId = payout.Id,
            Round = payout.Round,
            Step = open[0].Step,
            PersonId = act.Actor.Id,
            OnBehalfOf = act.OnBehalf?.For.Id,
            DelegationId = act.OnBehalf?.DelegationId,
            ContentHash = payout.ContentHash(),
            DecisionDocument = payout.DecisionDocument,
            ApprovedAt = act.Now,
        });
        act.About($"payout:{payout.Id}", $"step {open[0].Step} as {open[0].Role}, chain {open[0].ChainVersion} for {open[0].PayeeClass}, cumulated {open[0].CumulatedMinor}, decision {payout.DecisionDocument ?? "none"}");
        await desk.MoveAsync(payout, PayoutTrigger.Approve, ct);
        if (payout.State == PayoutState.NoticeIssued)
            await IssueNoticeAsync(payout, ct);
        await db.SaveChangesAsync(ct);
        if (payout.State == PayoutState.NoticeIssued)
            await late.MarkAsync(payout.CaseId, ct);
    }

    async Task RequirePapersAsync(Payout payout, RequiredStep step, string? decision, CancellationToken ct)
    {
        await desk.RequireUnchangedAsync(payout, ct);
        await desk.NameDecisionAsync(payout, decision, ct);
        if (payout is { PartyId: null, Purpose: PayoutPurpose.Claim } && string.IsNullOrWhiteSpace(payout.DecisionDocument))
            throw new Refused(PayoutRefusals.PayeeNotParty, payout.PayeeName);
        if (step.NeedsDecision && string.IsNullOrWhiteSpace(payout.DecisionDocument))
            throw new Refused(ChainRefusals.DecisionMissing, $"step {step.Step} of chain {step.ChainVersion}");
    }

    async Task IssueNoticeAsync(Payout payout, CancellationToken ct)
    {
        var today = Office.Today(act.Now);
        var number = (await db.QueryAsync("select nextval('payouts.notice_no')", r => r.GetInt64(0), ct))[0];
        var due = (await calendar.GetAsync(ct)).AddWorkdays(today, PayWithinWorkdays);
        payout.NoticeNo = InstructionId.NoticeNo(today.Year, number);
        payout.NoticeIssuedAt = act.Now;
        payout.BDueOn = due.Due;
        payout.BDueProvisional = due.Provisional;
        db.Add(new Notice { PayoutId = payout.Id, Round = payout.Round, NoticeNo = payout.NoticeNo, IssuedAt = act.Now, BDueOn = due.Due, BDueProvisional = due.Provisional });
        act.About($"payout:{payout.Id}", $"notice {payout.NoticeNo}, to be paid by {due.Due:uuuu-MM-dd}");
    }
}
