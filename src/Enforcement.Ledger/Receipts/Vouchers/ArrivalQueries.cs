using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>Money that came to a case, and whether its officer knows.</summary>
/// <param name="Place">Where the list goes on behind it: a line that was claimed for several cases is in it once for each.</param>
/// <param name="BookedOn">The bank's day.</param>
/// <param name="ArrivedOn">The day on which it came to the case: the bank's, or that of the confirmed claim.</param>
/// <param name="DueOn">Three days from its arrival: by then finance has told the executor.</param>
/// <param name="Overdue">That day is over, the executor has not seen it, and nobody told.</param>
public sealed record ArrivalView(
    long Place, long LineId, long CaseId, string CaseNumber, string Officer, LocalDate BookedOn, LocalDate ArrivedOn, Money Amount, string? Payer, string? Remark, LocalDate DueOn, bool Overdue,
    Instant? ToldAt, string? ToldBy);

/// <summary>New arrivals (新到账): the executor's list of what came to the own cases, and finance's of whom it still has to tell.</summary>
/// <source>S0 §6; 法发〔2017〕6号 art. 8</source>
public sealed class ArrivalQueries(LedgerDb db, CalendarInForce calendar, ForeignCaseNumbers foreign, Act act) : IUseCase
{
    /// <summary>Calendar days in which finance tells the executor.</summary>
    public const int TellWithinDays = 3;

    // More cases than a claim has parts: a line and one of its cases are one number.
    const long CasesOfALine = 4_096;

    public static Permission Needs => Permission.ReadStatements;

    /// <summary>Arrivals that the officer of the case has not acknowledged, the newest line first; an executor sees those of the own cases. Money that
    /// was taken back and came to the case again is another arrival.</summary>
    /// <param name="after">Keyset: what comes behind this <see cref="ArrivalView.Place"/>; null for the first.</param>
    public async Task<List<ArrivalView>> UnseenAsync(long? after, int take, CancellationToken ct)
    {
        var workdays = await calendar.GetAsync(ct);
        var today = Office.Today(act.Now);
        var asked = new Conditions().When(act.OwnOfficerId, "n.case_id in (select k.id from cases.enforcement_case k where k.officer_id = {0})").When(after, "n.place < {0}");
        var limit = $"limit {asked.Parameter(take)}";
        // By the desk's own tables to the lines, so that a page costs a page; whether the money is there, the journal says.
        string Half(string named) =>
            $"""
            (select n.place, n.line_id, a.case_id, a.amount_minor, a.posted_on
             from ({named}) n cross join lateral ({CaseArrivals.Of("l.id = n.line_id and a.case_id = n.case_id")}) a
             where {asked} and not exists (select from receipts.notice_in_force s where s.line_id = n.line_id and s.case_id = n.case_id and s.what = 'seen')
             order by n.line_id desc, n.place desc {limit})
            """;
        var matched = $"select m.line_id * {CasesOfALine} as place, m.line_id, m.case_id from receipts.match m where m.case_id is not null and m.undone_at is null";
        var claimed = $"""
            select p.line_id * {CasesOfALine} + row_number() over (partition by p.line_id order by p.case_id) as place, p.line_id, p.case_id from receipts.placed_by_hand p
            """;
        var arrivals = await db.QueryAsync(
            $"""
            select a.place, l.id, c.id, c.number, o.display_name, l.booked_on, a.posted_on, a.amount_minor, l.counterparty_name, concat_ws(' ', l.summary, l.purpose, l.remittance), t.at, p.display_name
            from ({Half(matched)} union all {Half(claimed)} order by place desc {limit}) a
            join receipts.statement_line l on l.id = a.line_id
            join cases.enforcement_case c on c.id = a.case_id
            join access.person o on o.id = c.officer_id
            left join receipts.notice_in_force t on t.line_id = a.line_id and t.case_id = a.case_id and t.what = 'told'
            left join access.person p on p.id = t.person_id
            order by a.place desc
            """,
            r =>
            {
                var due = workdays.AddDays(r.Date(6), TellWithinDays).Due;
                return new ArrivalView(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.Date(5), r.Date(6), r.Money(7), r.TextOrNull(8), r.TextOrNull(9), due,
                    due < today && r.IsDBNull(10), r.InstantOrNull(10), r.TextOrNull(11));
            }, ct, asked.Values);
        var mask = await foreign.MaskAsync(arrivals.Select(a => a.Remark), ct);
        return [.. arrivals.Select(a => a with { Remark = mask.Of(a.Remark) })];
    }
}
