namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Refunds that were sent and that the bank has neither booked nor refused.</summary>
public static class RefundsInTransit
{
    /// <summary>As they are now.</summary>
    /// <param name="book">The parameter that names the book.</param>
    /// <returns>As <see cref="At"/>.</returns>
    public static string Now(string book) => At(book, "date 'infinity'", "timestamptz 'infinity'");

    /// <summary>At the end of a day.</summary>
    /// <param name="day">The parameter of the day, and <paramref name="end"/> that of its end.</param>
    /// <returns>A query of refund_id, end_to_end_id, payer_name, amount_minor and written_at.</returns>
    public static string At(string book, string day, string end) =>
        $"""
        select f.id as refund_id, i.end_to_end_id, f.payer_name, f.amount_minor, i.written_at
        from receipts.refund f join receipts.refund_instruction i on i.refund_id = f.id join receipts.unknown_receipt u on u.line_id = f.line_id
        where u.book_id = {book} and i.written_at < {end} and (f.booked_on is null or f.booked_on > {day}) and (f.failed_at is null or f.failed_at >= {end})
        """;
}
