using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>The list of what was unknown at the end of a day, such as a month's last, as CSV: by the bank's booking dates and the moments
/// of the decisions, so that the same day gives the same list later. Who took it is kept as evidence.</summary>
/// <source>domain reference §3.3 (hard report at month end), §3.8, 5, and §7, row 47</source>
public sealed class ExportUnknown(LedgerDb db, CalendarInForce calendar, ExportDesk exports, Act act) : IUseCase
{
    static readonly string[] Headings =
        ["账簿", "到账编号", "记账日", "导入日", "导入延迟（天）", "金额", "付款人", "付款账号", "摘要与附言", "查明期限", "账龄（天）", "账龄段", "类别", "公示截止"];

    public static Permission Needs => Permission.ReadStatements;

    /// <param name="On">The day at whose end it was unknown; null for now.</param>
    /// <param name="Reason">What the list is for.</param>
    public sealed record Request(LocalDate? On = null, string? Book = null, SheetFormat As = SheetFormat.Csv, string? Reason = null);

    sealed record Row(string Book, long LineId, LocalDate BookedOn, LocalDate ImportedOn, Money Amount, string? Payer, string? Account, string? Remark, LocalDate DueOn, LocalDate? NoticeUntil);

    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> for whose right reaches own cases only; <see cref="ExportRefusals.ReasonMissing"/></exception>
    public async Task<ExportedFile> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (act.Scope != GrantScope.All)
            throw new Refused(AccessRefusals.NotPermitted, "the list of all unknown funds");
        var on = request.On ?? Office.Today(act.Now);
        var end = Office.EndOf(on);
        var asked = new Conditions().When(request.Book, "b.code = {0}");
        var (day, moment) = (asked.Parameter(on), asked.Parameter(end));
        var ageing = new UnknownAgeing(await calendar.GetAsync(ct), on);
        var rows = db.StreamAsync(
            $"""
            select b.code, l.id, l.booked_on, s.imported_at, l.amount_minor, l.counterparty_name, l.counterparty_account, concat_ws(' ', l.summary, l.purpose, l.remittance), u.due_on,
                   (select max(n.until_on) from receipts.public_notice n where n.line_id = l.id)
            from receipts.unknown_receipt u join receipts.statement_line l on l.id = u.line_id join receipts.statement s on s.id = l.statement_id
            join receipts.match m on m.line_id = l.id join ledger.book b on b.id = u.book_id
            where {asked} and l.booked_on <= {day}
              -- What a reversal made unknown is so from that moment.
              and (m.undone_at is null or m.undone_at < {moment})
              and not exists (select from receipts.claim c where c.line_id = l.id and c.state in ('confirmed', 'undone') and c.decided_at < {moment} and (c.undone_at is null or c.undone_at >= {moment}))
              and not exists (select from receipts.refund f where f.line_id = l.id and f.state in ('approved', 'booked', 'failed') and f.decided_at < {moment} and (f.failed_at is null or f.failed_at >= {moment}))
              and not exists (select from receipts.bond b where b.line_id = l.id and b.state not in ('proposed', 'rejected') and b.decided_at < {moment})
            order by l.booked_on, l.id
            """,
            r => new Row(r.GetString(0), r.GetInt64(1), r.Date(2), Office.Today(r.Instant(3)), r.Money(4), r.TextOrNull(5), BankAccountNumber.Mask(r.TextOrNull(6)), r.TextOrNull(7), r.Date(8), r.DateOrNull(9)),
            ct, asked.Values);
        var iso = NodaTime.Text.LocalDatePattern.Iso.Format(on);
        return await exports.WriteAsync(new("unknown-funds", $"list of {iso}{(request.Book is { } book ? $", book {book}" : "")}", $"unknown-funds-{iso}", "不明款清单", request.As, Headings, true, request.Reason),
            rows.Select(r => Cells(r, ageing)), ct);
    }

    static IReadOnlyList<object?> Cells(Row row, UnknownAgeing ageing) =>
    [
        row.Book, row.LineId, row.BookedOn, row.ImportedOn, Period.Between(row.BookedOn, row.ImportedOn, PeriodUnits.Days).Days, row.Amount,
        row.Payer, row.Account, row.Remark, row.DueOn, ageing.DaysSince(row.BookedOn),
        ageing.BandOf(row.BookedOn) switch
        {
            UnknownBand.WithinThreeWorkdays => "3 个工作日内",
            UnknownBand.UpToThirtyDays => "30 日内",
            UnknownBand.UpToNinetyDays => "90 日内",
            UnknownBand.UpToHalfAYear => "180 日内",
            _ => "180 日以上",
        },
        ageing.ClassOf(row.BookedOn, row.DueOn) switch
        {
            UnknownClass.Running => "待查明",
            UnknownClass.Violation => "违规不明款",
            _ => "历史遗留",
        },
        row.NoticeUntil,
    ];
}
