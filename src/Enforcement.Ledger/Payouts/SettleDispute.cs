using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>Settles a dispute: for the payee the money is available again, for the debtor it is surplus to be returned to him.</summary>
/// <source>JS §510; ZX §34¶2</source>
public sealed class SettleDispute(LedgerDb db, Journal journal, HoldEffects holds, Act act) : IUseCase
{
    public static Permission Needs => Permission.SettleDisputes;

    public sealed record Request(long DisputeId, SettledFor For);

    /// <exception cref="Refused"><see cref="PayoutRefusals.DisputeNotFound"/>, <see cref="PayoutRefusals.DisputeSettled"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        await db.ExecuteAsync("select 1 from payouts.dispute where id = $1 for update", ct, request.DisputeId);
        var dispute = await db.Set<Dispute>().Include(d => d.Lots).SingleOrDefaultAsync(d => d.Id == request.DisputeId, ct)
            ?? throw new Refused(PayoutRefusals.DisputeNotFound);
        act.RequireOwn(await db.Set<EnforcementCase>().Where(c => c.Id == dispute.CaseId).Select(c => c.OfficerId).SingleAsync(ct));
        if (dispute.SettledFor is not null)
            throw new Refused(PayoutRefusals.DisputeSettled);
        var (word, kind, to) = request.For switch
        {
            SettledFor.Payee => ("payee", EntryKind.DisputeSettledForPayee, AccountCode.CaseAvailable),
            SettledFor.Debtor => ("debtor", EntryKind.DisputeSettledForDebtor, AccountCode.CaseSurplus),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
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
