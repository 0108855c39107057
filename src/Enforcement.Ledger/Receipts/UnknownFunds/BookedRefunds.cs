using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Ends refunds by the booked debits of a statement that carry them out: the id of the instruction, its amount, its account
/// where the line names one. Any other debit is left to the caller.</summary>
/// <source>design §6; domain reference §6.5</source>
public sealed class BookedRefunds(LedgerDb db, RefundsInHand refunds, Journal journal)
{
    public async Task<IReadOnlyList<OutgoingMatch>> BookAsync(int bookId, IReadOnlyList<OutgoingLine> debits, CancellationToken ct)
    {
        var byId = debits.Select(d => (Debit: d, Id: InstructionId.FindIn(d.EndToEndId) ?? InstructionId.FindIn(d.Text))).Where(d => d.Id is not null).ToLookup(d => d.Id!, d => d.Debit);
        if (byId.Count == 0)
            return [];
        var ordered = await db.QueryAsync(
            "select i.refund_id, i.end_to_end_id from receipts.refund_instruction i join receipts.refund r on r.id = i.refund_id where i.end_to_end_id = any ($1) and r.state = 'approved' order by r.line_id",
            r => (RefundId: r.GetInt64(0), EndToEndId: r.GetString(1)), ct, (object)byId.Select(g => g.Key).ToArray());
        var booked = new List<(RefundInHand Refund, OutgoingLine Debit, string EndToEndId)>();
        foreach (var (refundId, endToEndId) in ordered)
        {
            var refund = await refunds.TakeAsync(refundId, ct);
            if (refund.State == "approved" && refund.Line.BookId == bookId && byId[endToEndId].FirstOrDefault(d => CarriesOut(d, refund)) is { } debit)
                booked.Add((refund, debit, endToEndId));
        }
        await journal.PostAsync(bookId, [.. booked.Select(b => RefundsInHand.EntryFor(EntryKind.RefundBooked, b.Refund, AccountCode.InTransit, AccountCode.Bank, b.Debit.BookedOn,
            Entry.Key("line", b.Debit.LineId), SourceKind.StatementLine, b.Debit.LineId))], ct);
        await db.ExecuteAsync(
            "update receipts.refund r set state = 'booked', booked_line_id = b.line, booked_on = b.day from unnest($1, $2, $3) as b (refund, line, day) where r.id = b.refund",
            ct, booked.Select(b => b.Refund.Id).ToArray(), booked.Select(b => b.Debit.LineId).ToArray(), booked.Select(b => b.Debit.BookedOn).ToArray());
        return [.. booked.Select(b => new OutgoingMatch(b.Debit.LineId, null, "REFUND", [$"instruction {b.EndToEndId} of refund {b.Refund.Id}", "same amount"]))];
    }

    static bool CarriesOut(OutgoingLine debit, RefundInHand refund) =>
        debit.Amount == refund.Line.Amount && (string.IsNullOrEmpty(debit.CounterpartyAccount) || debit.CounterpartyAccount == refund.PayerAccount);
}
