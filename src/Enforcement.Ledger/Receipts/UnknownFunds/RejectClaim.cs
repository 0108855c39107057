using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Another person rejects a claim, with the reason. The line stays open for others.</summary>
/// <source>domain reference §3.3 and §4 (claim unknown funds)</source>
public sealed class RejectClaim(UnknownDesk desk, ClaimsInHand claims, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmUnknown;

    public sealed record Request(long ClaimId, string? Reason);

    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/>, <see cref="UnknownRefusals.ClaimNotFound"/>,
    /// <see cref="UnknownRefusals.SamePerson"/>, <see cref="UnknownRefusals.ClaimDecided"/>, <see cref="UnknownRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var claim = await claims.TakeAsync(request.ClaimId, ct);
        await desk.RequireRoleAsync(claim.Line.Amount, ct);
        if (claim.ClaimedBy == act.Actor.Id)
            throw new Refused(UnknownRefusals.SamePerson);
        if (ClaimsInHand.WhyDecided(claim) is { } why)
            throw new Refused(why);
        await claims.EndAsync(claim, "rejected", UnknownDesk.Reason(request.Reason), ct);
    }
}
