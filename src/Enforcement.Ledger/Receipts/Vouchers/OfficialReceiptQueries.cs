using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>A receipt (收据) as it is printed.</summary>
/// <param name="AmountInWords">In the words of Chinese bills (大写).</param>
/// <param name="ArrivedOn">The bank's booking date.</param>
/// <param name="TakenBack">The money is not in the case any more: void this receipt.</param>
public sealed record OfficialReceiptView(
    long Id, string Number, string Book, string BookName, long LineId, long CaseId, string CaseNumber, string? Payer, Money Amount, string AmountInWords, LocalDate ArrivedOn,
    LocalDate IssuedOn, string IssuedBy, Instant? VoidedAt, string? VoidedBy, string? VoidReason, bool TakenBack);

public sealed class OfficialReceiptQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadStatements;

    /// <summary>Receipts, the newest first, voided ones among them; an executor sees those of the own cases.</summary>
    /// <param name="afterId">Keyset: receipts older than this id; null for the newest.</param>
    public Task<List<OfficialReceiptView>> ListAsync(long? caseId, long? statementId, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "o.case_id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(statementId, "l.statement_id = {0}").When(afterId, "o.id < {0}");
        return RowsAsync($"{asked} order by o.id desc limit {asked.Parameter(take)}", ct, asked.Values);
    }

    /// <exception cref="Refused"><see cref="VoucherRefusals.ReceiptNotFound"/></exception>
    public async Task<OfficialReceiptView> ShowAsync(long id, CancellationToken ct)
    {
        var asked = new Conditions().When(id, "o.id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}");
        return (await RowsAsync($"{asked}", ct, asked.Values)).SingleOrDefault() ?? throw new Refused(VoucherRefusals.ReceiptNotFound);
    }

    Task<List<OfficialReceiptView>> RowsAsync(string where, CancellationToken ct, object?[] values) => db.QueryAsync(
        $"""
        select o.id, o.number, b.code, b.name, o.line_id, o.case_id, c.number, o.payer_name, o.amount_minor, l.booked_on, o.issued_at, i.display_name, o.voided_at, v.display_name, o.void_reason,
               not exists (select from ({CaseArrivals.Of("l.id = o.line_id")}) a where a.case_id = o.case_id)
        from receipts.official_receipt o
        join ledger.book b on b.id = o.book_id
        join cases.enforcement_case c on c.id = o.case_id
        join receipts.statement_line l on l.id = o.line_id
        join access.person i on i.id = o.issued_by
        left join access.person v on v.id = o.voided_by
        where {where}
        """,
        r => new OfficialReceiptView(r.GetInt64(0), VoucherNumber.Receipt(r.GetInt64(1)), r.GetString(2), r.GetString(3), r.GetInt64(4), r.GetInt64(5), r.GetString(6), r.TextOrNull(7),
            r.Money(8), ChineseAmount.Of(r.Money(8)), r.Date(9), Office.Today(r.Instant(10)), r.GetString(11), r.InstantOrNull(12), r.TextOrNull(13), r.TextOrNull(14), r.GetBoolean(15)),
        ct, values);
}
