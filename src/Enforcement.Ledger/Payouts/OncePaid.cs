using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Payouts;

/// <summary>One obligation is never paid twice: while nobody knows what became of a payment, or the bank says that it paid after all, nothing
/// else is set on its way to the same payee of the case for the same purpose.</summary>
/// <source>domain reference §6.5 and §7, rows 17 and 50; ops/decisions/0035</source>
public sealed class OncePaid(LedgerDb db)
{
    /// <exception cref="Refused"><see cref="PayoutRefusals.Uncertain"/>, <see cref="PayoutRefusals.AlreadyPaid"/></exception>
    public Task RequireAsync(Payout payout, CancellationToken ct) => RequireAsync(payout.CaseId, payout.PartyId, payout.PayeeNameKey, payout.Purpose, payout.Id, ct);

    /// <param name="self">The payout that asks; null for a draft.</param>
    /// <exception cref="Refused"><see cref="PayoutRefusals.Uncertain"/>, <see cref="PayoutRefusals.AlreadyPaid"/></exception>
    public async Task RequireAsync(long caseId, long? partyId, string payeeNameKey, PayoutPurpose purpose, long? self, CancellationToken ct)
    {
        var twin = await db.QueryAsync("select payouts.uncertain_twin($1, $2, $3, $4, $5)", r => r.LongOrNull(0), ct, caseId, partyId, payeeNameKey, purpose.ToString(), self);
        if (twin[0] is { } uncertain)
            throw new Refused(PayoutRefusals.Uncertain, $"payout {uncertain}");
        await RequireUnpaidAsync(caseId, partyId, payeeNameKey, purpose, ct);
    }

    /// <summary>For what is released already: it goes, unless the bank says that it paid before.</summary>
    /// <exception cref="Refused"><see cref="PayoutRefusals.AlreadyPaid"/></exception>
    public Task RequireUnpaidAsync(Payout payout, CancellationToken ct) => RequireUnpaidAsync(payout.CaseId, payout.PartyId, payout.PayeeNameKey, payout.Purpose, ct);

    async Task RequireUnpaidAsync(long caseId, long? partyId, string payeeNameKey, PayoutPurpose purpose, CancellationToken ct)
    {
        var paid = await db.QueryAsync("select payouts.paid_after_all($1, $2, $3, $4)", r => r.LongOrNull(0), ct, caseId, partyId, payeeNameKey, purpose.ToString());
        if (paid[0] is { } item)
            throw new Refused(PayoutRefusals.AlreadyPaid, $"the bank says that it paid: item {item}");
    }
}
