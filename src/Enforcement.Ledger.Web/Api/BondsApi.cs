using Enforcement.Ledger.Database;
using Enforcement.Ledger.Receipts.Bonds;
using NodaTime;

namespace Enforcement.Ledger.Web.Api;

public sealed record BondsBody(IReadOnlyList<long> BondIds);

/// <param name="WinnerBondId">Only for a sale.</param>
/// <param name="EndedAt">When bidding ended, if later than planned.</param>
public sealed record ResultBody(AuctionResult Result, long? WinnerBondId = null, Instant? EndedAt = null);

/// <param name="Document">The record of the sale, or the collegial decision.</param>
public sealed record ConversionBody(ConversionKind Kind, string? Document);

/// <summary>Bonds go back by the refunds of unknown funds: <c>POST /unknown-funds/refunds</c> with the bond's line.</summary>
static class BondsApi
{
    public static void MapBonds(this IEndpointRouteBuilder api)
    {
        var auctions = api.MapGroup("/auctions").WithTags("Auction bonds");
        auctions.MapGet("", AuctionsAsync).WithName("listAuctions").WithSummary("Auctions, the newest first; running=true: those without a result");
        auctions.MapPost("", async (RegisterAuction.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<RegisterAuction, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key)))).WithName("registerAuction").WithSummary("Register an auction of an own case");
        auctions.MapPost("/{id:long}/result", (long id, ResultBody body, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<RecordAuctionResult>(who, run, u => u.ExecuteAsync(new(id, body.Result, body.WinnerBondId, body.EndedAt), ct), ct)).WithName("recordAuctionResult").WithSummary("Record how an auction ended, and whose bond is the winner's");

        var bonds = api.MapGroup("/bonds").WithTags("Auction bonds");
        bonds.MapGet("", ListAsync).WithName("listBonds").WithSummary("Bonds, the newest first; state=Overdue is the alarm list");
        bonds.MapPost("", async (ProposeBond.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<ProposeBond, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key)))).WithName("proposeBond").WithSummary("Propose that a line of unknown funds is a bond");
        bonds.MapPost("/confirm", (BondsBody body, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<ConfirmBonds>(who, run, u => u.ExecuteAsync(new(body.BondIds), ct), ct)).WithName("confirmBonds").WithSummary("Confirm proposed bonds: all of them or none");
        bonds.MapPost("/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<RejectBond>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectBond").WithSummary("Say that a line is no bond");
        bonds.MapPost("/{id:long}/undo", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<AskUndoBond>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("askUndoBond").WithSummary("Ask that a held bond be unknown funds again");
        bonds.MapPost("/{id:long}/undo/confirm", (long id, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<ConfirmUndoBond>(who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("confirmUndoBond").WithSummary("Confirm what another person asks: the bond is unknown funds again");
        bonds.MapPost("/{id:long}/convert", async (long id, ConversionBody body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<ProposeConversion, long>(who.Actor, u => u.ExecuteAsync(new(id, body.Kind, body.Document), ct), ct, who.Key))))
            .WithName("proposeBondConversion").WithSummary("Propose that the winner's bond becomes money of the case");
        var conversions = bonds.MapGroup("/conversions");
        conversions.MapPost("/{id:long}/confirm", (long id, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<ConfirmConversion>(who, run, u => u.ExecuteAsync(new(id), ct), ct)).WithName("confirmBondConversion").WithSummary("Confirm another person's conversion: the money is the case's");
        conversions.MapPost("/{id:long}/reject", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<RejectConversion>(who, run, u => u.ExecuteAsync(new(id, body.Reason), ct), ct)).WithName("rejectBondConversion").WithSummary("Reject another person's conversion");
        conversions.MapPost("/{id:long}/withdraw", (long id, ReasonBody? body, Caller who, Runner run, CancellationToken ct) =>
            UnknownFundsApi.ActAsync<WithdrawConversion>(who, run, u => u.ExecuteAsync(new(id, body?.Reason), ct), ct)).WithName("withdrawBondConversion").WithSummary("Take the own proposal back");
    }

    static async Task<Page<AuctionView>> AuctionsAsync(bool? running, long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<BondQueries, List<AuctionView>>(who.Actor, q => q.AuctionsAsync(running ?? false, after, rows + 1, ct), ct), rows, a => a.Id);
    }

    static async Task<Page<BondView>> ListAsync(BondFilter? state, long? auctionId, long? after, int? take, Caller who, Runner run, CancellationToken ct)
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<BondQueries, List<BondView>>(who.Actor, q => q.ListAsync(state, auctionId, after, rows + 1, ct), ct), rows, b => b.Id);
    }
}
