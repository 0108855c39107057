using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Enforcement.Ledger.Payouts;

/// <summary>The credit of a return that is none: a lot of its own among the unknown funds, for no payment of ours ever came back with it.</summary>
/// <param name="Reason">Why it is none.</param>
public sealed record CreditFreed(int BookId, long LineId, long LotId, string Reason);

/// <summary>What is decided about a payment that came back: confirmed or rejected by a second person, and a confirmation taken back by two.
/// Checks come in this order: permission, separation of persons, state, money.</summary>
/// <source>domain reference §6.3 (T6), §7 rows 18 and 19, §8; ops/decisions/0015, 0041</source>
public sealed class ReturnDesk(LedgerDb db, PayoutDesk desk, Journal journal, Act act)
{
    /// <param name="TookIn">The act's person imported its statement, or let it pass when it was held.</param>
    sealed record InHand(long LineId, int Round, Money Amount, LocalDate ReturnedOn, bool TookIn, bool Stands, bool Confirmed, long? UndoAskedBy, string? UndoReason);

    /// <summary>Restores what came back with the payout's last instruction to its case, as the second person.</summary>
    /// <exception cref="Refused"><see cref="ReturnRefusals.NotFound"/>, <see cref="ReturnRefusals.SamePerson"/>, <see cref="ReturnRefusals.Rejected"/>,
    /// <see cref="ReturnRefusals.AlreadyConfirmed"/></exception>
    public async Task RestoreAsync(Payout payout, CancellationToken ct)
    {
        var returned = await UndecidedAsync(payout, ct);
        await db.ExecuteAsync("update payouts.returned_payment set confirmed_by = $2, confirmed_at = $3 where line_id = $1", ct, returned.LineId, act.Actor.Id, act.Now);
        await journal.PostAsync(payout.BookId, [new Entry(EntryKind.ReturnRestored, RestoredKey(returned), Office.Today(act.Now), SourceKind.Payout, payout.Id, Restored(payout))], ct);
        act.About($"payout:{payout.Id}", $"return of line {returned.LineId} confirmed, {payout.AmountMinor}");
    }

    /// <summary>Finds, as the second person, that nothing came back: the payment is paid as before, and the credit is nobody's yet.</summary>
    /// <exception cref="Refused"><see cref="ReturnRefusals.NotFound"/>, <see cref="ReturnRefusals.SamePerson"/>, <see cref="ReturnRefusals.Rejected"/>,
    /// <see cref="ReturnRefusals.AlreadyConfirmed"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task<CreditFreed> RejectAsync(Payout payout, string? reason, CancellationToken ct)
    {
        var returned = await UndecidedAsync(payout, ct);
        var why = Reason.Required(reason);
        await db.ExecuteAsync("update payouts.returned_payment set rejected_by = $2, rejected_at = $3, reject_reason = $4 where line_id = $1", ct, returned.LineId, act.Actor.Id, act.Now, why);
        return await FreeAsync(payout, returned, why, ct);
    }

    /// <summary>Asks to take a confirmation back, also after the payment was given up. Nothing moves until another person agrees.</summary>
    /// <exception cref="Refused"><see cref="ReturnRefusals.NotFound"/>, <see cref="ReturnRefusals.Rejected"/>, <see cref="ReturnRefusals.NotConfirmed"/>,
    /// <see cref="ReturnRefusals.UndoAsked"/>, <see cref="ReturnRefusals.AskedAgain"/>, <see cref="ReturnRefusals.BuiltUpon"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task AskUndoAsync(Payout payout, string? reason, CancellationToken ct)
    {
        var returned = await ConfirmedAsync(payout, await TakeAsync(payout, ct), ct);
        if (returned.UndoAskedBy is not null)
            throw new Refused(ReturnRefusals.UndoAsked, $"payout {payout.Id}");
        var why = Reason.Required(reason);
        await db.ExecuteAsync("update payouts.returned_payment set undo_asked_by = $2, undo_asked_at = $3, undo_reason = $4 where line_id = $1", ct, returned.LineId, act.Actor.Id, act.Now, why);
        act.About($"payout:{payout.Id}", $"asked to take back the confirmation of line {returned.LineId}: {why}");
    }

    /// <summary>Takes a confirmation back, as another person than who asked for it, while all of its money is still free in the case, and nothing
    /// is built on it that the payment was given up.</summary>
    /// <exception cref="Refused"><see cref="ReturnRefusals.NotFound"/>, <see cref="ReturnRefusals.UndoSamePerson"/>, <see cref="ReturnRefusals.Rejected"/>,
    /// <see cref="ReturnRefusals.NotConfirmed"/>, <see cref="ReturnRefusals.UndoNotAsked"/>, <see cref="ReturnRefusals.AskedAgain"/>, <see cref="ReturnRefusals.BuiltUpon"/>, <see cref="ReturnRefusals.MoneyMovedOn"/></exception>
    public async Task<CreditFreed> UndoAsync(Payout payout, CancellationToken ct)
    {
        var returned = await TakeAsync(payout, ct);
        if (returned.UndoAskedBy == act.Actor.Id)
            throw new Refused(ReturnRefusals.UndoSamePerson, $"payout {payout.Id} by {act.Actor.Name}");
        await ConfirmedAsync(payout, returned, ct);
        if (returned.UndoReason is not { } why)
            throw new Refused(ReturnRefusals.UndoNotAsked, $"payout {payout.Id}");
        await db.ExecuteAsync("update payouts.returned_payment set undone_by = $2, undone_at = $3 where line_id = $1", ct, returned.LineId, act.Actor.Id, act.Now);
        return await FreeAsync(payout, returned, why, ct);
    }

    /// <summary>Whether the last instruction came back and nobody has decided about it.</summary>
    public async Task<bool> IsOpenAsync(Payout payout, CancellationToken ct) => (await db.QueryAsync(
        "select 1 from payouts.returned_payment r join payouts.instruction i on i.id = r.instruction_id where i.payout_id = $1 and i.round = $2 and r.confirmed_at is null and r.stands",
        r => r.GetInt32(0), ct, payout.Id, payout.Round)).Count > 0;

    // Of two decisions the second waits for the payout in hand, and sees the first here.
    async Task<InHand> TakeAsync(Payout payout, CancellationToken ct) => (await db.QueryAsync(
        """
        select r.line_id, i.round, r.amount_minor, r.returned_on, $2 in (select payouts.took_in(r.line_id)), r.stands, r.confirmed_at is not null, r.undo_asked_by, r.undo_reason
        from payouts.returned_payment r join payouts.instruction i on i.id = r.instruction_id where i.payout_id = $1 order by i.round desc, r.proposed_at desc, r.line_id desc limit 1
        """,
        r => new InHand(r.GetInt64(0), r.GetInt32(1), r.Money(2), r.Date(3), r.GetBoolean(4), r.GetBoolean(5), r.GetBoolean(6), r.LongOrNull(7), r.TextOrNull(8)), ct, payout.Id, act.Actor.Id)).SingleOrDefault()
        ?? throw new Refused(ReturnRefusals.NotFound, $"payout {payout.Id}");

    async Task<InHand> UndecidedAsync(Payout payout, CancellationToken ct)
    {
        var returned = await TakeAsync(payout, ct);
        if (returned.TookIn)
            throw new Refused(ReturnRefusals.SamePerson, $"payout {payout.Id} by {act.Actor.Name}");
        if (!returned.Stands)
            throw new Refused(ReturnRefusals.Rejected, $"payout {payout.Id}");
        if (returned.Confirmed)
            throw new Refused(ReturnRefusals.AlreadyConfirmed, $"payout {payout.Id}");
        return returned;
    }

    async Task<InHand> ConfirmedAsync(Payout payout, InHand returned, CancellationToken ct)
    {
        if (!returned.Stands)
            throw new Refused(ReturnRefusals.Rejected, $"payout {payout.Id}");
        if (!returned.Confirmed)
            throw new Refused(ReturnRefusals.NotConfirmed, $"payout {payout.Id}");
        if (payout.State is not (PayoutState.Returned or PayoutState.Withdrawn) || payout.Round != returned.Round)
            throw new Refused(ReturnRefusals.AskedAgain, $"payout {payout.Id} is {payout.State}");
        if (payout.State == PayoutState.Withdrawn && (await db.QueryAsync("select payouts.built_on_giving_up($1)", r => r.TextOrNull(0), ct, payout.Id))[0] is { } built)
            throw new Refused(ReturnRefusals.BuiltUpon, $"payout {payout.Id}: {built}");
        return returned;
    }

    /// <summary>Reverses what the return posted and brings the credit in as what it is: money of its own, whose case nobody knows.</summary>
    async Task<CreditFreed> FreeAsync(Payout payout, InHand returned, string why, CancellationToken ct)
    {
        var givenUp = payout.State == PayoutState.Withdrawn;
        await desk.MoveAsync(payout, PayoutTrigger.ReturnRejected, ct, why);
        if (givenUp)
            await ReviveAsync(payout, ct);
        var today = Office.Today(act.Now);
        var entries = new List<Entry>();
        if (returned.Confirmed)
            entries.Add(await ReversalAsync(payout, returned, RestoredKey(returned), SourceKind.Payout, payout.Id, Restored(payout), ct));
        entries.Add(await ReversalAsync(payout, returned, Entry.Key("line", returned.LineId), SourceKind.StatementLine, returned.LineId,
            [.. payout.Lots.Select(l => new Transfer(l.LotId, AccountCode.Bank, null, AccountCode.Returned, payout.CaseId, l.AmountMinor))], ct));
        // The bank's booking date is the lot's: whatever case claims it, its clocks count from there.
        entries.Add(new(EntryKind.ReceiptUnknown, Entry.Key("no return", returned.LineId), today, SourceKind.StatementLine, returned.LineId,
            [new Transfer(null, AccountCode.Bank, null, AccountCode.Unknown, null, returned.Amount)], new Lot(returned.ReturnedOn, returned.Amount)));
        var posted = await journal.PostAsync(payout.BookId, entries, ct, ReturnRefusals.MoneyMovedOn);
        act.About($"payout:{payout.Id}", $"line {returned.LineId} is no return, {returned.Amount} unknown: {why}");
        return new(payout.BookId, returned.LineId, posted[^1].LotId ?? throw new InvariantBroken("return.lot", $"line {returned.LineId} brought no lot"), why);
    }

    /// <summary>The notice of a payment that was given up, its clock B and the day on which it was paid stand as before.</summary>
    async Task ReviveAsync(Payout payout, CancellationToken ct)
    {
        var notice = await db.Set<Notice>().SingleAsync(n => n.PayoutId == payout.Id && n.Round == payout.Round, ct);
        notice.ReturnedAt = null;
        (payout.NoticeNo, payout.NoticeIssuedAt, payout.BDueOn, payout.BDueProvisional) = (notice.NoticeNo, notice.IssuedAt, notice.BDueOn, notice.BDueProvisional);
        payout.PaidOn = (await db.QueryAsync("select l.booked_on from payouts.settlement s join payouts.instruction i on i.id = s.instruction_id join receipts.statement_line l on l.id = s.line_id where i.payout_id = $1 and i.round = $2",
            r => r.Date(0), ct, payout.Id, payout.Round)).Single();
        await db.SaveChangesAsync(ct);
    }

    async Task<Entry> ReversalAsync(Payout payout, InHand returned, Guid of, SourceKind source, long sourceId, IReadOnlyList<Transfer> transfers, CancellationToken ct)
    {
        var origin = (await db.QueryAsync("select id from ledger.entry where book_id = $1 and idempotency_key = $2", r => r.GetInt64(0), ct, payout.BookId, of)).Single();
        return new(EntryKind.Reversal, Entry.Key("no return", returned.LineId, origin), Office.Today(act.Now), source, sourceId, [.. transfers.Select(t => t.Mirror())], ReversesEntryId: origin);
    }

    static Guid RestoredKey(InHand returned) => Entry.Key("return/restored", returned.LineId);

    static Transfer[] Restored(Payout payout) =>
        [.. payout.Lots.Select(l => new Transfer(l.LotId, AccountCode.Returned, payout.CaseId, payout.Source, payout.CaseId, l.AmountMinor))];
}
