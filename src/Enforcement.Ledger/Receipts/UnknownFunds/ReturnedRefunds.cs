using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>A credit that may carry the id of a refund.</summary>
public sealed record RefundCredit(long LineId, Money Amount, string? EndToEndId, string? Text);

/// <summary>A credit that carries the id of a refund of ours.</summary>
/// <param name="AuctionId">The auction whose bond the refund gave back, when all of it came back; else null.</param>
public sealed record ReturnedRefund(long LineId, long? AuctionId, IReadOnlyList<string> Reasons);

/// <summary>Recognises refunds that the bank carried out and sent back later. The money is a new credit and unknown funds again; the
/// refund stays booked, for the bank did book it.</summary>
/// <source>domain reference §6.3 (T6) and §8 (returned after booking)</source>
public sealed class ReturnedRefunds(LedgerDb db)
{
    public async Task<IReadOnlyList<ReturnedRefund>> FindAsync(int bookId, IReadOnlyList<RefundCredit> credits, CancellationToken ct)
    {
        var byId = credits.Select(c => (Credit: c, Id: InstructionId.FindIn(c.EndToEndId) ?? InstructionId.FindIn(c.Text))).Where(c => c.Id is not null).ToLookup(c => c.Id!, c => c.Credit);
        if (byId.Count == 0)
            return [];
        var refunds = await db.QueryAsync(
            """
            select i.end_to_end_id, r.id, r.amount_minor, r.state = 'booked', b.auction_id
            from receipts.refund_instruction i join receipts.refund r on r.id = i.refund_id join receipts.unknown_receipt u on u.line_id = r.line_id left join receipts.bond b on b.id = r.bond_id
            where u.book_id = $1 and i.end_to_end_id = any ($2)
            """,
            r => (EndToEndId: r.GetString(0), Id: r.GetInt64(1), Amount: r.Money(2), Booked: r.GetBoolean(3), AuctionId: r.LongOrNull(4)), ct, bookId, byId.Select(g => g.Key).ToArray());
        return [.. refunds.SelectMany(r => byId[r.EndToEndId].Select(c => !r.Booked ? new ReturnedRefund(c.LineId, null, [$"instruction {r.EndToEndId} of refund {r.Id} is not booked, so it cannot come back"])
            : c.Amount == r.Amount ? new(c.LineId, r.AuctionId, [$"instruction {r.EndToEndId} of refund {r.Id} came back", "same amount"])
            : new(c.LineId, null, [$"instruction {r.EndToEndId} of refund {r.Id} came back", $"the refund was for {r.Amount}, not {c.Amount}"])))];
    }
}
