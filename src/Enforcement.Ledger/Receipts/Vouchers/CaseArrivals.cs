namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>What bank credits brought to cases and is still theirs, by the journal; <c>receipts.case_arrival</c> says what an arrival is.</summary>
static class CaseArrivals
{
    /// <param name="where">Which lines, a condition on <c>l</c>, <c>receipts.statement_line</c>.</param>
    /// <returns>A query of line_id, case_id, amount_minor and posted_on, the day of the last of them.</returns>
    public static string Of(string where) =>
        $"""
        select a.line_id, a.case_id, sum(a.amount_minor)::bigint as amount_minor, max(a.posted_on) as posted_on
        from receipts.statement_line l join receipts.case_arrival a on a.book_id = l.book_id and a.line_id = l.id
        where l.is_credit and a.reverses_entry_id is null and a.reversed_by is null and {where}
        group by a.line_id, a.case_id
        """;
}
