using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Receipts;

/// <summary>A line of a statement as the office sees it: what arrived or left, and what it was matched to.</summary>
public sealed record ReceiptView(
    long LineId, long StatementId, LocalDate BookedOn, bool IsCredit, Money Amount, string? Counterparty, string? CounterpartyAccount, string? Remark,
    string Rule, long? CaseId, string? CaseNumber, IReadOnlyList<string> Reasons, IReadOnlyList<Alternative> Alternatives, bool Undone);

/// <summary>Money whose case nobody knows yet.</summary>
/// <param name="AgeDays">Calendar days since the bank booked it.</param>
/// <param name="Proposals">Cases that it may belong to, the best first.</param>
public sealed record UnknownView(long LineId, LocalDate BookedOn, Money Amount, string? Payer, string? PayerAccount, string? Remark, LocalDate DueOn, bool Overdue, int AgeDays, IReadOnlyList<string> Reasons, string Rule, IReadOnlyList<Proposal> Proposals);

public sealed record StatementView(
    long Id, string Book, string Ident, string FileName, LocalDate? From, LocalDate? To, Money? Opening, Money? Closing, int Lines, Money Credits, Money Debits,
    string State, string? HoldCode, string? HoldFacts, Instant ImportedAt, string ImportedBy);

public sealed class ReceiptQueries(LedgerDb db, MatchQueries matches, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadStatements;

    const string Columns =
        """
        select l.id, l.statement_id, l.booked_on, l.is_credit, l.amount_minor, l.counterparty_name, l.counterparty_account,
               concat_ws(' ', l.summary, l.purpose, l.remittance), m.rule, c.id, c.number, m.reasons::text, m.alternatives::text, m.undone_at is not null
        from receipts.statement_line l
        join receipts.match m on m.line_id = l.id
        left join cases.enforcement_case c on c.id = m.case_id
        """;

    /// <summary>Receipts, newest first. An executor sees those of the own cases.</summary>
    /// <param name="afterId">Keyset: lines older than this id; null for the newest.</param>
    public Task<List<ReceiptView>> ListAsync(long? caseId, long? statementId, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "m.case_id = {0}").When(act.OwnOfficerId, "m.case_id in (select c.id from cases.enforcement_case c where c.officer_id = {0})")
            .When(afterId, "m.line_id < {0}");
        // The page is cut first. Of one statement that is from its lines, taken together: by their key alone they lie anywhere in it.
        var from = statementId is null
            ? "receipts.match m"
            : $"(select id from receipts.statement_line where statement_id = {asked.Parameter(statementId)} offset 0) l join receipts.match m on m.line_id = l.id";
        var page = $"select m.line_id from {from} where {asked} order by m.line_id desc limit {asked.Parameter(take)}";
        return db.QueryAsync($"{Columns} where l.id = any (array({page})) order by l.id desc", View, ct, asked.Values);
    }

    /// <exception cref="Refused"><see cref="ReceiptRefusals.LineNotFound"/></exception>
    public async Task<ReceiptView> ShowAsync(long lineId, CancellationToken ct) =>
        (await db.QueryAsync(Columns + " where l.id = $1 and ($2::bigint is null or c.officer_id = $2)", View, ct, lineId, act.OwnOfficerId)).SingleOrDefault()
        ?? throw new Refused(ReceiptRefusals.LineNotFound);

    /// <summary>Open unknown funds, the most urgent first. All who may see receipts see them: somebody has to know the payer.</summary>
    public async Task<List<UnknownView>> UnknownAsync(string? bookCode, CancellationToken ct)
    {
        var today = Calendar.Office.Today(act.Now);
        var unknown = await db.QueryAsync(
            """
            select l.id, l.booked_on, l.amount_minor, l.counterparty_name, l.counterparty_account, concat_ws(' ', l.summary, l.purpose, l.remittance), u.due_on,
                   case when m.undone_at is null then m.reasons::text else jsonb_build_array(m.undone_reason)::text end, m.rule
            from receipts.unknown_receipt u join receipts.statement_line l on l.id = u.line_id join receipts.match m on m.line_id = l.id
            join ledger.book b on b.id = u.book_id
            where u.state = 'open' and ($1::text is null or b.code = $1) order by u.due_on, l.id
            """,
            r => new UnknownView(r.GetInt64(0), r.Date(1), r.Money(2), r.TextOrNull(3), BankAccountNumber.Mask(r.TextOrNull(4)), r.TextOrNull(5), r.Date(6), r.Date(6) < today,
                Period.Between(r.Date(1), today, PeriodUnits.Days).Days, Texts(r, 7), r.GetString(8), []),
            ct, bookCode);
        var proposals = await matches.ProposalsAsync([.. unknown.Select(u => u.LineId)], ct);
        return [.. unknown.Select(u => u with { Proposals = [.. proposals[u.LineId]] })];
    }

    /// <summary>The statements of the account, newest first; they are not an executor's, whose right reaches own cases only.</summary>
    /// <param name="afterId">Keyset: statements older than this id; null for the newest.</param>
    public Task<List<StatementView>> StatementsAsync(string? bookCode, long? afterId, int take, CancellationToken ct)
    {
        if (act.Scope != GrantScope.All)
            return Task.FromResult(new List<StatementView>());
        var asked = new Conditions().When(bookCode, "s.book_id = (select id from ledger.book where code = {0})").When(afterId, "s.id < {0}");
        var page = $"select s.id from receipts.statement s where {asked} order by s.id desc limit {asked.Parameter(take)}";
        return db.QueryAsync(
            $"""
            select s.id, b.code, s.ident, f.name, s.from_on, s.to_on, s.opening_minor, s.closing_minor, s.line_count, s.credit_minor, s.debit_minor,
                   s.state, s.hold_code, s.hold_facts, s.imported_at, p.display_name
            from receipts.statement s join ledger.book b on b.id = s.book_id join receipts.file f on f.id = s.file_id join access.person p on p.id = s.imported_by
            where s.id = any (array({page})) order by s.id desc
            """,
            r => new StatementView(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.DateOrNull(4), r.DateOrNull(5), r.MoneyOrNull(6), r.MoneyOrNull(7), r.GetInt32(8),
                r.Money(9), r.Money(10), r.GetString(11), r.TextOrNull(12), r.TextOrNull(13), r.Instant(14), r.GetString(15)),
            ct, asked.Values);
    }

    static ReceiptView View(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetInt64(1), r.Date(2), r.GetBoolean(3), r.Money(4), r.TextOrNull(5), BankAccountNumber.Mask(r.TextOrNull(6)), r.TextOrNull(7),
        r.GetString(8), r.LongOrNull(9), r.TextOrNull(10), Texts(r, 11), JsonSerializer.Deserialize<Alternative[]>(r.GetString(12), JsonSerializerOptions.Web)!, r.GetBoolean(13));

    static string[] Texts(NpgsqlDataReader r, int column) => JsonSerializer.Deserialize<string[]>(r.GetString(column))!;
}
