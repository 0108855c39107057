using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>Marks as unknown what the bank was given and has neither answered nor booked in the time that its book allows. What it answered and keeps waiting is
/// with the bank: that is an alert, not a payment lost.</summary>
/// <source>domain reference §6.5; ops/decisions/0035</source>
public sealed class FindLostPayouts(LedgerDb db, PayoutDesk desk, SilentBank silent, Act act) : IUseCase
{
    public static Permission Needs => Permission.SweepDeadlines;

    const string Silent = "no answer in time";

    /// <returns>How many were marked.</returns>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var late = await LateAsync(null, ct);
        // Locked and looked at again: the bank may have booked or answered it meanwhile.
        var taken = (await desk.TakeAsync([.. late.Select(l => l.PayoutId)], ct, asFact: true)).ToDictionary(t => t.Payout.Id, t => t.Payout);
        var still = await LateAsync([.. taken.Keys], ct);
        await db.ExecuteAsync("insert into payouts.bank_query (instruction_id, note, at, by) select i, $2, $3, $4 from unnest($1) as i", ct,
            still.Select(l => l.InstructionId).ToArray(), Silent, act.Now, act.Actor.Id);
        await desk.MoveAsync([.. still.Select(l => taken[l.PayoutId])], PayoutTrigger.Lost, ct, Silent);
        act.About("payouts", $"{still.Count} without an answer in time");
        return still.Count;
    }

    async Task<List<SilentPayment>> LateAsync(long[]? among, CancellationToken ct) => (await silent.OverdueAsync(among, ct)).FindAll(s => !s.Answered);
}
