using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>Who proposed a conversion takes the proposal back while it is undecided.</summary>
/// <source>domain reference §2.5</source>
public sealed class WithdrawConversion(BondsInHand bonds, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConvertBonds;

    public sealed record Request(long ConversionId, string? Reason = null);

    /// <exception cref="Refused"><see cref="BondRefusals.ConversionNotFound"/>, <see cref="BondRefusals.NotOwn"/>, <see cref="BondRefusals.Decided"/></exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var conversion = await bonds.TakeConversionAsync(request.ConversionId, ct);
        if (conversion.ProposedBy != act.Actor.Id)
            throw new Refused(BondRefusals.NotOwn);
        if (conversion.State != "proposed")
            throw new Refused(BondRefusals.Decided);
        await bonds.EndConversionAsync(conversion, "withdrawn", UnknownDesk.Optional(request.Reason), ct);
    }
}
