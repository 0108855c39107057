namespace Enforcement.Ledger.Web.Api;

/// <summary>Every address of the interface, one file a module.</summary>
static class LedgerApi
{
    public const string Root = "/api/v1";

    public static void MapLedgerApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root);
        foreach (var status in (int[])[400, 401, 403, 404, 409])
            api.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.ContentType]));
        api.MapSession();
        api.MapCases();
        api.MapReceipts();
        api.MapVouchers();
        api.MapUnknownFunds();
        api.MapStatementProfiles();
        api.MapStatements();
        api.MapMatching();
        api.MapExpected();
        api.MapBonds();
        api.MapPayouts();
        api.MapDisputes();
        api.MapHolds();
        api.MapPayees();
        api.MapChains();
        api.MapPersons();
        api.MapPayments();
        api.MapReturns();
        api.MapDeferrals();
        api.MapDeposits();
        api.MapPartyStatus();
        api.MapDeductions();
        api.MapPlans();
        api.MapTransfers();
        api.MapHandovers();
        api.MapReversals();
        api.MapTreasury();
        api.MapPapers();
        api.MapNotices();
        api.MapReconciliation();
        api.MapPeriods();
        api.MapOversight();
        api.MapCalendar();
    }
}
