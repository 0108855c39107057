using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Enforcement.Ledger.Cases;

/// <summary>A case with its money by account.</summary>
public sealed record CaseRowView(
    long Id, string Book, string Number, string Applicants, string Debtors, string Officer, string State, Money Claim, Money Outstanding,
    Money Available, Money Disputed, Money Held, Money Reserved, Money InTransit, Money Deposited, Money FeeDue, Money Surplus, Money Cash);

public sealed record PartyView(string Role, string Name, string? Account, string? BankName, string? ConfirmationDocument, LocalDate? ConfirmedOn);

/// <summary>The claim of a case is reached by what came in, net of what went back to its payer (全部履行).</summary>
/// <param name="ReceivedOn">When the bank booked the money that reached it.</param>
/// <param name="PostedAt">When it became the case's.</param>
/// <param name="LiftBy">The last day on which restrictions of consumption (限制消费) are lifted in time.</param>
/// <source>S3 §23</source>
public sealed record CaseFullyPerformed(LocalDate ReceivedOn, Instant PostedAt, LocalDate LiftBy, bool Provisional);

/// <summary>A case as one page shows it. Account numbers of parties are masked.</summary>
/// <param name="Performed">Null while the claim is not reached.</param>
public sealed record CaseView(CaseRowView Case, IReadOnlyList<string> SubAccounts, IReadOnlyList<PartyView> Parties, CaseFullyPerformed? Performed);

public sealed class CaseQueries(LedgerDb db, CalendarInForce calendar, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadCases;

    /// <source>S3 §23: three workdays</source>
    const int LiftWithinWorkdays = 3;

    const string Columns =
        """
        select c.id, b.code, c.number,
               (select string_agg(p.name, '、' order by p.id) from cases.party p where p.case_id = c.id and p.role = 'applicant'),
               (select string_agg(p.name, '、' order by p.id) from cases.party p where p.case_id = c.id and p.role = 'debtor'),
               o.display_name, c.state, c.claim_minor, c.outstanding_minor,
               coalesce(m.available, 0), coalesce(m.disputed, 0), coalesce(m.held, 0), coalesce(m.reserved, 0),
               coalesce(m.in_transit, 0), coalesce(m.deposited, 0), coalesce(m.fee, 0), coalesce(m.surplus, 0), coalesce(m.cash, 0)
        from cases.enforcement_case c
        join ledger.book b on b.id = c.book_id
        join access.person o on o.id = c.officer_id
        left join lateral (
          select (sum(amount_minor) filter (where account = 201))::bigint as available, (sum(amount_minor) filter (where account = 202))::bigint as disputed,
                 (sum(amount_minor) filter (where account = 203))::bigint as held, (sum(amount_minor) filter (where account = 204))::bigint as reserved,
                 (sum(amount_minor) filter (where account = 211))::bigint as in_transit, (sum(amount_minor) filter (where account = 205))::bigint as deposited,
                 (sum(amount_minor) filter (where account = 207))::bigint as fee, (sum(amount_minor) filter (where account = 206))::bigint as surplus,
                 (sum(amount_minor) filter (where account = 208))::bigint as cash
          from ledger.position p where p.book_id = c.book_id and p.case_id = c.id
        ) m on true
        """;

    /// <param name="search">A number in any spelling, or part of a number or of a party's name; null for all.</param>
    /// <param name="afterId">Keyset: cases after this id.</param>
    public Task<List<CaseRowView>> ListAsync(string? search, long? afterId, int take, CancellationToken ct)
    {
        var whole = search is not null && CaseNumber.TryParse(search, out var parsed) ? parsed.Key : null;
        var asked = new Conditions().When(afterId, "c.id > {0}").When(act.OwnOfficerId, "c.officer_id = {0}").When(whole, "c.number_key = {0}");
        var limit = $"limit {asked.Parameter(take)}";
        var page = $"select c.id from cases.enforcement_case c where {asked} order by c.id {limit}";
        if (search is not null && whole is null)
        {
            var name = PersonName.Normalise(search);
            // Both halves come in the order of the page and stop when it is full.
            page = $"""
                (select c.id from cases.enforcement_case c where {Contains("c.number", asked.Parameter(search), search)} and {asked} order by c.id {limit})
                union
                (select distinct p.case_id from cases.party p join cases.enforcement_case c on c.id = p.case_id
                 where {Contains("p.name_key", asked.Parameter(name), name)} and {asked} order by p.case_id {limit})
                order by id {limit}
                """;
        }
        return db.QueryAsync($"{Columns} where c.id = any (array({page})) order by c.id", Row, ct, asked.Values);
    }

    // Two characters are a name in Chinese: the index is of pairs, where the usual one of triples would find none.
    static string Contains(string column, string part, string text) =>
        $"position({part} in {column}) > 0{(text.EnumerateRunes().Count() > 1 ? $" and cases.pairs({column}) @> cases.pairs({part})" : "")}";

    /// <param name="number">In any spelling.</param>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, also for a case that is another officer's.</exception>
    public async Task<CaseView> ShowAsync(string number, CancellationToken ct) =>
        CaseNumber.TryParse(number, out var parsed) ? await ShowAsync(" where c.number_key = $1", parsed.Key, ct) : throw new Refused(CaseRefusals.NotFound, number);

    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/></exception>
    public Task<CaseView> ShowAsync(long caseId, CancellationToken ct) => ShowAsync(" where c.id = $1", caseId, ct);

    async Task<CaseView> ShowAsync(string where, object key, CancellationToken ct)
    {
        var row = (await db.QueryAsync(Columns + where + " and ($2::bigint is null or c.officer_id = $2)", Row, ct, key, act.OwnOfficerId)).SingleOrDefault()
            ?? throw new Refused(CaseRefusals.NotFound, key as string);
        var subAccounts = await db.Set<SubAccount>().Where(s => s.CaseId == row.Id).Select(s => s.Number).ToListAsync(ct);
        var parties = await db.QueryAsync(
            """
            select p.role, p.name, a.account_no, a.bank_name, a.confirmation_document, a.confirmed_on
            from cases.party p left join cases.payee_account a on a.party_id = p.id and a.ended_at is null where p.case_id = $1 order by p.id
            """,
            r => new PartyView(r.GetString(0), r.GetString(1), BankAccountNumber.Mask(r.TextOrNull(2)), r.TextOrNull(3), r.TextOrNull(4), r.DateOrNull(5)), ct, row.Id);
        return new(row, subAccounts, parties, await PerformedAsync(row.Id, ct));
    }

    async Task<CaseFullyPerformed?> PerformedAsync(long caseId, CancellationToken ct)
    {
        if (await db.QueryAsync("select received_on, booked_at from payouts.fully_performed($1)", r => (On: r.Date(0), At: r.Instant(1)), ct, caseId) is not [var (on, at)])
            return null;
        var limit = (await calendar.GetAsync(ct)).AddWorkdays(on, LiftWithinWorkdays);
        return new(on, at, limit.Due, limit.Provisional);
    }

    static CaseRowView Row(Npgsql.NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), r.TextOrNull(3) ?? "", r.TextOrNull(4) ?? "", r.GetString(5), r.GetString(6), r.Money(7), r.Money(8),
        r.Money(9), r.Money(10), r.Money(11), r.Money(12), r.Money(13), r.Money(14), r.Money(15), r.Money(16), r.Money(17));
}
