using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;

namespace Enforcement.Ledger.Papers;

/// <summary>Answers a release: the last scan was checked against what is released now and nothing differed, or there is none and the court asks for none.</summary>
/// <source>S3 §22¶2; domain reference R10</source>
public sealed class PaperGate(LedgerDb db, Act act) : IPaperGate
{
    static readonly Refusal[] Obstacles = [PaperRefusals.Missing, PaperRefusals.Unchecked, PaperRefusals.Mismatch];

    public async Task RequireInOrderAsync(Payout payout, CancellationToken ct)
    {
        var obstacle = (await db.QueryAsync("select papers.obstacle($1, $2, $3, $4)", r => r.TextOrNull(0), ct, payout.Id, payout.Round, payout.ContentHash(), Office.Today(act.Now)))[0];
        if (obstacle is not null)
            throw new Refused(Obstacles.Single(o => o.Code == obstacle), $"payout {payout.Id}");
    }
}
