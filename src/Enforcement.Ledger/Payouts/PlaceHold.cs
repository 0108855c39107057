using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Ledger.Payouts;

/// <summary>Stops the money of a case, of one party in it, or a sum. What is in approval, noticed or accepted stops too; what has left for
/// the bank does not, and the hold says so.</summary>
/// <source>S3 §5, §17; domain reference §2.4 and §7, row 27</source>
public sealed class PlaceHold(LedgerDb db, HoldEffects effects, Recused recused, Act act) : IUseCase
{
    public static Permission Needs => Permission.PlaceHolds;

    /// <param name="Kind">Code or Chinese name of the ground; see <see cref="HoldKind"/>.</param>
    /// <param name="Amount">Null for all of it.</param>
    /// <param name="Party">Name of the party whose money is meant; null for the whole case.</param>
    /// <param name="Document">The paper that orders it.</param>
    /// <param name="Security">The security given and the paper that allows the stop, where the ground asks for one.</param>
    public sealed record Request(long CaseId, string? Kind, string? Document, Money? Amount = null, string? Party = null, string? Security = null, string? Reason = null);

    /// <returns>The hold's id.</returns>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, <see cref="HoldRefusals.KindUnknown"/>, <see cref="HoldRefusals.NoDocument"/>,
    /// <see cref="HoldRefusals.NoSecurity"/>, <see cref="HoldRefusals.NoAmount"/>, <see cref="HoldRefusals.NotAParty"/>, <see cref="PayoutRefusals.AmountNotPositive"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var enforcementCase = await db.Set<EnforcementCase>().Include(c => c.Parties).SingleOrDefaultAsync(c => c.Id == request.CaseId, ct) ?? throw new Refused(CaseRefusals.NotFound);
        act.RequireOwn(enforcementCase.OfficerId);
        await recused.RequireNotAsync(enforcementCase.Id, ct);
        var kind = HoldKind.Find(request.Kind) ?? throw new Refused(HoldRefusals.KindUnknown, request.Kind ?? "");
        if (string.IsNullOrWhiteSpace(request.Document))
            throw new Refused(HoldRefusals.NoDocument);
        if (kind.NeedsSecurity && string.IsNullOrWhiteSpace(request.Security))
            throw new Refused(HoldRefusals.NoSecurity);
        if (kind.NeedsAmount && request.Amount is null)
            throw new Refused(HoldRefusals.NoAmount);
        if (request.Amount is { IsPositive: false } amount)
            throw new Refused(PayoutRefusals.AmountNotPositive, amount.ToString());
        var party = request.Party is { } name ? PartyOf(enforcementCase, name) : (long?)null;

        await effects.LockPayoutsAsync(enforcementCase.Id, ct);
        var hold = new Hold
        {
            BookId = enforcementCase.BookId,
            CaseId = enforcementCase.Id,
            Kind = kind.Code,
            PartyId = party,
            AmountMinor = request.Amount,
            Document = request.Document.Trim(),
            Security = request.Security?.Trim(),
            Reason = string.IsNullOrWhiteSpace(request.Reason) ? kind.Name : request.Reason.Trim(),
            PlacedBy = act.Actor.Id,
            PlacedAt = act.Now,
        };
        db.Add(hold);
        await db.SaveChangesAsync(ct);
        act.About($"case:{hold.CaseId}", $"hold {hold.Id} {hold.Kind} {(hold.AmountMinor is { } sum ? sum.ToString() : "all")}{(party is null ? "" : $" of party {party}")} by {hold.Document}");
        await effects.SetAsideAsync(hold, ct);
        await effects.StopAsync(hold, ct);
        return hold.Id;
    }

    static long PartyOf(EnforcementCase enforcementCase, string name)
    {
        var key = PersonName.Normalise(name);
        return enforcementCase.Parties.Where(p => p.NameKey == key).MinBy(p => p.Id)?.Id ?? throw new Refused(HoldRefusals.NotAParty, name);
    }
}
