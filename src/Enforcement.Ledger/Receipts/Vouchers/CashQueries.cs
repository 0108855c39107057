using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>Where cash is.</summary>
public enum CashState
{
    OnHand,
    HandedIn,
    Banked,
    Voided,
}

/// <summary>A voucher of cash (现金凭证).</summary>
/// <param name="DueOn">The day by which finance has it: the day it was taken, or that of the return.</param>
/// <param name="LatestOn">The last day on which it may still come, with a reason.</param>
/// <param name="Overdue">On hand, and its day is over.</param>
/// <param name="BankedOn">The bank's booking date.</param>
public sealed record CashView(
    long Id, string Number, long CaseId, string CaseNumber, string Payer, Money Amount, Instant TakenAt, string Place, string Reason, string FirstOfficer, string SecondOfficer,
    LocalDate? BackOn, Instant RecordedAt, LocalDate DueOn, LocalDate LatestOn, CashState State, bool Overdue, Instant? AcceptedAt, string? AcceptedBy, string? LateReason,
    long? LineId, LocalDate? BankedOn, string? PairedBy, string? VoidedBy, string? VoidReason);

/// <summary>Cash by voucher, and what of it is still on somebody's hands.</summary>
/// <source>法发〔2017〕6号 art. 9; domain reference §7, row 2 (cash on hand is zero at the end of the day)</source>
public sealed class CashQueries(LedgerDb db, CalendarInForce calendar, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadStatements;

    /// <summary>Vouchers, the newest first; an executor sees those of the own cases.</summary>
    /// <param name="open">Only cash that is not at the bank yet.</param>
    /// <param name="afterId">Keyset: vouchers older than this id; null for the newest.</param>
    public Task<List<CashView>> ListAsync(long? caseId, bool open, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "v.case_id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(afterId, "v.id < {0}");
        return RowsAsync($"{asked} and {(open ? "v.line_id is null and v.voided_at is null" : "true")} order by v.id desc limit {asked.Parameter(take)}", ct, asked.Values);
    }

    /// <exception cref="Refused"><see cref="VoucherRefusals.NotFound"/></exception>
    public async Task<CashView> ShowAsync(long id, CancellationToken ct)
    {
        var asked = new Conditions().When(id, "v.id = {0}").When(act.OwnOfficerId, "c.officer_id = {0}");
        return (await RowsAsync($"{asked}", ct, asked.Values)).SingleOrDefault() ?? throw new Refused(VoucherRefusals.NotFound);
    }

    async Task<List<CashView>> RowsAsync(string where, CancellationToken ct, object?[] values)
    {
        var workdays = await calendar.GetAsync(ct);
        var today = Office.Today(act.Now);
        return await db.QueryAsync(
            $"""
            select v.id, v.number, v.case_id, c.number, v.payer_name, v.amount_minor, v.taken_at, v.place, v.reason, f.display_name, s.display_name, v.back_on, v.recorded_at,
                   coalesce(v.back_on, v.taken_on), v.accepted_at, a.display_name, v.late_reason, v.line_id, l.booked_on, p.display_name, x.display_name, v.void_reason
            from receipts.cash_voucher v
            join cases.enforcement_case c on c.id = v.case_id
            join access.person f on f.id = v.first_officer
            join access.person s on s.id = v.second_officer
            left join access.person a on a.id = v.accepted_by
            left join access.person p on p.id = v.paired_by
            left join access.person x on x.id = v.voided_by
            left join receipts.statement_line l on l.id = v.line_id
            where {where}
            """,
            r =>
            {
                var due = r.Date(13);
                var state = !r.IsDBNull(21) ? CashState.Voided : !r.IsDBNull(17) ? CashState.Banked : !r.IsDBNull(14) ? CashState.HandedIn : CashState.OnHand;
                return new CashView(r.GetInt64(0), VoucherNumber.Cash(r.GetInt64(1)), r.GetInt64(2), r.GetString(3), r.GetString(4), r.Money(5), r.Instant(6), r.GetString(7), r.GetString(8),
                    r.GetString(9), r.GetString(10), r.DateOrNull(11), r.Instant(12), due, workdays.AddDays(due, 1).Due, state, state == CashState.OnHand && due < today,
                    r.InstantOrNull(14), r.TextOrNull(15), r.TextOrNull(16), r.LongOrNull(17), r.DateOrNull(18), r.TextOrNull(19), r.TextOrNull(20), r.TextOrNull(21));
            }, ct, values);
    }
}
