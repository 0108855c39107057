using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>Another person confirms that a held bond is unknown funds again: its entry is reversed, and the line counts its workdays from today.</summary>
/// <source>design §4; domain reference §7, rows 11 and 32</source>
public sealed class ConfirmUndoBond(LedgerDb db, UnknownDesk desk, BondsInHand bonds, Journal journal, CalendarInForce calendar, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmBonds;

    public sealed record Request(long BondId);

    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> when the amount is for another role, <see cref="BondRefusals.NotFound"/>,
    /// <see cref="BondRefusals.UndoSamePerson"/> for who asked or took the statement in, what <see cref="BondsInHand.RequireStillAsync"/> refuses,
    /// <see cref="BondRefusals.UndoNotAsked"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (bond, today) = (await bonds.TakeAsync(request.BondId, ct), Office.Today(act.Now));
        await desk.RequireRoleAsync(bond.Line.Amount, ct);
        if (bond.TookIn || bond.UndoAskedBy == act.Actor.Id)
            throw new Refused(BondRefusals.UndoSamePerson);
        await bonds.RequireStillAsync(bond, ct);
        if (bond.UndoAskedBy is null)
            throw new Refused(BondRefusals.UndoNotAsked);
        var due = (await calendar.GetAsync(ct)).AddWorkdays(today, LinePosting.ClaimWithinWorkdays).Due;
        // Before the journal, which lets the entry of a bond be reversed only when this says so.
        await db.ExecuteAsync("update receipts.bond set state = 'rejected', undone_by = $2, undone_at = $3, unknown_due_on = $4 where id = $1", ct, bond.Id, act.Actor.Id, act.Now, due);
        var held = (await db.QueryAsync("select id from ledger.entry where book_id = $1 and source_kind = $2 and source_id = $3 and kind = $4", r => r.GetInt64(0), ct,
            bond.Line.BookId, (short)SourceKind.Bond, bond.Id, (short)EntryKind.BondHeld))[0];
        await journal.PostAsync(bond.Line.BookId, [new Entry(EntryKind.Reversal, Entry.Key("bond undone", bond.Id), today, SourceKind.Bond, bond.Id,
            [new Transfer(bond.Line.LotId, AccountCode.Bond, null, AccountCode.Unknown, null, bond.Line.Amount)], ReversesEntryId: held)], ct, BondRefusals.Decided);
        act.About($"line:{bond.Line.LineId}", $"{bond.Line.Amount} unknown again until {due}");
    }
}
