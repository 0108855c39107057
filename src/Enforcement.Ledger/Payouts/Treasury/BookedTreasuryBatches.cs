using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Treasury;

/// <summary>Ends payments of fees by the booked debits of a statement that carry them out: the id of the instruction, its amount, its account where the line names one.</summary>
/// <source>design §6: paid means a booked debit on a statement</source>
public sealed class BookedTreasuryBatches(LedgerDb db, TreasuryDesk desk, Journal journal)
{
    /// <returns>Line, batch and id of the instruction of each that was booked; any other debit is left to the caller.</returns>
    public async Task<IReadOnlyList<(long LineId, long BatchId, string EndToEndId)>> BookAsync(int bookId, IReadOnlyList<BankDebit> debits, CancellationToken ct)
    {
        var byId = debits.Select(d => (Debit: d, Id: InstructionId.FindIn(d.EndToEndId) ?? InstructionId.FindIn(d.Text))).Where(d => d.Id is not null).ToLookup(d => d.Id!, d => d.Debit);
        if (byId.Count == 0)
            return [];
        var ordered = await db.QueryAsync("select id from payouts.treasury_batch where end_to_end_id = any ($1) and state = 'Approved' and book_id = $2 order by id",
            r => r.GetInt64(0), ct, byId.Select(g => g.Key).ToArray(), bookId);
        var booked = new List<(long LineId, long BatchId, string EndToEndId)>();
        foreach (var id in ordered)
        {
            var batch = await desk.TakeAsync(id, ct, asFact: true);
            if (batch.State != TreasuryState.Approved || byId[batch.EndToEndId!].FirstOrDefault(d => CarriesOut(d, batch)) is not { } debit)
                continue;
            await journal.PostAsync(bookId, [await desk.EntryAsync(batch, EntryKind.TreasuryPaid, AccountCode.InTransit, AccountCode.Bank, debit.BookedOn,
                Entry.Key("line", debit.LineId), SourceKind.StatementLine, debit.LineId, ct)], ct);
            await db.ExecuteAsync("update payouts.treasury_batch set state = 'Booked', booked_line_id = $2, booked_on = $3 where id = $1", ct, batch.Id, debit.LineId, debit.BookedOn);
            booked.Add((debit.LineId, batch.Id, batch.EndToEndId!));
        }
        return booked;
    }

    static bool CarriesOut(BankDebit debit, TreasuryBatchInHand batch) =>
        debit.Amount == batch.Amount && (string.IsNullOrEmpty(debit.CounterpartyAccount) || debit.CounterpartyAccount == batch.AccountNo);
}
