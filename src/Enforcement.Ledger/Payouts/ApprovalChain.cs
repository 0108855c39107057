using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Enforcement.Ledger.Access;

namespace Enforcement.Ledger.Payouts;

/// <summary>The chain of approvals as data: the steps are chosen by the sum that the payee has had or is to have from the case
/// over a window, so that splitting a payment does not lower the band.</summary>
/// <source>法发〔2017〕6号 §12; domain reference §3.4 and §7, row 7</source>
public sealed class ApprovalChain(LedgerDb db, Act act)
{
    /// <summary>Fixes the steps that this submission asks for.</summary>
    public async Task FixAsync(Payout payout, CancellationToken ct)
    {
        // Two payouts of one case submitted at once must each see the other's sum.
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = $1 for no key update", ct, payout.CaseId);
        var today = Office.Today(act.Now);
        var (version, windowDays) = (await db.QueryAsync(
            "select version, window_days from payouts.chain_version where effective_from <= $1 order by effective_from desc, version desc limit 1",
            r => (r.GetInt32(0), r.GetInt32(1)), ct, today))[0];
        var cumulated = payout.AmountMinor + await CumulatedAsync(payout, act.Now - Duration.FromDays(windowDays), ct);
        var steps = await db.QueryAsync(
            """
            select step, role from payouts.chain_step
            where version = $1 and from_minor = (select max(from_minor) from payouts.chain_step where version = $1 and from_minor <= $2)
            order by step
            """,
            r => (Step: r.GetInt16(0), Role: r.GetString(1)), ct, version, cumulated);
        db.AddRange(steps.Select(s => new RequiredStep
        {
            PayoutId = payout.Id,
            Round = payout.Round,
            Step = s.Step,
            Role = s.Role,
            ChainVersion = version,
            CumulatedMinor = cumulated,
        }));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The steps of this round that nobody has approved yet, in order.</summary>
    public Task<List<RequiredStep>> OpenStepsAsync(Payout payout, CancellationToken ct) =>
        db.Set<RequiredStep>()
            .Where(s => s.PayoutId == payout.Id && s.Round == payout.Round
                && !db.Set<Approval>().Any(a => a.PayoutId == s.PayoutId && a.Round == s.Round && a.Step == s.Step))
            .OrderBy(s => s.Step).ToListAsync(ct);

    /// <summary>Refuses whoever does not hold the role of the step that is open.</summary>
    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/></exception>
    public void RequireRole(IReadOnlyList<RequiredStep> open)
    {
        if (open.Count > 0 && !act.Roles.Contains(open[0].Role))
            throw new Refused(AccessRefusals.NotPermitted, $"step {open[0].Step} is for {open[0].Role}");
    }

    async Task<Money> CumulatedAsync(Payout payout, Instant since, CancellationToken ct)
    {
        PayoutState[] counted = [PayoutState.InApproval, PayoutState.NoticeIssued, PayoutState.Accepted, PayoutState.Released,
            PayoutState.Uncertain, PayoutState.Paid, PayoutState.OnHold];
        var others = await db.Set<Payout>()
            .Where(p => p.Id != payout.Id && p.CaseId == payout.CaseId && (p.PayeeNameKey == payout.PayeeNameKey || p.AccountNo == payout.AccountNo) && counted.Contains(p.State)
                && db.Set<PayoutMove>().Any(m => m.PayoutId == p.Id && (m.Trigger == PayoutTrigger.Submit || m.Trigger == PayoutTrigger.Reissue) && m.At >= since))
            .Select(p => p.AmountMinor).ToListAsync(ct);
        return Money.Sum(others);
    }
}
