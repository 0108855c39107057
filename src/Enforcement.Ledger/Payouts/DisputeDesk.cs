using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>Sets money of a case aside as disputed and moves it on when the dispute is settled; for disputes of their own and those
/// about a distribution plan.</summary>
public sealed class DisputeDesk(LedgerDb db, Journal journal, LotChoice lots, HoldEffects holds, Recused recused, Act act)
{
    /// <returns>The dispute's id.</returns>
    /// <exception cref="Refused"><see cref="PayoutRefusals.DisputeExceedsAvailable"/>, <see cref="PayoutRefusals.LotNotOfCase"/></exception>
    public async Task<long> SetAsideAsync(EnforcementCase of, Money amount, string reason, long? lotId, CancellationToken ct, NodaTime.LocalDate? reviewOn = null, string? document = null)
    {
        var chosen = await lots.FromAsync(of.BookId, of.Id, AccountCode.CaseAvailable, amount, ct, named: lotId is { } lot ? [lot] : null, newestFirst: true)
            ?? throw new Refused(PayoutRefusals.DisputeExceedsAvailable, amount.ToString());
        var dispute = new Dispute
        {
            BookId = of.BookId,
            CaseId = of.Id,
            AmountMinor = amount,
            Reason = reason,
            ReviewOn = reviewOn,
            Document = string.IsNullOrWhiteSpace(document) ? null : document.Trim(),
            PlacedBy = act.Actor.Id,
            PlacedAt = act.Now,
            Lots = [.. chosen.Select(c => new DisputeLot { LotId = c.LotId, AmountMinor = c.Amount })],
        };
        db.Add(dispute);
        await db.SaveChangesAsync(ct);
        await journal.PostAsync(dispute.BookId,
            [new Entry(EntryKind.Disputed, Entry.Key("dispute", dispute.Id), Office.Today(act.Now), SourceKind.Dispute, dispute.Id,
                [.. chosen.Select(c => new Transfer(c.LotId, AccountCode.CaseAvailable, dispute.CaseId, AccountCode.CaseDisputed, dispute.CaseId, c.Amount))])],
            ct, PayoutRefusals.DisputeExceedsAvailable);
        act.About($"case:{dispute.CaseId}", $"dispute {dispute.Id} of {dispute.AmountMinor}: {reason}");
        return dispute.Id;
    }

    /// <exception cref="Refused"><see cref="PayoutRefusals.DisputeNotFound"/>, <see cref="PayoutRefusals.DisputeSettled"/></exception>
    public async Task<Dispute> TakeAsync(long disputeId, CancellationToken ct)
    {
        await db.ExecuteAsync("select 1 from payouts.dispute where id = $1 for update", ct, disputeId);
        var dispute = await db.Set<Dispute>().Include(d => d.Lots).SingleOrDefaultAsync(d => d.Id == disputeId, ct)
            ?? throw new Refused(PayoutRefusals.DisputeNotFound);
        act.RequireOwn(await db.Set<EnforcementCase>().Where(c => c.Id == dispute.CaseId).Select(c => c.OfficerId).SingleAsync(ct));
        await recused.RequireNotAsync(dispute.CaseId, ct);
        return dispute.SettledFor is null ? dispute : throw new Refused(PayoutRefusals.DisputeSettled);
    }

    public async Task SettleAsync(Dispute dispute, SettledFor settledFor, CancellationToken ct)
    {
        var (word, kind, to) = settledFor switch
        {
            SettledFor.Payee => ("payee", EntryKind.DisputeSettledForPayee, AccountCode.CaseAvailable),
            SettledFor.Debtor => ("debtor", EntryKind.DisputeSettledForDebtor, AccountCode.CaseSurplus),
            _ => throw new ArgumentOutOfRangeException(nameof(settledFor)),
        };
        dispute.SettledFor = word;
        dispute.SettledBy = act.Actor.Id;
        dispute.SettledAt = act.Now;
        await db.SaveChangesAsync(ct);
        await journal.PostAsync(dispute.BookId,
            [new Entry(kind, Entry.Key("settle", dispute.Id), Office.Today(act.Now), SourceKind.Dispute, dispute.Id,
                [.. dispute.Lots.Select(l => new Transfer(l.LotId, AccountCode.CaseDisputed, dispute.CaseId, to, dispute.CaseId, l.AmountMinor))])], ct);
        act.About($"case:{dispute.CaseId}", $"dispute {dispute.Id} of {dispute.AmountMinor} settled for the {word}");
        await holds.TakeWhatIsMissingAsync(dispute.CaseId, ct);
    }
}
