using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Treasury;

namespace Enforcement.Ledger.Payouts.Deductions;

/// <summary>Reverses a deduction that should not have been (红字冲销): its lots are available again, and a hold that lacks money has them first.
/// By a third person, with the reason; impossible once the money has gone on.</summary>
/// <source>FY §53; design §4</source>
public sealed class ReverseDeduction(LedgerDb db, DeductionDesk desk, HoldEffects holds, Journal journal, SecondPerson second, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmDeductions;

    public sealed record Request(long DeductionId, string? Reason);

    /// <exception cref="Refused"><see cref="DeductionRefusals.NotFound"/>, <see cref="DeductionRefusals.SamePerson"/>, <see cref="DeductionRefusals.Decided"/>,
    /// <see cref="PayoutRefusals.ReasonMissing"/>, <see cref="TreasuryRefusals.FeePaid"/>, <see cref="LedgerRefusals.Insufficient"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        // Payouts before their case, as everybody takes them: a hold that gets what it lacks lets them go on.
        foreach (var caseId in await db.QueryAsync("select case_id from payouts.deduction where id = $1", r => r.GetInt64(0), ct, request.DeductionId))
            await holds.LockPayoutsAsync(caseId, ct);
        var deduction = await desk.TakeAsync(request.DeductionId, ct);
        await second.RequireAsync(DeductionRefusals.SamePerson, $"deduction {deduction.Id}", ct, deduction.ProposedBy, deduction.DecidedBy, deduction.DecidedFor);
        if (deduction.State != DeductionState.Confirmed)
            throw new Refused(DeductionRefusals.Decided, deduction.State.ToString());
        var reason = Reason.Required(request.Reason);
        if ((await db.QueryAsync("select 1 from payouts.treasury_item i join payouts.treasury_batch b on b.id = i.batch_id where i.deduction_id = $1 and b.state in ('Proposed', 'Approved', 'Booked')",
            r => r.GetInt32(0), ct, deduction.Id)).Count > 0)
            throw new Refused(TreasuryRefusals.FeePaid);
        await db.ExecuteAsync("update payouts.deduction set state = 'Reversed', reversed_by = $2, reversed_at = $3, reversed_reason = $4 where id = $1", ct, deduction.Id, act.Actor.Id, act.Now, reason);
        var posted = await db.QueryAsync(
            """
            select e.id, t.lot_id, t.debit_account, t.credit_account, t.amount_minor from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
            where e.book_id = $1 and e.source_kind = $2 and e.source_id = $3 and e.reverses_entry_id is null order by t.seq
            """,
            r => (EntryId: r.GetInt64(0), Transfer: new Transfer(r.GetInt64(1), (AccountCode)r.GetInt16(2), deduction.CaseId, (AccountCode)r.GetInt16(3), deduction.CaseId, r.Money(4))),
            ct, deduction.BookId, (short)SourceKind.Deduction, deduction.Id);
        await journal.PostAsync(deduction.BookId, [new Entry(EntryKind.Reversal, Entry.Key("reverse", posted[0].EntryId), Office.Today(act.Now), SourceKind.Deduction, deduction.Id,
            [.. posted.Select(p => p.Transfer.Mirror())], ReversesEntryId: posted[0].EntryId)], ct);
        await holds.TakeWhatIsMissingAsync(deduction.CaseId, ct);
        act.About($"case:{deduction.CaseId}", $"deduction {deduction.Id} of {deduction.Amount} reversed: {reason}");
    }
}
