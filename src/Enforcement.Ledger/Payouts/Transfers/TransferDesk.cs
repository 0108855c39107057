using System.Globalization;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Distribution;

namespace Enforcement.Ledger.Payouts.Transfers;

/// <summary>A transfer taken in hand: locked, and both cases with it.</summary>
sealed record TransferInHand(
    long Id, int BookId, long FromCaseId, long ToCaseId, Money Amount, long[]? NamedLots, TransferState State, long ProposedBy, long FromOfficer, bool FromClosed, bool ToClosed, long? UndoAskedBy);

/// <summary>What the acts on transfers do the same way.</summary>
public sealed class TransferDesk(LedgerDb db, HoldEffects holds, PlanRoom plan, Journal journal, Recused recused, Act act)
{
    /// <exception cref="Refused"><see cref="TransferRefusals.NotFound"/>, also for one between other officers' cases; <see cref="RecusalRefusals.Recused"/> from either case.</exception>
    internal async Task<TransferInHand> TakeAsync(long id, CancellationToken ct)
    {
        var cases = await db.QueryAsync(
            """
            select t.from_case_id, t.to_case_id from payouts.case_transfer t join cases.enforcement_case c on c.id = t.from_case_id join cases.enforcement_case d on d.id = t.to_case_id
            where t.id = $1 and ($2::bigint is null or $2 in (c.officer_id, d.officer_id)) for update of t
            """,
            r => (From: r.GetInt64(0), To: r.GetInt64(1)), ct, id, act.OwnOfficerId);
        if (cases is not [var (from, to)])
            throw new Refused(TransferRefusals.NotFound, id.ToString(CultureInfo.InvariantCulture));
        await recused.RequireNotAsync([from, to], ct);
        // Payouts before their case, as everybody takes them: a hold of either case lets its payouts go on.
        await db.ExecuteAsync("select 1 from payouts.payout where case_id = any ($1) order by id for update", ct, new[] { from, to });
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id = any ($1) order by id for no key update", ct, new[] { from, to });
        act.About($"case:{from}", $"transfer {id} to case {to}");
        act.About($"case:{to}", $"transfer {id} from case {from}");
        return (await db.QueryAsync(
            """
            select t.id, t.book_id, t.from_case_id, t.to_case_id, t.amount_minor, t.named_lots, t.state, t.proposed_by, c.officer_id, c.state <> 'open', d.state <> 'open', t.undo_asked_by
            from payouts.case_transfer t join cases.enforcement_case c on c.id = t.from_case_id join cases.enforcement_case d on d.id = t.to_case_id where t.id = $1
            """,
            r => new TransferInHand(r.GetInt64(0), r.GetInt32(1), r.GetInt64(2), r.GetInt64(3), r.Money(4), r.IsDBNull(5) ? null : r.GetFieldValue<long[]>(5),
                Enum.Parse<TransferState>(r.GetString(6)), r.GetInt64(7), r.GetInt64(8), r.GetBoolean(9), r.GetBoolean(10), r.LongOrNull(11)), ct, id))[0];
    }

    /// <summary>What must be so of the case that loses the money, when it is asked for and again when it is decided, there and back: no hold keeps it, and no
    /// plan needs it.</summary>
    /// <exception cref="Refused"><see cref="TransferRefusals.OnHold"/>, <see cref="TransferRefusals.PlanNeeds"/></exception>
    internal async Task RequireFreeAsync(long fromCaseId, Money amount, CancellationToken ct)
    {
        var hold = (await db.QueryAsync("select payouts.transfer_stopping_hold($1)", r => r.LongOrNull(0), ct, fromCaseId))[0];
        if (hold is not null)
            throw new Refused(TransferRefusals.OnHold, $"hold {hold}");
        await plan.RequireSpareAsync(fromCaseId, amount, TransferRefusals.PlanNeeds, ct);
    }

    /// <summary>Ends a proposal that is not carried out.</summary>
    internal async Task EndAsync(TransferInHand transfer, TransferState state, string? reason, CancellationToken ct)
    {
        RequireProposed(transfer);
        await db.ExecuteAsync("update payouts.case_transfer set state = $2, decided_by = $3, decided_at = $4, decision = $5 where id = $1", ct,
            transfer.Id, state.ToString(), act.Actor.Id, act.Now, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        act.About($"case:{transfer.FromCaseId}", $"transfer {transfer.Id} {state}: {reason}");
    }

    /// <exception cref="Refused"><see cref="TransferRefusals.Decided"/></exception>
    internal static void RequireProposed(TransferInHand transfer)
    {
        if (transfer.State != TransferState.Proposed)
            throw new Refused(TransferRefusals.Decided, transfer.State.ToString());
    }

    /// <summary>The entry that moved the money, for its mirror.</summary>
    internal async Task<(long EntryId, IReadOnlyList<Transfer> Transfers)> PostedAsync(TransferInHand transfer, CancellationToken ct)
    {
        var rows = await db.QueryAsync(
            """
            select e.id, t.lot_id, t.amount_minor from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
            where e.book_id = $1 and e.source_kind = $2 and e.source_id = $3 and e.kind = $4 order by t.seq
            """,
            r => (EntryId: r.GetInt64(0), LotId: r.GetInt64(1), Amount: r.Money(2)), ct, transfer.BookId, (short)SourceKind.CaseTransfer, transfer.Id, (short)EntryKind.CaseTransferred);
        return (rows[0].EntryId, [.. rows.Select(r => Moves(transfer, r.LotId, r.Amount))]);
    }

    internal async Task MoveAsync(TransferInHand transfer, IEnumerable<(long LotId, Money Amount)> lots, CancellationToken ct)
    {
        await journal.PostAsync(transfer.BookId, [new Entry(EntryKind.CaseTransferred, Entry.Key("transfer", transfer.Id), Office.Today(act.Now), SourceKind.CaseTransfer, transfer.Id,
            [.. lots.Select(l => Moves(transfer, l.LotId, l.Amount))])], ct, PayoutRefusals.ExceedsAvailable);
        await holds.TakeWhatIsMissingAsync(transfer.ToCaseId, ct);
    }

    internal async Task MoveBackAsync(TransferInHand transfer, CancellationToken ct)
    {
        var (entryId, transfers) = await PostedAsync(transfer, ct);
        await journal.PostAsync(transfer.BookId, [new Entry(EntryKind.Reversal, Entry.Key("reverse", entryId), Office.Today(act.Now), SourceKind.CaseTransfer, transfer.Id,
            [.. transfers.Select(t => t.Mirror())], ReversesEntryId: entryId)], ct, LedgerRefusals.MoneyMovedOn);
        await holds.TakeWhatIsMissingAsync(transfer.FromCaseId, ct);
    }

    /// <summary>Whether the receiving case holds it all as it came.</summary>
    /// <exception cref="Refused"><see cref="LedgerRefusals.MoneyMovedOn"/></exception>
    internal async Task RequireStillThereAsync(TransferInHand transfer, CancellationToken ct)
    {
        var (_, transfers) = await PostedAsync(transfer, ct);
        var held = await db.QueryAsync("select lot_id, amount_minor from ledger.position where book_id = $1 and case_id = $2 and account = $3 and lot_id = any ($4)",
            r => (LotId: r.GetInt64(0), Amount: r.Money(1)), ct, transfer.BookId, transfer.ToCaseId, (short)AccountCode.CaseAvailable, transfers.Select(t => t.LotId!.Value).ToArray());
        if (transfers.Any(t => !held.Exists(h => h.LotId == t.LotId && h.Amount >= t.Amount)))
            throw new Refused(LedgerRefusals.MoneyMovedOn, $"transfer {transfer.Id}");
    }

    static Transfer Moves(TransferInHand transfer, long lotId, Money amount) =>
        new(lotId, AccountCode.CaseAvailable, transfer.FromCaseId, AccountCode.CaseAvailable, transfer.ToCaseId, amount);
}
