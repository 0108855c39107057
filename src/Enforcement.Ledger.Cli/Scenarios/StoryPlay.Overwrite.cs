using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cli.Scenarios;

/// <summary>What is told of a payout beside its chain: its publication, and a hand on the database itself, past every use case.</summary>
sealed partial class StoryPlay
{
    public Task<Outcome> PublishAsync(StoryLine line, CancellationToken ct) =>
        MoveAsync<Payouts.PublishPayout>(line, (u, id) => u.ExecuteAsync(new(id, line.Keys.Text("place"), line.Keys.Has("day") ? line.Keys.Date("day") : null), ct), ct);

    /// <summary>Writes another amount, account, case or lot into a payout: as the application's own role, which the database refuses, or with
    /// <c>by=owner</c> past its triggers, for the acts that follow to find.</summary>
    public async Task<Outcome> OverwriteAsync(StoryLine line, CancellationToken ct)
    {
        var keys = line.Keys;
        var payout = labels.PayoutId(keys.Text("payout"));
        (string Sql, object Value) write =
            keys.Has("amount") ? ("update payouts.payout set amount_minor = $2 where id = $1", keys.Amount("amount").Minor)
            : keys.Has("account") ? ("update payouts.payout set account_no = $2 where id = $1", keys.Text("account"))
            : keys.Has("case") ? ("update payouts.payout set case_id = $2 where id = $1", labels.CaseId(keys.Text("case")))
            : keys.Has("lot") ? ("update payouts.payout_lot set lot_id = $2 where payout_id = $1", (await LotsAsync(keys.Text("lot"), ct))[0])
            : throw new StoryUnreadable("Write what is overwritten: amount=, account=, case= or lot=.");
        return await scratch.OverwriteAsync(keys.Find("by") == "owner", write.Sql, ct, payout, write.Value)
            ? Outcome.Ok
            : throw new Refused(LedgerRefusals.KeptByDatabase, line.Text);
    }
}
