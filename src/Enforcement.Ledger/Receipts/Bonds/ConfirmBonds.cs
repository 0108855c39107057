using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>A second person confirms that lines of unknown funds are bonds: their money goes to the account of bonds.</summary>
/// <source>domain reference §2.5, §6.3 (T7) and §7, row 32</source>
public sealed class ConfirmBonds(LedgerDb db, UnknownDesk desk, BondsInHand bonds, Journal journal, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmBonds;

    public sealed record Request(IReadOnlyList<long> BondIds);

    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> when an amount is for another role, <see cref="BondRefusals.NotFound"/>,
    /// <see cref="BondRefusals.SamePerson"/> for who took the statement in or proposed it, <see cref="BondRefusals.Decided"/>; all of them or none.</exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        if (request.BondIds.Count > UnknownDesk.MostLines)
            throw new Refused(UnknownRefusals.TooMany);
        var taken = await bonds.TakeAsync(request.BondIds, ct);
        await desk.RequireRoleAsync(taken.Max(b => b.Line.Amount), ct);
        UnknownDesk.RequireNone([.. taken.Where(b => b.TookIn || b.ProposedBy == act.Actor.Id).Select(b => (b.Line.LineId, BondRefusals.SamePerson))]);
        UnknownDesk.RequireNone([.. taken.Where(b => b.State != "proposed").Select(b => (b.Line.LineId, BondRefusals.Decided))]);
        foreach (var book in taken.GroupBy(b => b.Line.BookId))
            await journal.PostAsync(book.Key, [.. book.Select(b => new Entry(EntryKind.BondHeld, Entry.Key("bond", b.Id), Office.Today(act.Now), SourceKind.Bond, b.Id,
                [new Transfer(b.Line.LotId, AccountCode.Unknown, null, AccountCode.Bond, null, b.Line.Amount)]))], ct, BondRefusals.Decided);
        await db.ExecuteAsync("update receipts.bond set state = 'held', decided_by = $2, decided_at = $3 where id = any ($1)", ct, taken.Select(b => b.Id).ToArray(), act.Actor.Id, act.Now);
    }
}
