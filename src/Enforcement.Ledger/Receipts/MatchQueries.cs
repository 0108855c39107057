using System.Text.Json;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>Why a line of a statement went where it is: the rule in its version, what spoke for it, and what was refused.</summary>
/// <param name="Score">0 to 100; 100 where a case's own number decides; null where there is nothing to weigh.</param>
/// <param name="Proposals">Cases that a person may find right, the best first; empty where the line was posted.</param>
public sealed record MatchView(
    long LineId, LocalDate BookedOn, bool IsCredit, Money Amount, string? Counterparty, string? CounterpartyAccount, string? CreditedAccount, string? Remark,
    string Rule, int RuleVersion, long? CaseId, string? CaseNumber, int? Score, IReadOnlyList<string> Reasons, IReadOnlyList<Alternative> Alternatives,
    IReadOnlyList<Proposal> Proposals, Instant MatchedAt, string? UndoneReason);

/// <summary>Explains matches.</summary>
public sealed class MatchQueries(LedgerDb db, ForeignCaseNumbers foreign, Act act) : IUseCase
{
    const int Certain = 100;

    public static Permission Needs => Permission.ReadStatements;

    /// <summary>The explanation of one line. An executor sees the lines of the own cases and of unknown funds, and of the cases named in
    /// it the own ones.</summary>
    /// <exception cref="Refused"><see cref="ReceiptRefusals.LineNotFound"/></exception>
    public async Task<MatchView> ExplainAsync(long lineId, CancellationToken ct)
    {
        var proposals = (await ProposalsAsync([lineId], ct))[lineId].ToList();
        var view = (await db.QueryAsync(
            """
            select l.id, l.booked_on, l.is_credit, l.amount_minor, l.counterparty_name, l.counterparty_account, l.credited_account, concat_ws(' ', l.summary, l.purpose, l.remittance),
                   m.rule, m.rule_version, c.id, c.number, coalesce(m.score, case when m.rule = 'T1' then $3 end), m.reasons::text, m.alternatives::text, m.matched_at, m.undone_reason
            from receipts.statement_line l join receipts.match m on m.line_id = l.id left join cases.enforcement_case c on c.id = m.case_id
            where l.id = $1 and ($2::bigint is null or c.officer_id = $2 or exists (select from receipts.unknown_receipt u where u.line_id = l.id and u.state = 'open'))
            """,
            r => new MatchView(r.GetInt64(0), r.Date(1), r.GetBoolean(2), r.Money(3), r.TextOrNull(4), BankAccountNumber.Mask(r.TextOrNull(5)), r.TextOrNull(6), r.TextOrNull(7),
                r.GetString(8), r.GetInt32(9), r.LongOrNull(10), r.TextOrNull(11), r.IsDBNull(12) ? null : r.GetInt32(12), Texts(r.GetString(13)),
                JsonSerializer.Deserialize<Alternative[]>(r.GetString(14), JsonSerializerOptions.Web)!, proposals, r.Instant(15), r.TextOrNull(16)),
            ct, lineId, act.OwnOfficerId, Certain)).SingleOrDefault() ?? throw new Refused(ReceiptRefusals.LineNotFound);
        if (act.OwnOfficerId is not { } officer)
            return view;
        var mask = await foreign.MaskAsync([.. view.Reasons, .. view.Alternatives.Select(a => a.CaseNumber), view.Remark, view.UndoneReason], ct);
        var visible = view with
        {
            Alternatives = [.. view.Alternatives.Where(a => mask.Shows(a.CaseNumber))], Reasons = mask.Of(view.Reasons), Remark = mask.Of(view.Remark), UndoneReason = mask.Of(view.UndoneReason),
        };
        // A line whose posting was taken back is unknown again, and the case that it was taken from is still another officer's.
        return await MayNameAsync(visible.CaseId, officer, ct) ? visible : visible with { CaseId = null, CaseNumber = null, CreditedAccount = BankAccountNumber.Mask(visible.CreditedAccount) };
    }

    /// <summary>The proposals for lines, each line's in the order of their rank; an executor's are the own cases.</summary>
    public async Task<ILookup<long, Proposal>> ProposalsAsync(long[] lineIds, CancellationToken ct) => (await db.QueryAsync(
        """
        select p.line_id, p.rank, p.rule, c.id, c.number, p.score, p.reasons::text
        from receipts.proposal p join cases.enforcement_case c on c.id = p.case_id
        where p.line_id = any ($1) and ($2::bigint is null or c.officer_id = $2) order by p.line_id, p.rank
        """,
        r => (LineId: r.GetInt64(0), Proposal: new Proposal(r.GetInt16(1), r.GetString(2), r.GetInt64(3), r.GetString(4), r.GetInt16(5), Texts(r.GetString(6)))), ct,
        lineIds, act.OwnOfficerId)).ToLookup(p => p.LineId, p => p.Proposal);

    async Task<bool> MayNameAsync(long? caseId, long officer, CancellationToken ct) => caseId is null
        || (await db.QueryAsync("select officer_id = $2 from cases.enforcement_case where id = $1", r => r.GetBoolean(0), ct, caseId, officer))[0];

    static string[] Texts(string json) => JsonSerializer.Deserialize<string[]>(json)!;
}
