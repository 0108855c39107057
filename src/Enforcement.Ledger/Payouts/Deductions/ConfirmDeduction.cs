using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Deductions;

/// <summary>Confirms what another person proposed: a fee or the cost of a sale is due from now on, surplus is the debtor's.</summary>
/// <source>FY §20, §52; ZX §34; domain reference §8 (fee settlement)</source>
public sealed class ConfirmDeduction(LedgerDb db, DeductionDesk desk, LotChoice lots, Journal journal, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmDeductions;

    public sealed record Request(long DeductionId);

    /// <exception cref="Refused"><see cref="DeductionRefusals.NotFound"/>, <see cref="DeductionRefusals.SamePerson"/>, <see cref="DeductionRefusals.Decided"/>,
    /// <see cref="PayoutRefusals.ExceedsAvailable"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var deduction = await desk.TakeAsync(request.DeductionId, ct);
        if (deduction.ProposedBy == act.Actor.Id)
            throw new Refused(DeductionRefusals.SamePerson);
        if (deduction.State != DeductionState.Proposed)
            throw new Refused(DeductionRefusals.Decided, deduction.State.ToString());
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
}
