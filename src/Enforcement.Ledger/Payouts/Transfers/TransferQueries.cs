using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Transfers;

/// <summary>Reads transfers between cases. An executor sees those of the own cases, on either side.</summary>
public sealed class TransferQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    /// <summary>The newest first.</summary>
    /// <param name="caseId">Transfers out of this case and into it; null for all.</param>
    /// <param name="open">Only those that wait for a decision, or for their undoing.</param>
    /// <param name="afterId">Keyset: transfers older than this id; null for the newest.</param>
    public Task<List<TransferView>> ListAsync(long? caseId, bool open, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "{0} in (t.from_case_id, t.to_case_id)").When(act.OwnOfficerId, "{0} in (c.officer_id, d.officer_id)").When(afterId, "t.id < {0}");
        return RowsAsync($"{asked}{(open ? " and (t.state = 'Proposed' or t.state = 'Approved' and t.undo_asked_by is not null)" : "")} order by t.id desc limit {asked.Parameter(take)}", ct, asked.Values);
    }

    /// <exception cref="Refused"><see cref="TransferRefusals.NotFound"/>, also for one between other officers' cases.</exception>
    public async Task<TransferView> ShowAsync(long id, CancellationToken ct)
    {
        var asked = new Conditions().When(id, "t.id = {0}").When(act.OwnOfficerId, "{0} in (c.officer_id, d.officer_id)");
        return (await RowsAsync($"{asked}", ct, asked.Values)).SingleOrDefault() ?? throw new Refused(TransferRefusals.NotFound);
    }

    async Task<List<TransferView>> RowsAsync(string where, CancellationToken ct, object?[] values)
    {
        var rows = await db.QueryAsync(
            $"""
            select t.id, t.from_case_id, c.number, t.to_case_id, d.number, t.amount_minor, t.ground, g.name, t.document, t.reason, t.state, p.display_name, t.proposed_at, t.proposed_by,
                   x.display_name, t.decided_at, t.decision, u.display_name, t.undo_asked_at, t.undo_reason, t.undo_asked_by, v.display_name, t.reversed_at,
                   access.lender_name('payouts.case_transfer', t.id, 'decided_by'), access.lender_name('payouts.case_transfer', t.id, 'reversed_by')
            from payouts.case_transfer t join payouts.transfer_ground g on g.code = t.ground
            join cases.enforcement_case c on c.id = t.from_case_id join cases.enforcement_case d on d.id = t.to_case_id join access.person p on p.id = t.proposed_by
            left join access.person x on x.id = t.decided_by left join access.person u on u.id = t.undo_asked_by left join access.person v on v.id = t.reversed_by
            where {where}
            """,
            r => new TransferView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetInt64(3), r.GetString(4), r.Money(5), r.GetString(6), r.GetString(7), r.TextOrNull(8), r.TextOrNull(9),
                Enum.Parse<TransferState>(r.GetString(10)), r.GetString(11), r.Instant(12), r.GetInt64(13) == act.Actor.Id, r.TextOrNull(14), r.InstantOrNull(15), r.TextOrNull(16),
                r.TextOrNull(17), r.InstantOrNull(18), r.TextOrNull(19), r.LongOrNull(20) == act.Actor.Id, r.TextOrNull(21), r.InstantOrNull(22), [], r.TextOrNull(23), r.TextOrNull(24)), ct, values);
        var lots = (await db.QueryAsync(
            """
            select e.source_id, l.id, l.arrived_on, m.amount_minor from payouts.case_transfer t
            join ledger.entry e on e.book_id = t.book_id and e.source_kind = $2 and e.source_id = t.id and e.kind = $3
            join ledger.transfer m on m.book_id = e.book_id and m.entry_id = e.id join ledger.lot l on l.book_id = m.book_id and l.id = m.lot_id
            where t.id = any ($1) order by m.seq
            """,
            r => (Of: r.GetInt64(0), Lot: new TransferredLot(r.GetInt64(1), r.Date(2), r.Money(3))), ct, rows.Select(t => t.Id).ToArray(), (short)SourceKind.CaseTransfer, (short)EntryKind.CaseTransferred))
            .ToLookup(l => l.Of, l => l.Lot);
        return rows.ConvertAll(t => t with { Lots = [.. lots[t.Id]] });
    }
}
