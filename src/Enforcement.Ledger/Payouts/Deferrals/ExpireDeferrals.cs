using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Payouts.Deferrals;

/// <summary>Ends the deferrals whose last day has passed. Can be run again at any time; after days of downtime each ends on the day that it was
/// granted for, not on the day of the run. The clocks do not wait for it.</summary>
/// <source>法发〔2017〕6号 §10¶3; domain reference §7, row 26</source>
public sealed class ExpireDeferrals(LedgerDb db, Act act) : IUseCase
{
    /// <summary>Why a deferral ended that nobody ended; pages have a sentence for it.</summary>
    public const string Expired = "deferral.expired";

    public static Permission Needs => Permission.SweepDeadlines;

    /// <returns>How many ended.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var ended = await db.QueryAsync(
            "update payouts.deferral set state = 'Ended', ended_on = until_on, ended_by = $2, ended_at = $3, end_reason = $4 where state = 'Approved' and until_on < $1 returning id, case_id, until_on",
            r => (Id: r.GetInt64(0), CaseId: r.GetInt64(1), Until: r.Date(2)), ct, Office.Today(act.Now), act.Actor.Id, act.Now, Expired);
        act.About("deferrals", $"{ended.Count} expired");
        foreach (var (id, caseId, until) in ended)
            act.About($"case:{caseId}", $"deferral {id} expired on {until:uuuu-MM-dd}");
        return ended.Count;
    }
}
