using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>Money that came to a case, and whether its officer knows.</summary>
/// <param name="DueOn">Three days from the bank's booking date: by then finance has told the executor.</param>
/// <param name="Overdue">That day is over, the executor has not seen it, and nobody told.</param>
public sealed record ArrivalView(
    long LineId, long CaseId, string CaseNumber, string Officer, LocalDate BookedOn, Money Amount, string? Payer, string? Remark, LocalDate DueOn, bool Overdue, Instant? ToldAt, string? ToldBy);

/// <summary>New arrivals (新到账): the executor's list of what came to the own cases, and finance's of whom it still has to tell.</summary>
/// <source>S0 §6; 法发〔2017〕6号 art. 8</source>
public sealed class ArrivalQueries(LedgerDb db, CalendarInForce calendar, Act act) : IUseCase
{
    /// <summary>Calendar days in which finance tells the executor.</summary>
    public const int TellWithinDays = 3;

    public static Permission Needs => Permission.ReadStatements;

    /// <summary>Arrivals that the officer of the case has not acknowledged, the newest first; an executor sees those of the own cases.</summary>
    /// <param name="afterId">Keyset: lines older than this id; null for the newest.</param>
    public async Task<List<ArrivalView>> UnseenAsync(long? afterId, int take, CancellationToken ct)
    {
        var workdays = await calendar.GetAsync(ct);
        var today = Office.Today(act.Now);
        var asked = new Conditions().When(act.OwnOfficerId, "m.case_id in (select k.id from cases.enforcement_case k where k.officer_id = {0})").When(afterId, "m.line_id < {0}");
        // A payment that came back is no arrival; it has a list of its own.
        return await db.QueryAsync(
            $"""
            select l.id, c.id, c.number, o.display_name, l.booked_on, l.amount_minor, l.counterparty_name, concat_ws(' ', l.summary, l.purpose, l.remittance), t.at, p.display_name
            from (
              select m.line_id, m.case_id from receipts.match m join receipts.statement_line i on i.id = m.line_id and i.is_credit
              where m.case_id is not null and m.rule <> 'T6' and m.undone_at is null and {asked} and not exists (select from receipts.arrival_notice n where n.line_id = m.line_id and n.what = 'seen')
              order by m.line_id desc limit {asked.Parameter(take)}
            ) m
            join receipts.statement_line l on l.id = m.line_id
            join cases.enforcement_case c on c.id = m.case_id
            join access.person o on o.id = c.officer_id
            left join receipts.arrival_notice t on t.line_id = m.line_id and t.what = 'told'
            left join access.person p on p.id = t.person_id
            order by l.id desc
            """,
            r =>
            {
                var due = workdays.AddDays(r.Date(4), TellWithinDays).Due;
                return new ArrivalView(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.Date(4), r.Money(5), r.TextOrNull(6), r.TextOrNull(7), due,
                    due < today && r.IsDBNull(8), r.InstantOrNull(8), r.TextOrNull(9));
            }, ct, asked.Values);
    }
}
