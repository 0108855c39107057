using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>Another person rejects the conversion of a bond, with the reason.</summary>
/// <source>domain reference §2.5</source>
public sealed class RejectConversion(BondsInHand bonds) : IUseCase
{
    public static Permission Needs => Permission.ConfirmBonds;

    public sealed record Request(long ConversionId, string? Reason);

    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/>, <see cref="BondRefusals.ConversionNotFound"/>, <see cref="BondRefusals.SamePerson"/>,
    /// <see cref="BondRefusals.Decided"/>, <see cref="UnknownRefusals.ReasonMissing"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var conversion = await bonds.TakeConversionAsync(request.ConversionId, ct);
        await bonds.RequireDeciderAsync(conversion, ct);
        await bonds.EndConversionAsync(conversion, "rejected", UnknownDesk.Reason(request.Reason), ct);
    }
}
