using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using NodaTime;

namespace Enforcement.Ledger.Papers;

/// <summary>What a book's papers say of its account, and whether a release asks for a checked scan.</summary>
/// <param name="State">proposed, lapsed (its day passed before anybody approved it), approved for a later day, in-force or superseded.</param>
public sealed record PaperRuleView(
    long Id, string State, string Book, string AccountName, string BankName, bool ScanRequired, LocalDate EffectiveFrom, string Reason, string ProposedBy, Instant ProposedAt, bool Mine, string? ApprovedBy, Instant? ApprovedAt);

public sealed class PaperRuleQueries(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPaperRules;

    /// <summary>The newest first, those that wait for approval among them.</summary>
    public Task<List<PaperRuleView>> ListAsync(CancellationToken ct) => db.QueryAsync(
        """
        select r.id, case when r.approved_at is null then case when r.effective_from < $1 then 'lapsed' else 'proposed' end when r.effective_from > $1 then 'approved'
                     when r.id = (papers.rule_in_force(r.book_id, $1)).id then 'in-force' else 'superseded' end, b.code, r.account_name, r.bank_name, r.scan_required, r.effective_from, r.reason, p.display_name, r.proposed_at, r.proposed_by, a.display_name, r.approved_at
        from papers.rule r join ledger.book b on b.id = r.book_id join access.person p on p.id = r.proposed_by left join access.person a on a.id = r.approved_by order by r.id desc limit 200
        """,
        r => new PaperRuleView(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetBoolean(5), r.Date(6), r.GetString(7), r.GetString(8), r.Instant(9), r.GetInt64(10) == act.Actor.Id,
            r.TextOrNull(11), r.InstantOrNull(12)), ct, Office.Today(act.Now));
}
