using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts.Banking;

/// <summary>The bank did not carry a payment out and says so in no file: a bank that takes tables writes a letter, or stamps the rejection. One person of finance
/// says so by that paper; another one does, and the money is the case's again.</summary>
/// <source>domain reference §6.5, §8 (failure before booking); ops/decisions/0049</source>
public sealed class FailPayout(LedgerDb db, PayoutDesk desk, FailedPayments failures, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReleasePayouts;

    /// <param name="Document">The bank's paper; the second person may leave it out.</param>
    public sealed record Request(long PayoutId, string? Document, string? Reason);

    /// <exception cref="Refused"><see cref="PayoutRefusals.SamePerson"/>, <see cref="PayoutRefusals.IllegalMove"/> and its kin, <see cref="BankRefusals.NotSent"/>, <see cref="BankRefusals.ReportedPaid"/>,
    /// <see cref="BankRefusals.DocumentMissing"/>, <see cref="PayoutRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var (payout, _) = await desk.TakeAsync(request.PayoutId, ct);
        var said = (await db.QueryAsync(
            """
            select i.id, exists (select from payouts.hand_over o where o.instruction_id = i.id), f.id, array_remove(array[f.asked_by, f.asked_for], null), f.confirmed_at is not null, f.document, f.reason,
              exists (select from payouts.bank_answer a where a.instruction_id = i.id and a.shown = 'BANK_REPORTED_PAID' and a.effect <> 'manual' and not a.inferred)
            from payouts.instruction i left join payouts.payment_failure f on f.instruction_id = i.id where i.payout_id = $1 and i.round = $2
            """,
            r => new Said(r.GetInt64(0), r.GetBoolean(1), r.LongOrNull(2), r.GetFieldValue<long[]>(3).ToHashSet(), r.GetBoolean(4), $"{r.TextOrNull(5)}: {r.TextOrNull(6)}", r.GetBoolean(7)), ct, payout.Id, payout.Round)).SingleOrDefault();
        if (said is { FailureId: not null, Confirmed: false })
        {
            act.Avoid(said.By);
            if (said.By.Overlaps(act.Persons))
                throw new Refused(PayoutRefusals.SamePerson, $"payout {payout.Id} by {act.Actor.Name}");
        }
        if (said is null || payout.State is not (PayoutState.Released or PayoutState.Uncertain))
            throw new Refused(PayoutRefusals.NotOpenFrom(payout.State), $"fail from {payout.State}");
        if (!said.Sent)
            throw new Refused(BankRefusals.NotSent, $"payout {payout.Id}");
        if (said.ReportedPaid)
            throw new Refused(BankRefusals.ReportedPaid, $"payout {payout.Id}");
        if (said.FailureId is not { } failure)
        {
            await AskAsync(payout, said.InstructionId, request, ct);
            return;
        }
        await db.ExecuteAsync("update payouts.payment_failure set confirmed_by = $2, confirmed_at = $3 where id = $1", ct, failure, act.Actor.Id, act.Now);
        await failures.FailAsync([(payout, string.Join(" ", new[] { said.Told, request.Document?.Trim(), request.Reason?.Trim() }.Where(t => !string.IsNullOrEmpty(t))))], ct);
    }

    sealed record Said(long InstructionId, bool Sent, long? FailureId, HashSet<long> By, bool Confirmed, string Told, bool ReportedPaid);

    async Task AskAsync(Payout payout, long instructionId, Request request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(BankRefusals.DocumentMissing, $"payout {payout.Id}");
        var (document, reason) = (request.Document.Trim(), Reason.Required(request.Reason));
        await db.ExecuteAsync("insert into payouts.payment_failure (instruction_id, document, reason, asked_by, asked_for, asked_at) values ($1, $2, $3, $4, $5::bigint, $6)", ct,
            instructionId, document, reason, act.Actor.Id, act.OnBehalf?.For.Id, act.Now);
        act.About($"payout:{payout.Id}", $"the bank did not pay, another person is to say so: {document}: {reason}");
    }
}
