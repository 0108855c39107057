using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.UnknownFunds;

/// <summary>Who claimed takes the claim back while it is undecided.</summary>
public sealed class WithdrawClaim(ClaimsInHand claims, Act act) : IUseCase
{
    public static Permission Needs => Permission.ClaimUnknown;

    public sealed record Request(long ClaimId, string? Reason = null);

    /// <exception cref="Refused"><see cref="UnknownRefusals.ClaimNotFound"/>, <see cref="UnknownRefusals.NotOwnClaim"/>,
    /// <see cref="UnknownRefusals.AlreadyClaimed"/>, <see cref="UnknownRefusals.ClaimDecided"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var claim = await claims.TakeAsync(request.ClaimId, ct);
        if (claim.ClaimedBy != act.Actor.Id)
            throw new Refused(UnknownRefusals.NotOwnClaim);
        if (ClaimsInHand.WhyDecided(claim) is { } why)
            throw new Refused(why);
        await claims.EndAsync(claim, "withdrawn", UnknownDesk.Optional(request.Reason), ct);
    }
}
