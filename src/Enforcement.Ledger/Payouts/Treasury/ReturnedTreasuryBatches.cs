using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Treasury;

/// <summary>Recognises payments of fees and costs that the bank sent back, by the id of their instruction: what they paid is due again, lot by lot, and is
/// paid anew by two persons.</summary>
/// <source>domain reference §6.3 (T6) and §8 (returned after booking)</source>
public sealed class ReturnedTreasuryBatches(LedgerDb db, TreasuryDesk desk, Journal journal)
{
    /// <returns>The credits that carry such an id; without a case those that cannot be its return. All others are left to the caller.</returns>
    public async Task<IReadOnlyList<ReturnFound>> BookAsync(int bookId, IReadOnlyList<BankCredit> credits, CancellationToken ct)
    {
        var byId = credits.Select(c => (Credit: c, Id: InstructionId.FindIn(c.EndToEndId) ?? InstructionId.FindIn(c.Text))).Where(c => c.Id is not null).ToLookup(c => c.Id!, c => c.Credit);
        if (byId.Count == 0)
            return [];
        var ordered = await db.QueryAsync(
            """
            select b.id, (select min(d.case_id) from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id where i.batch_id = b.id)
            from payouts.treasury_batch b where b.end_to_end_id = any ($1) and b.book_id = $2 order by b.id
            """,
            r => (Id: r.GetInt64(0), CaseId: r.GetInt64(1)), ct, byId.Select(g => g.Key).ToArray(), bookId);
        var found = new List<ReturnFound>();
        foreach (var (id, caseId) in ordered)
        {
            var batch = await desk.TakeAsync(id, ct, asFact: true);
            var open = batch.State == TreasuryState.Booked;
            foreach (var credit in byId[batch.EndToEndId!])
            {
                if (!open)
                    found.Add(new(credit.LineId, null, [$"instruction {batch.EndToEndId} of payment of fees {id} is not booked or has come back already, so it cannot come back"]));
                else if (credit.Amount != batch.Amount)
                    found.Add(new(credit.LineId, null, [$"instruction {batch.EndToEndId} of payment of fees {id} was for {batch.Amount}, not {credit.Amount}"]));
                else
                {
                    await BookAsync(batch, credit, ct);
                    found.Add(new(credit.LineId, caseId, [$"instruction {batch.EndToEndId} of payment of fees {id} came back", "same amount"]));
                    open = false;
                }
            }
        }
        return found;
    }

    async Task BookAsync(TreasuryBatchInHand batch, BankCredit credit, CancellationToken ct)
    {
        await db.ExecuteAsync("update payouts.treasury_batch set state = 'Returned', returned_line_id = $2, returned_on = $3 where id = $1", ct, batch.Id, credit.LineId, credit.BookedOn);
        await journal.PostAsync(batch.BookId, [await desk.EntryAsync(batch, EntryKind.TreasuryReturned, AccountCode.Bank, AccountCode.FeeDue, credit.BookedOn,
            Entry.Key("line", credit.LineId), SourceKind.StatementLine, credit.LineId, ct)], ct);
    }
}
