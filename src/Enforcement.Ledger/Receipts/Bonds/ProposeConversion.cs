using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.UnknownFunds;

namespace Enforcement.Ledger.Receipts.Bonds;

/// <summary>Why a winner's bond becomes the case's: it counts to the price, or he did not pay the rest (悔拍) and it is kept.</summary>
public enum ConversionKind
{
    Price,
    Default,
}

/// <summary>The officer proposes that the winner's bond becomes money of the case: by the record of the sale, or by the collegial decision
/// that a defaulting buyer's bond is kept. Nothing moves until another person confirms.</summary>
/// <source>网络司法拍卖规定 §24, §25; domain reference §2.5</source>
public sealed class ProposeConversion(LedgerDb db, BondsInHand bonds, Act act) : IUseCase
{
    public static Permission Needs => Permission.ConvertBonds;

    /// <param name="Document">The record of the sale, or the collegial decision.</param>
    public sealed record Request(long BondId, ConversionKind Kind, string? Document);

    /// <returns>The conversion's id.</returns>
    /// <exception cref="Refused"><see cref="BondRefusals.NotFound"/>, <see cref="AccessRefusals.NotPermitted"/> for another officer's case, what
    /// <see cref="BondsInHand.RequireWon"/> refuses, <see cref="BondRefusals.BeingConverted"/>, <see cref="UnknownRefusals.BeingRefunded"/>,
    /// <see cref="BondRefusals.DocumentMissing"/></exception>
    public async Task<long> ExecuteAsync(Request request, CancellationToken ct)
    {
        var bond = await bonds.TakeAsync(request.BondId, ct);
        act.RequireOwn(bond.OfficerId);
        BondsInHand.RequireWon(bond);
        await bonds.RequireNothingProposedAsync(bond.Id, ct);
        if (UnknownDesk.Optional(request.Document) is not { } document)
            throw new Refused(BondRefusals.DocumentMissing);
        var id = (await db.QueryAsync("insert into receipts.bond_conversion (bond_id, case_id, kind, document, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6) returning id",
            r => r.GetInt64(0), ct, bond.Id, bond.CaseId, request.Kind.ToString(), document, act.Actor.Id, act.Now))[0];
        act.About($"line:{bond.Line.LineId}", $"conversion {id} ({request.Kind}) to case {bond.CaseId} proposed: {document}");
        return id;
    }
}
