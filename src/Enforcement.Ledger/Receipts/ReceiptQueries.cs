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
public sealed record UnknownView(long LineId, LocalDate BookedOn, Money Amount, string? Payer, string? PayerAccount, string? Remark, LocalDate DueOn, bool Overdue, int AgeDays, IReadOnlyList<string> Reasons);

public sealed record StatementView(
    long Id, string Book, string Ident, string FileName, LocalDate? From, LocalDate? To, Money? Opening, Money? Closing, int Lines, Money Credits, Money Debits,
    string State, string? HoldCode, string? HoldFacts, Instant ImportedAt, string ImportedBy);

public sealed class ReceiptQueries(LedgerDb db, Act act) : IUseCase
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
    public Task<List<ReceiptView>> ListAsync(long? caseId, long? statementId, long? afterId, int take, CancellationToken ct) =>
        db.QueryAsync(
            Columns + """
             where ($1::bigint is null or m.case_id = $1) and ($2::bigint is null or l.statement_id = $2) and ($3::bigint is null or l.id < $3)
               and ($4::bigint is null or c.officer_id = $4)
            order by l.id desc limit $5
            """,
            View, ct, caseId, statementId, afterId, act.OwnOfficerId, take);

    /// <exception cref="Refused"><see cref="ReceiptRefusals.LineNotFound"/></exception>
    public async Task<ReceiptView> ShowAsync(long lineId, CancellationToken ct) =>
        (await db.QueryAsync(Columns + " where l.id = $1 and ($2::bigint is null or c.officer_id = $2)", View, ct, lineId, act.OwnOfficerId)).SingleOrDefault()
        ?? throw new Refused(ReceiptRefusals.LineNotFound);

    /// <summary>Open unknown funds, the most urgent first. All who may see receipts see them: somebody has to know the payer.</summary>
    public Task<List<UnknownView>> UnknownAsync(string? bookCode, CancellationToken ct)
    {
        var today = Calendar.Office.Today(act.Now);
        return db.QueryAsync(
            """
            select l.id, l.booked_on, l.amount_minor, l.counterparty_name, l.counterparty_account, concat_ws(' ', l.summary, l.purpose, l.remittance), u.due_on,
                   case when m.undone_at is null then m.reasons::text else jsonb_build_array(m.undone_reason)::text end
            from receipts.unknown_receipt u join receipts.statement_line l on l.id = u.line_id join receipts.match m on m.line_id = l.id
            join ledger.book b on b.id = u.book_id
            where u.state = 'open' and ($1::text is null or b.code = $1) order by u.due_on, l.id
            """,
            r => new UnknownView(r.GetInt64(0), r.Date(1), r.Money(2), r.TextOrNull(3), BankAccountNumber.Mask(r.TextOrNull(4)), r.TextOrNull(5), r.Date(6), r.Date(6) < today,
                Period.Between(r.Date(1), today, PeriodUnits.Days).Days, Texts(r, 7)),
            ct, bookCode);
    }

    /// <summary>The statements of the account, newest first; they are not an executor's, whose right reaches own cases only.</summary>
    public Task<List<StatementView>> StatementsAsync(string? bookCode, int take, CancellationToken ct) =>
        db.QueryAsync(
            """
            select s.id, b.code, s.ident, f.name, s.from_on, s.to_on, s.opening_minor, s.closing_minor, s.line_count, s.credit_minor, s.debit_minor,
                   s.state, s.hold_code, s.hold_facts, s.imported_at, p.display_name
            from receipts.statement s join ledger.book b on b.id = s.book_id join receipts.file f on f.id = s.file_id join access.person p on p.id = s.imported_by
            where ($1::text is null or b.code = $1) and $3 order by s.id desc limit $2
            """,
            r => new StatementView(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.DateOrNull(4), r.DateOrNull(5), r.MoneyOrNull(6), r.MoneyOrNull(7), r.GetInt32(8),
                r.Money(9), r.Money(10), r.GetString(11), r.TextOrNull(12), r.TextOrNull(13), r.Instant(14), r.GetString(15)),
            ct, bookCode, take, act.Scope == GrantScope.All);

    static ReceiptView View(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetInt64(1), r.Date(2), r.GetBoolean(3), r.Money(4), r.TextOrNull(5), BankAccountNumber.Mask(r.TextOrNull(6)), r.TextOrNull(7),
        r.GetString(8), r.LongOrNull(9), r.TextOrNull(10), Texts(r, 11), JsonSerializer.Deserialize<Alternative[]>(r.GetString(12), JsonSerializerOptions.Web)!, r.GetBoolean(13));

    static string[] Texts(NpgsqlDataReader r, int column) => JsonSerializer.Deserialize<string[]>(r.GetString(column))!;
}
