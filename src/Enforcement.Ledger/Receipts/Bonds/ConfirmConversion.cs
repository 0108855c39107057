using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>Another person confirms that the winner's bond becomes money of its case; clock A counts from this day. A sale price that the
/// case expects is ticked off by it.</summary>
/// <source>网络司法拍卖规定 §24, §25; domain reference §2.5</source>
public sealed class ConfirmConversion(BondsInHand bonds, Journal journal, ExpectedArrivals expected, IArrivalHolds holds, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConfirmBonds;

    public sealed record Request(long ConversionId);

    /// <exception cref="Refused"><see cref="AccessRefusals.NotPermitted"/> when the amount, or a default, asks for another role,
    /// <see cref="BondRefusals.ConversionNotFound"/>, <see cref="BondRefusals.SamePerson"/>, <see cref="BondRefusals.Decided"/>, what
    /// <see cref="BondsInHand.RequireWon"/> refuses.</exception>
    public async Task ExecuteAsync(Request request, CancellationToken ct)
    {
        var conversion = await bonds.TakeConversionAsync(request.ConversionId, ct);
        var bond = conversion.Bond;
        await bonds.RequireDeciderAsync(conversion, ct);
        BondsInHand.RequireWon(bond);
        await bonds.EndConversionAsync(conversion, "confirmed", null, ct);
        await journal.PostAsync(bond.Line.BookId, [new Entry(conversion.Kind == ConversionKind.Price ? EntryKind.BondToPrice : EntryKind.BondForfeited,
            // By the bond, not by the conversion: whatever else happens, a bond is converted once.
            Entry.Key("bond converted", bond.Id), Office.Today(act.Now), SourceKind.BondConversion, conversion.Id,
            [new Transfer(bond.Line.LotId, AccountCode.Bond, null, AccountCode.CaseAvailable, bond.CaseId, bond.Line.Amount)])], ct, BondRefusals.Converted);
        await holds.TakeAsync([bond.CaseId], ct);
        if (conversion.Kind == ConversionKind.Price)
            await expected.TickAsync([new CaseArrival(bond.Line.LineId, bond.CaseId, bond.Line.Amount, $"{bond.AuctionNo} {bond.Line.Text}")], ct);
    }
}
