using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>The bank was asked about an instruction by its own id, and does not know. From then on its outcome is unknown until the bank answers
/// or books; a new instruction for the same is impossible. Of an outcome that is known, or of what is not to be paid again, only the question is kept.</summary>
/// <source>domain reference §6.5 (unknown after a timeout is never retried with a new id); design §6</source>
public sealed class QueryPayout(LedgerDb db, PayoutDesk desk, Act act) : IUseCase
{
    public static Permission Needs => Permission.ImportStatements;

    public sealed record Request(long PayoutId, string? Note = null);

    const string NoNote = "bank asked by the same id, no answer";

    /// <summary>Whether the last instruction is one that the bank may have: a payout that was given up may still turn out to have been paid.</summary>
    internal static bool IsOpenFrom(PayoutState state) =>
        state is PayoutState.Released or PayoutState.Uncertain or PayoutState.Paid or PayoutState.Failed or PayoutState.Returned or PayoutState.Withdrawn;

    /// <exception cref="Refused"><see cref="PayoutRefusals.IllegalMove"/> and its kin when nothing was released, <see cref="BankRefusals.NotSent"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        var last = await db.QueryAsync(
            """
            select i.id, exists (select from payouts.hand_over o where o.instruction_id = i.id),
              exists (select from payouts.bank_answer a where a.instruction_id = i.id and a.shown in ('ACCEPTED', 'BANK_REPORTED_PAID') and not a.inferred and a.effect <> 'manual')
            from payouts.instruction i where i.payout_id = $1 order by i.round desc limit 1
            """,
            r => (Id: r.GetInt64(0), Sent: r.GetBoolean(1), Taken: r.GetBoolean(2)), ct, payout.Id);
        if (!IsOpenFrom(payout.State) || last is not [var asked])
            throw new Refused(PayoutRefusals.NotOpenFrom(payout.State), $"query from {payout.State}");
        if (!asked.Sent)
            throw new Refused(BankRefusals.NotSent, $"payout {payout.Id}");
        var note = string.IsNullOrWhiteSpace(request.Note) ? NoNote : request.Note.Trim();
        await db.ExecuteAsync("insert into payouts.bank_query (instruction_id, note, at, by) values ($1, $2, $3, $4)", ct, asked.Id, note, act.Now, act.Actor.Id);
        act.About($"payout:{payout.Id}", $"asked the bank: {note}");
        // What the bank has taken on is on its way: its word is not taken back by a question.
        if (payout.State == PayoutState.Released && !asked.Taken)
            await desk.MoveAsync(payout, PayoutTrigger.Lost, ct, note);
    }
}
