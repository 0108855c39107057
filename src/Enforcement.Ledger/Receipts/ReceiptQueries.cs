using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;
using Npgsql;

namespace Enforcement.Ledger.Receipts;

/// <summary>A line of a statement as the office sees it: what arrived or left, and what it was matched to.</summary>
/// <param name="CaseId">Null also for a line that was claimed for several cases; their numbers stand in <paramref name="CaseNumber"/>.</param>
/// <param name="Claimed">Its case was found by hand, by two persons.</param>
public sealed record ReceiptView(
    long LineId, long StatementId, LocalDate BookedOn, bool IsCredit, Money Amount, string? Counterparty, string? CounterpartyAccount, string? Remark,
    string Rule, long? CaseId, string? CaseNumber, IReadOnlyList<string> Reasons, IReadOnlyList<Alternative> Alternatives, bool Undone, bool Claimed);

public sealed record StatementView(
    long Id, string Book, string Ident, string FileName, LocalDate? From, LocalDate? To, Money? Opening, Money? Closing, int Lines, Money Credits, Money Debits,
    string State, string? HoldCode, string? HoldFacts, Instant ImportedAt, string ImportedBy);

public sealed class ReceiptQueries(LedgerDb db, ForeignCaseNumbers foreign, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadStatements;

    // Of a line that was claimed for several cases an executor is told the own ones.
    string Columns(Conditions asked) =>
        $"""
        select l.id, l.statement_id, l.booked_on, l.is_credit, l.amount_minor, l.counterparty_name, l.counterparty_account,
               concat_ws(' ', l.summary, l.purpose, l.remittance), case when m.rule = 'D0' and m.undone_at is not null then 'PAID' else m.rule end,
               case when k.parts is null then c.id when k.parts = 1 then k.case_id end, coalesce(k.numbers, c.number), (case when m.rule = 'D0' and m.undone_at is not null then jsonb_build_array(m.undone_reason) else m.reasons end)::text, m.alternatives::text,
               m.undone_at is not null and m.rule <> 'D0' and k.parts is null, k.parts is not null
        from receipts.statement_line l
        join receipts.match m on m.line_id = l.id
        left join cases.enforcement_case c on c.id = m.case_id
        left join lateral (
          select nullif(count(*), 0) as parts, min(p.case_id) as case_id, string_agg(n.number, '、' order by n.id) as numbers
          from receipts.placed_by_hand p join cases.enforcement_case n on n.id = p.case_id
          where p.line_id = l.id and {(act.OwnOfficerId is { } officer ? $"n.officer_id = {asked.Parameter(officer)}" : "true")}
        ) k on true
        """;

    /// <summary>Receipts, newest first. An executor sees those of the own cases.</summary>
    /// <param name="afterId">Keyset: lines older than this id; null for the newest.</param>
    public async Task<List<ReceiptView>> ListAsync(long? caseId, long? statementId, long? afterId, int take, CancellationToken ct)
    {
        var asked = new Conditions().When(caseId, "m.case_id = {0}").When(act.OwnOfficerId, "m.case_id in (select c.id from cases.enforcement_case c where c.officer_id = {0})")
            .When(afterId, "m.line_id < {0}");
        // The page is cut first. Of one statement that is from its lines, taken together: by their key alone they lie anywhere in it.
        var from = statementId is null
            ? "receipts.match m"
            : $"(select id from receipts.statement_line where statement_id = {asked.Parameter(statementId)} offset 0) l join receipts.match m on m.line_id = l.id";
        var limit = $"limit {asked.Parameter(take)}";
        var page = $"select m.line_id from {from} where {asked} order by m.line_id desc {limit}";
        // What was placed by hand in a case, by a claim or from a bond, belongs to it too; both halves come in the order of the page.
        if (caseId is not null || act.OwnOfficerId is not null)
            page = $"({page}) union ({ClaimedPage(asked, caseId, statementId, afterId)} {limit}) order by 1 desc {limit}";
        var columns = Columns(asked);
        return await MaskedAsync(await db.QueryAsync($"{columns} where l.id = any (array({page})) order by l.id desc", View, ct, asked.Values), ct);
    }

    string ClaimedPage(Conditions asked, long? caseId, long? statementId, long? afterId)
    {
        var sql = "select distinct p.line_id from receipts.placed_by_hand p join cases.enforcement_case n on n.id = p.case_id where true";
        foreach (var (value, text) in ((object?, string)[])[(caseId, "p.case_id = {0}"), (act.OwnOfficerId, "n.officer_id = {0}"), (afterId, "p.line_id < {0}"),
            (statementId, "p.line_id in (select id from receipts.statement_line where statement_id = {0})")])
            if (value is not null)
                sql += " and " + text.Replace("{0}", asked.Parameter(value), StringComparison.Ordinal);
        return sql + " order by p.line_id desc";
    }

    /// <exception cref="Refused"><see cref="ReceiptRefusals.LineNotFound"/></exception>
    public async Task<ReceiptView> ShowAsync(long lineId, CancellationToken ct)
    {
        var asked = new Conditions().When(lineId, "l.id = {0}").When(act.OwnOfficerId, "(c.officer_id = {0} or k.parts is not null)");
        var columns = Columns(asked);
        return (await MaskedAsync(await db.QueryAsync($"{columns} where {asked}", View, ct, asked.Values), ct)).SingleOrDefault() ?? throw new Refused(ReceiptRefusals.LineNotFound);
    }

    async Task<List<ReceiptView>> MaskedAsync(List<ReceiptView> lines, CancellationToken ct)
    {
        var mask = await foreign.MaskAsync(lines.SelectMany(l => (IEnumerable<string?>)[.. l.Reasons, .. l.Alternatives.Select(a => a.CaseNumber), l.Remark, l.CaseNumber]), ct);
        return [.. lines.Select(l => l with { Reasons = mask.Of(l.Reasons), Alternatives = [.. l.Alternatives.Where(a => mask.Shows(a.CaseNumber))], Remark = mask.Of(l.Remark), CaseNumber = mask.Of(l.CaseNumber) })];
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
        r.GetString(8), r.LongOrNull(9), r.TextOrNull(10), Texts(r, 11), JsonSerializer.Deserialize<Alternative[]>(r.GetString(12), JsonSerializerOptions.Web)!, r.GetBoolean(13), r.GetBoolean(14));

    static string[] Texts(NpgsqlDataReader r, int column) => JsonSerializer.Deserialize<string[]>(r.GetString(column))!;
}
