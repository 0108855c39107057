using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;

namespace Enforcement.Ledger.Payouts.Deductions;

/// <summary>Confirms what another person proposed: a fee or the cost of a sale is due from now on, surplus is the debtor's. Its ground is looked at
/// again: money may have left the case since, or come under a distribution plan.</summary>
/// <source>FY §20, §52; ZX §34; domain reference §8 (fee settlement)</source>
public sealed class ConfirmDeduction(LedgerDb db, DeductionDesk desk, PlanRoom plan, LotChoice lots, Journal journal, SecondPerson second, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmDeductions;

    public sealed record Request(long DeductionId);

    /// <exception cref="Refused"><see cref="DeductionRefusals.NotFound"/>, <see cref="DeductionRefusals.SamePerson"/>, <see cref="DeductionRefusals.Decided"/>,
    /// <see cref="DeductionRefusals.GroundGone"/>, <see cref="PlanRefusals.ExceedsShare"/>, <see cref="PayoutRefusals.ExceedsAvailable"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var deduction = await desk.TakeAsync(request.DeductionId, ct);
        await second.RequireAsync(DeductionRefusals.SamePerson, $"deduction {deduction.Id}", ct, deduction.ProposedBy);
        if (deduction.State != DeductionState.Proposed)
            throw new Refused(DeductionRefusals.Decided, deduction.State.ToString());
        await RequireGroundAsync(deduction, ct);
        var chosen = await lots.FromAsync(deduction.BookId, deduction.CaseId, AccountCode.CaseAvailable, deduction.Amount, ct, deduction.SaleLots)
            ?? throw new Refused(PayoutRefusals.ExceedsAvailable, deduction.Amount.ToString());
        await db.ExecuteAsync("update payouts.deduction set state = 'Confirmed', decided_by = $2, decided_at = $3 where id = $1", ct, deduction.Id, act.Actor.Id, act.Now);
        await db.ExecuteAsync("insert into payouts.deduction_lot (deduction_id, lot_id, amount_minor) select $1, * from unnest($2, $3)", ct,
            deduction.Id, chosen.Select(c => c.LotId).ToArray(), chosen.Select(c => c.Amount.Minor).ToArray());
        var (kind, to) = deduction.Kind == DeductionKind.Surplus ? (EntryKind.SurplusFound, AccountCode.CaseSurplus) : (EntryKind.FeeCharged, AccountCode.FeeDue);
        await journal.PostAsync(deduction.BookId, [new Entry(kind, Entry.Key("deduction", deduction.Id), Office.Today(act.Now), SourceKind.Deduction, deduction.Id,
            [.. chosen.Select(c => new Transfer(c.LotId, AccountCode.CaseAvailable, deduction.CaseId, to, deduction.CaseId, c.Amount))])], ct, PayoutRefusals.ExceedsAvailable);
        act.About($"case:{deduction.CaseId}", $"deduction {deduction.Id} confirmed: {deduction.Kind} {deduction.Amount}");
    }

    // What is proposed counts as taken already, so there is enough when nothing is overdrawn.
    async Task RequireGroundAsync(DeductionInHand deduction, CancellationToken ct)
    {
        if (deduction.Basis is { } basis && await desk.QuoteAsync(deduction.Case, basis, ct, deduction.ScheduleVersion) is var quote && quote.Charged > quote.Due)
            throw new Refused(DeductionRefusals.GroundGone, $"{quote.Charged} charged, {quote.Due} due on {quote.Base}");
        if (deduction.Kind != DeductionKind.Surplus)
            await plan.RequireFeeAsync(deduction.CaseId, Money.Zero, ct);
        else if (await desk.SurplusAsync(deduction.CaseId, ct) is { IsNegative: true } missing)
            throw new Refused(DeductionRefusals.GroundGone, $"{deduction.Amount} proposed, {missing} over claim and fees");
    }
}
