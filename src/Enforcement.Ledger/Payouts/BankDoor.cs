using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>The door to the bank: what keeps released payouts from leaving, alone or in a file. Between the release and the door a hold may have come, the
/// payee may have died, his account may have ended, his agent's authority may be over, and the bank may have said that it paid.</summary>
/// <source>domain reference §2.4 and §7, rows 4, 6, 17, 27 and 46; ops/decisions/0033</source>
public sealed class BankDoor(LedgerDb db, BookQueries books, Act act)
{
    /// <summary>Why each payout does not leave; those that may are left out. What is asked stays so until the act ends.</summary>
    /// <param name="payoutIds">Payouts that are in hand.</param>
    public async Task<Dictionary<long, Refused>> StoppedAsync(IReadOnlyCollection<long> payoutIds, CancellationToken ct)
    {
        var ids = payoutIds.ToArray();
        // Either this sees what became of a payee, or who records it waits for this.
        await db.ExecuteAsync("select 1 from cases.enforcement_case where id in (select p.case_id from payouts.payout p where p.id = any ($1)) order by id for key share", ct, ids);
        // These two lock what they look at: the end of an account or of an authority waits too.
        await db.ExecuteAsync("select count(cases.account_standing(p.payee_account_id, $2)), count(cases.authority_holds(p.authority_id, $2)) from payouts.payout p where p.id = any ($1)", ct, ids, Office.Today(act.Now));
        return (await db.QueryAsync(
            """
            select p.id, payouts.kept_from_bank(p, $2), p.payee_name from payouts.payout p where p.id = any ($1) order by p.id
            """,
            r => (Id: r.GetInt64(0), Why: r.TextOrNull(1), Payee: r.GetString(2)), ct, ids, Office.Today(act.Now)))
            .Where(s => s.Why is not null).ToDictionary(s => s.Id, s => new Refused(RefusalOf(s.Why!), $"payout {s.Id} to {s.Payee}: {s.Why}"));
    }

    // The words of payouts.kept_from_bank.
    static Refusal RefusalOf(string why) => why.Split(' ')[0] switch
    {
        "hold" => PayoutRefusals.OnHold,
        "status" => PayoutRefusals.PayeeStatus,
        "account" => PayoutRefusals.ChangedAfterApproval,
        "authority" => PayoutRefusals.AgentUnauthorised,
        "paid" => PayoutRefusals.AlreadyPaid,
        _ => throw new InvariantBroken("payout.kept-from-bank", why),
    };

    /// <summary>Asked when instructions leave for the first time.</summary>
    /// <exception cref="Refused"><see cref="LedgerRefusals.BookStopped"/>, <see cref="PayoutRefusals.OnHold"/>, <see cref="PayoutRefusals.PayeeStatus"/>,
    /// <see cref="PayoutRefusals.ChangedAfterApproval"/>, <see cref="PayoutRefusals.AgentUnauthorised"/>, <see cref="PayoutRefusals.AlreadyPaid"/></exception>
    public async Task RequireOpenAsync(int bookId, IReadOnlyCollection<long> payoutIds, CancellationToken ct)
    {
        await books.RequireRunningAsync(bookId, ct);
        foreach (var why in (await StoppedAsync(payoutIds, ct)).Values)
            throw why;
    }
}
