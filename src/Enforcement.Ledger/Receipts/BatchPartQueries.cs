using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>One payment inside an entry that the bank booked as a batch, and the case that the rules of today find for it.</summary>
/// <param name="Seq">From 1, in the order of the file.</param>
/// <param name="Amount">Null when the file gives none in the currency of the entry.</param>
/// <param name="Likeliest">Never posted by itself: the whole entry is claimed in parts, by two persons. Null when no case is found, or another officer's.</param>
public sealed record BatchPartView(
    int Seq, bool IsCredit, Money? Amount, string? Counterparty, string? CounterpartyAccount, string? CreditedAccount, string? Remark, string? EndToEndId, Proposal? Likeliest);

/// <summary>Reads what is inside a batch.</summary>
public sealed class BatchPartQueries(LedgerDb db, CreditMatching matching, RuleSets ruleSets, ForeignCaseNumbers foreign, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadStatements;

    /// <summary>The parts of a line; empty when it is no batch. An executor sees those of the own cases' lines and of unknown funds.</summary>
    /// <param name="after">Keyset: parts after this one; null for the first.</param>
    public async Task<List<BatchPartView>> ListAsync(long lineId, int? after, int take, CancellationToken ct)
    {
        var parts = await db.QueryAsync(
            """
            select p.seq, p.is_credit, p.amount_minor, p.counterparty_name, p.counterparty_account, p.credited_account, p.remittance, p.end_to_end_id, l.book_id
            from receipts.line_part p join receipts.statement_line l on l.id = p.line_id join receipts.match m on m.line_id = l.id left join cases.enforcement_case c on c.id = m.case_id
            where p.line_id = $1 and p.seq > $2
              and ($3::bigint is null or c.officer_id = $3 or exists (select from receipts.unknown_receipt u where u.line_id = l.id and u.state = 'open'))
            order by p.seq limit $4
            """,
            r => (Seq: r.GetInt32(0), IsCredit: r.GetBoolean(1), Amount: r.MoneyOrNull(2), Name: r.TextOrNull(3), Account: r.TextOrNull(4), Credited: r.TextOrNull(5), Remark: r.TextOrNull(6),
                EndToEndId: r.TextOrNull(7), BookId: r.GetInt32(8)), ct, lineId, after ?? 0, act.OwnOfficerId, take);
        if (parts.Count == 0)
            return [];
        var credits = parts.Where(p => p.IsCredit).Select(p => new CreditLine(p.Seq, p.Amount ?? Money.Zero, p.Name, p.Account, p.Credited, p.Remark ?? "")).ToList();
        var likeliest = (await matching.MatchAsync(parts[0].BookId, credits, await ruleSets.InForceAsync(ct), ct)).ToDictionary(m => (int)m.Credit.LineId, Likeliest);
        var mayName = await MayNameAsync([.. likeliest.Values.OfType<Proposal>().Select(p => p.CaseId)], ct);
        var mask = await foreign.MaskAsync(parts.Select(p => p.Remark), ct);
        return parts.ConvertAll(p =>
        {
            var found = likeliest.GetValueOrDefault(p.Seq);
            var isForeign = found is not null && !mayName.Contains(found.CaseId);
            return new BatchPartView(p.Seq, p.IsCredit, p.Amount, p.Name, BankAccountNumber.Mask(p.Account), isForeign ? BankAccountNumber.Mask(p.Credited) : p.Credited, mask.Of(p.Remark), p.EndToEndId,
                isForeign ? null : found);
        });
    }

    // What would have been posted had the bank booked the part by itself, or else what would have been proposed first and alone.
    static Proposal? Likeliest(MatchedCredit part) => part.Decision switch
    {
        { CaseId: { } caseId } decision when part.Facts.Candidates.First(c => c.CaseId == caseId) is var found => new(1, decision.Rule, caseId, found.CaseNumber, CandidateScore.Of(found), decision.Reasons),
        { Rule: not "T0", Proposals: [var first, ..] } => first,
        _ => null,
    };

    async Task<HashSet<long>> MayNameAsync(long[] caseIds, CancellationToken ct) => act.OwnOfficerId is not { } officer ? [.. caseIds]
        : [.. await db.QueryAsync("select id from cases.enforcement_case where officer_id = $1 and id = any ($2)", r => r.GetInt64(0), ct, officer, caseIds)];
}
