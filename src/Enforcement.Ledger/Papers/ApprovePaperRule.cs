using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Papers;

/// <summary>Approves what another person proposed for the papers of a book. It counts from its day on.</summary>
/// <source>domain reference §4 (hard segregation 5), §7 row 38</source>
public sealed class ApprovePaperRule(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ApprovePaperRules;

    /// <exception cref="Refused"><see cref="PaperRefusals.RuleNotFound"/>, <see cref="PaperRefusals.RuleSamePerson"/>, <see cref="PaperRefusals.RuleUnsound"/> when its day has passed</exception>
    public async Task ExecuteAsync(long ruleId, CancellationToken ct)
    {
        var waiting = await db.QueryAsync("select proposed_by, effective_from from papers.rule where id = $1 and approved_at is null for update", r => (By: r.GetInt64(0), From: r.Date(1)), ct, ruleId);
        if (waiting is not [var (by, from)])
            throw new Refused(PaperRefusals.RuleNotFound);
        if (by == act.Actor.Id)
            throw new Refused(PaperRefusals.RuleSamePerson);
        if (from < Office.Today(act.Now))
            throw new Refused(PaperRefusals.RuleUnsound, $"{from:uuuu-MM-dd}");
        await db.ExecuteAsync("update papers.rule set approved_by = $1, approved_at = $2 where id = $3", ct, act.Actor.Id, act.Now, ruleId);
        act.About($"paper-rule:{ruleId}", "approved");
    }
}
