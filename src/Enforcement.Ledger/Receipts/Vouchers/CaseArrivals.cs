namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>What bank credits brought to cases, by the journal: posted so at once, or claimed from unknown funds or converted from a bond later. What was taken
/// back again is left out.</summary>
static class CaseArrivals
{
    /// <param name="where">Which lines, a condition on <c>l</c>, <c>receipts.statement_line</c>.</param>
    /// <returns>A query of line_id, case_id and amount_minor.</returns>
    public static string Of(string where) =>
        $"""
        select l.id as line_id, t.credit_case_id as case_id, sum(t.amount_minor)::bigint as amount_minor
        from receipts.statement_line l
        join ledger.entry origin on origin.book_id = l.book_id and origin.source_kind = 2 and origin.source_id = l.id and origin.kind in (2, 3)
        join ledger.transfer minted on minted.book_id = origin.book_id and minted.entry_id = origin.id and minted.seq = 1
        join ledger.transfer t on t.book_id = minted.book_id and t.lot_id = minted.lot_id and t.credit_account = 201 and t.debit_account in (101, 221, 223)
        where l.is_credit and {where} and not exists (select from ledger.entry r where r.book_id = t.book_id and r.reverses_entry_id = t.entry_id)
        group by l.id, t.credit_case_id
        """;
}
