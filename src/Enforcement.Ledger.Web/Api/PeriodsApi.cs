using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Reconciliation;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Enforcement.Ledger.Web.Api;

/// <param name="Kind">Day or Month.</param>
/// <param name="Through">The day; of a month any day.</param>
public sealed record CloseBody(string Book, PeriodKind Kind, LocalDate Through);

public sealed record ReopenBody(string Book, LocalDate From, string? Reason = null);

public sealed record BookBody(string Book);

/// <param name="Through">Null for yesterday.</param>
public sealed record FindBody(string? Book = null, LocalDate? Through = null);

public sealed record AssignBody(string? Reason = null, string? Owner = null, LocalDate? DueOn = null);

/// <summary>Days, closes, differences, stops and registers.</summary>
static class PeriodsApi
{
    const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    const string Pdf = "application/pdf";
    const string Csv = "text/csv";

    public static void MapPeriods(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/reconciliation").WithTags("Reconciliation");
        group.MapGet("/days", (string book, DateParam? from, DateParam? to, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<PeriodQueries, DayList>(who.Actor, q => q.DaysAsync(book, from?.Value, to?.Value, ct), ct))
            .WithName("listDays").WithSummary("Bank, book and liabilities day by day, at most a hundred, the newest first");
        group.MapGet("/closes", (string? book, PeriodKind? kind, long? after, int? take, Caller who, Runner run, CancellationToken ct) => ClosesAsync(book, kind, after, Paging.Take(take), who, run, ct))
            .WithName("listCloses").WithSummary("Signed days and months, the newest first");
        group.MapGet("/reopenings", (string? book, int? take, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<PeriodQueries, List<ReopeningView>>(who.Actor, q => q.ReopeningsAsync(book, Paging.Take(take), ct), ct)).WithName("listReopenings").WithSummary("Why periods were opened again, and by whom");
        group.MapPost("/closes/prepare", async (CloseBody body, Caller who, Runner run, CancellationToken ct) =>
            new Made(await run.RunAsync<PrepareClose, long>(who.Actor, u => u.ExecuteAsync(new(body.Book, body.Kind, body.Through), ct), ct, who.Key))).WithName("prepareClose").WithSummary("Sign a day or a month, the first of two");
        group.MapPost("/closes/confirm", async (CloseBody body, Caller who, Runner run, CancellationToken ct) => new Made(body.Kind == PeriodKind.Day
            ? await run.RunAsync<ConfirmDayClose, long>(who.Actor, u => u.ExecuteAsync(body.Book, body.Through, ct), ct, who.Key)
            : await run.RunAsync<ConfirmMonthClose, long>(who.Actor, u => u.ExecuteAsync(body.Book, body.Through, ct), ct, who.Key))).WithName("confirmClose").WithSummary("Close what another person signed");
        group.MapPost("/reopenings/ask", async (ReopenBody body, Caller who, Runner run, CancellationToken ct) =>
            new Made(await run.RunAsync<AskReopening, long>(who.Actor, u => u.ExecuteAsync(new(body.Book, body.From, body.Reason), ct), ct, who.Key))).WithName("askReopening").WithSummary("Ask for a closed day, and all after it, to be opened again");
        group.MapPost("/reopenings/confirm", async (BookBody body, Caller who, Runner run, CancellationToken ct) =>
            new Made(await run.RunAsync<ConfirmReopening, long>(who.Actor, u => u.ExecuteAsync(body.Book, ct), ct, who.Key))).WithName("confirmReopening").WithSummary("Open the period again that another person asked for");
        MapAdjustment(group);
        MapDifferences(group);
        MapStops(group);
        MapRegisters(group);
    }

    static async Task<Page<CloseView>> ClosesAsync(string? book, PeriodKind? kind, long? after, int take, Caller who, Runner run, CancellationToken ct) =>
        Paging.Of(await run.ReadAsync<PeriodQueries, List<CloseView>>(who.Actor, q => q.ClosesAsync(book, kind, after, take + 1, ct), ct), take, c => c.Id);

    static void MapAdjustment(RouteGroupBuilder group)
    {
        group.MapGet("/adjustment", (string book, DateParam? on, Caller who, Runner run, CancellationToken ct) => DrawAsync(book, on, who, run, ct))
            .WithName("showAdjustment").WithSummary("The bank reconciliation statement of a day");
        group.MapGet("/adjustment/workbook", (string book, DateParam? on, Caller who, Runner run, HttpResponse response, CancellationToken ct) => AdjustmentFileAsync(book, on, false, who, run, response, ct))
            .WithName("downloadAdjustmentWorkbook").WithSummary("The same as a workbook; the download is evidence").Produces<Stream>(StatusCodes.Status200OK, Workbook);
        group.MapGet("/adjustment/page", (string book, DateParam? on, Caller who, Runner run, HttpResponse response, CancellationToken ct) => AdjustmentFileAsync(book, on, true, who, run, response, ct))
            .WithName("downloadAdjustmentPage").WithSummary("The same as PDF, with lines for two signatures; the download is evidence").Produces<Stream>(StatusCodes.Status200OK, Pdf);
    }

    static async Task<FileStreamHttpResult> AdjustmentFileAsync(string book, DateParam? on, bool printed, Caller who, Runner run, HttpResponse response, CancellationToken ct) =>
        Download.Of(await run.RunAsync<ExportAdjustment, ExportedFile>(who.Actor, u => u.ExecuteAsync(new(book, on?.Value, printed), ct), ct), response);

    static Task<AdjustmentStatement> DrawAsync(string book, DateParam? on, Caller who, Runner run, CancellationToken ct) =>
        run.ReadAsync<AdjustmentQueries, AdjustmentStatement>(who.Actor, q => q.DrawAsync(book, on?.Value, ct), ct);

    static void MapDifferences(RouteGroupBuilder group)
    {
        group.MapGet("/differences", async (string? book, bool? all, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<DifferenceQueries, List<DifferenceView>>(who.Actor, q => q.ListAsync(book, all != true, after, rows + 1, ct), ct), rows, d => d.Id);
        }).WithName("listDifferences").WithSummary("Differences with their history, the newest first; those that are closed only when asked for");
        group.MapGet("/differences/file", async (string? book, bool? all, string @as, string? reason, Caller who, Runner run, HttpResponse response, CancellationToken ct) =>
            Download.Of(await run.RunAsync<ExportDifferences, ExportedFile>(who.Actor, u => u.ExecuteAsync(new(book, all != true, Download.Format(@as), reason), ct), ct), response))
            .WithName("downloadDifferences").WithSummary("The differences as file, csv or xlsx; a long list needs a reason, the download is evidence").Produces<Stream>(StatusCodes.Status200OK, Csv);
        group.MapPost("/differences/find", (FindBody body, Caller who, Runner run, CancellationToken ct) =>
            run.RunAsync<FindDifferences, DifferencesFound>(who.Actor, u => u.ExecuteAsync(new(body.Book, body.Through), ct), ct, who.Key)).WithName("findDifferences").WithSummary("Look for differences now");
        group.MapPost("/differences/{id:long}/assign", (long id, AssignBody body, Caller who, Runner run, CancellationToken ct) =>
            DoneAsync<AssignDifference>(who, run, u => u.ExecuteAsync(new(id, body.Reason, body.Owner, body.DueOn), ct), ct)).WithName("assignDifference").WithSummary("Give a difference an owner, a reason and a deadline");
        group.MapPost("/differences/{id:long}/close", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            DoneAsync<CloseDifference>(who, run, u => u.ExecuteAsync(id, body.Reason, ct), ct)).WithName("closeDifference").WithSummary("Close a difference with its explanation");
    }

    static void MapStops(RouteGroupBuilder group)
    {
        group.MapGet("/stops", (bool? all, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<StopQueries, List<StopView>>(who.Actor, q => q.ListAsync(all != true, Paging.Most, ct), ct)).WithName("listStops").WithSummary("Stops of books; those that are lifted only when asked for");
        group.MapPost("/stops/{id:long}/ask-lift", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            DoneAsync<AskLift>(who, run, u => u.ExecuteAsync(id, body.Reason, ct), ct)).WithName("askLift").WithSummary("Ask for a stop to be lifted; its invariant holds again");
        group.MapPost("/stops/{id:long}/lift", (long id, Caller who, Runner run, CancellationToken ct) =>
            DoneAsync<ConfirmLift>(who, run, u => u.ExecuteAsync(id, ct), ct)).WithName("confirmLift").WithSummary("Lift a stop that another person asked for");
        group.MapGet("/stops/runbook", (Caller who) => TypedResults.Text(Runbook(), "text/markdown", System.Text.Encoding.UTF8)).WithName("readStopRunbook").WithSummary("What to do about a stopped book").Produces<string>(StatusCodes.Status200OK, "text/markdown");
    }

    static string Runbook()
    {
        using var reader = new StreamReader(typeof(PeriodsApi).Assembly.GetManifestResourceStream("ops/runbooks/a-book-is-stopped.md")!);
        return reader.ReadToEnd();
    }

    static void MapRegisters(RouteGroupBuilder group)
    {
        group.MapGet("/month", (string book, DateParam? month, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<RegisterQueries, MonthReport>(who.Actor, q => q.ReportAsync(book, month?.Value, ct), ct)).WithName("showMonth").WithSummary("The monthly report of a book: opening + in - out = closing, by account");
        group.MapGet("/register", (string book, DateParam? month, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
            run.ReadAsync<RegisterQueries, CaseRegister>(who.Actor, q => q.CasesAsync(book, month?.Value, after, Paging.Take(take), ct), ct))
            .WithName("showRegister").WithSummary("The register of a month, case by case, with the sums of all of it");
        group.MapGet("/register/receipts", async (string book, DateParam? month, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
        {
            var rows = Paging.Take(take);
            return Paging.Of(await run.ReadAsync<RegisterQueries, List<RegisteredReceipt>>(who.Actor,
                async q => await (await q.ReceiptsAsync(book, month?.Value, after, rows + 1, ct)).ToListAsync(ct), ct), rows, r => r.Place);
        }).WithName("listRegisteredReceipts").WithSummary("The receipts of a month with the ten elements of the register, each in the case to which it came");
        group.MapGet("/register/file", async (string book, DateParam? month, string what, string @as, string? reason, Caller who, Runner run, HttpResponse response, CancellationToken ct) =>
            Download.Of(await run.RunAsync<ExportRegister, ExportedFile>(who.Actor, u => u.ExecuteAsync(new(book, month?.Value, Kind(what), Download.Format(@as), reason), ct), ct), response))
            .WithName("downloadRegister").WithSummary("A register as file: what is report, cases or receipts; as is csv or xlsx; a long one needs a reason, the download is evidence").Produces<Stream>(StatusCodes.Status200OK, Csv);
    }

    static RegisterKind Kind(string what) => Enum.TryParse<RegisterKind>(what, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(what[0]) ? kind
        : throw new RequestFault(nameof(what), "What is report, cases or receipts.", "what 应为 report、cases 或 receipts。");

    static async Task<NoContent> DoneAsync<TUseCase>(Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, IUseCase
    {
        await run.RunAsync<TUseCase, bool>(who.Actor, async u =>
        {
            await call(u);
            return true;
        }, ct, who.Key);
        return TypedResults.NoContent();
    }
}
