using System.Text.Json;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Receipts;

/// <summary>A credit that was decided by the tiers, with what was decided and, where it is known, from what.</summary>
/// <param name="Facts">Null for a decision that is older than the keeping of facts.</param>
public sealed record StoredCredit(int BookId, CreditLine Credit, string Rule, int Version, long? CaseId, string? CaseNumber, int? Score, IReadOnlyList<string> Reasons, CreditFacts? Facts);

/// <summary>Reads decided credits back, the newest first, so that the decisions can be made again.</summary>
public sealed class StoredCredits(LedgerDb db)
{
    public const int Batch = 5_000;

    // T2, T6 and T7 are settled before the tiers look; what says that it came back was T0 before there was a T6.
    const string OneOfTheTiers =
        """m.rule in ('T0', 'T1', 'T3', 'T4', 'T5') and not m.reasons @> '["the remark says that a payment of ours comes back; it is no payment of a debtor"]'""";

    /// <param name="before">Keyset: lines older than this id; null for the newest.</param>
    public Task<List<StoredCredit>> ReadAsync(long? before, int take, CancellationToken ct) => db.QueryAsync(
        $"""
        select l.book_id, l.id, l.amount_minor, l.counterparty_name, l.counterparty_account, l.credited_account, concat_ws(' ', l.remittance, l.purpose, l.summary),
               m.rule, m.rule_version, c.id, c.number, m.score, m.reasons::text, m.facts::text, b.id, b.number,
               exists (select from receipts.line_part p where p.line_id = l.id)
        from receipts.statement_line l join receipts.match m on m.line_id = l.id
        left join cases.enforcement_case c on c.id = m.case_id
        left join cases.sub_account a on m.rule = 'T1' and a.book_id = l.book_id and a.number = l.credited_account left join cases.enforcement_case b on b.id = a.case_id
        where l.is_credit and l.id < $1 and {OneOfTheTiers} order by l.id desc limit $2
        """,
        r =>
        {
            var credit = new CreditLine(r.GetInt64(1), r.Money(2), r.TextOrNull(3), r.TextOrNull(4), r.TextOrNull(5), r.GetString(6), r.GetBoolean(16));
            var reasons = JsonSerializer.Deserialize<string[]>(r.GetString(12))!;
            return new StoredCredit(r.GetInt32(0), credit, r.GetString(7), r.GetInt32(8), r.LongOrNull(9), r.TextOrNull(10), r.IsDBNull(11) ? null : r.GetInt16(11), reasons,
                r.TextOrNull(13) is { } facts ? CreditFacts.FromJson(facts) : r.LongOrNull(14) is { } bound ? OwnNumber(credit, bound, r.GetString(15), reasons) : null);
        },
        ct, before ?? long.MaxValue, take);

    // No facts are kept of a credit to a case's own number: the binding never changes, and that number and case were open then is what the
    // decision says. The case is taken from the binding, not from the decision.
    static CreditFacts OwnNumber(CreditLine credit, long caseId, string caseNumber, string[] reasons) =>
        new(credit.CreditedAccount, true, [new Candidate(caseId, caseNumber, CandidateBlock.SubAccount, true, reasons.Length == 1, false)], [], IsBatch: credit.IsBatch);
}
