using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Ledger.Web.Api;

/// <param name="Note">What the bank said; may be left out.</param>
public sealed record QueryBody(string? Note = null);

/// <param name="Document">The bank's paper; the second person may leave it out.</param>
public sealed record FailBody(string? Document, string? Reason);

/// <param name="Outcome">not-paid when the bank did not pay what it first said to be paid and then rejected.</param>
public sealed record ExplainBody(string? Reason, string? Outcome = null);

/// <summary>What goes to the bank in files, what it answers, and what nobody knows.</summary>
static class PaymentsApi
{
    public static void MapPayments(this IEndpointRouteBuilder api)
    {
        var payments = api.MapGroup("/payments").WithTags("Payments");
        MapFiles(payments);
        payments.MapPost("/answers", AnswersAsync).WithName("importBankAnswers").WithSummary("Read the bank's answer (pain.002); the same file again changes nothing")
            .Accepts<Stream>("application/octet-stream").Takes<ImportBankAnswers>(BankAnswerFile.MostBytes);
        payments.MapGet("/answers", (long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
            PageAsync<BankAnswerQueries, BankAnswerFileView>(take, who, run, (q, rows) => q.AnswersAsync(after, rows, ct), a => a.Id, ct)).WithName("listBankAnswers").WithSummary("Answers of the bank that were read, the newest first");
        payments.MapGet("/uncertain", (long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
            PageAsync<BankAnswerQueries, UncertainPayout>(take, who, run, (q, rows) => q.UncertainAsync(after, rows, ct), u => u.PayoutId, ct)).WithName("listUncertainPayouts").WithSummary("Payments of which nobody knows what became");
        payments.MapGet("/contradictions", (bool? open, long? payoutId, long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
            PageAsync<BankAnswerQueries, BankCaseView>(take, who, run, (q, rows) => q.CasesAsync(open ?? true, payoutId, after, rows, ct), c => c.Id, ct)).WithName("listBankContradictions").WithSummary("What the bank says in two ways, the newest first");
        payments.MapPost("/contradictions/{id:long}/explain", (long id, ExplainBody body, Caller who, Runner run, CancellationToken ct) =>
            DoAsync<ExplainBankCase>(who, run, u => u.ExecuteAsync(new(id, body.Reason, body.Outcome), ct), ct)).WithName("explainBankContradiction").WithSummary("Say what was found out; another person closes it");
        payments.MapPost("/contradictions/{id:long}/close", (long id, Caller who, Runner run, CancellationToken ct) =>
            DoAsync<CloseBankCase>(who, run, u => u.ExecuteAsync(id, ct), ct)).WithName("closeBankContradiction").WithSummary("Close what another person explained");
        payments.MapGet("/profiles", (Caller who, Runner run, CancellationToken ct) => run.ReadAsync<PaymentFileQueries, List<BankProfileView>>(who.Actor, q => q.ProfilesAsync(ct), ct))
            .WithName("listBankProfiles").WithSummary("How the files of each book look, and what is proposed");
        payments.MapPost("/profiles", async (ProposeBankProfile.Request body, Caller who, Runner run, CancellationToken ct) =>
            TypedResults.Created((string?)null, new Made(await run.RunAsync<ProposeBankProfile, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key)))).WithName("proposeBankProfile").WithSummary("Propose another format for the files of a book");
        payments.MapPost("/profiles/{id:long}/approve", (long id, Caller who, Runner run, CancellationToken ct) =>
            DoAsync<ApproveBankProfile>(who, run, u => u.ExecuteAsync(id, ct), ct)).WithName("approveBankProfile").WithSummary("Put a proposed format into force, as another person");

        var payouts = api.MapGroup("/payouts/{id:long}").WithTags("Payouts");
        payouts.MapGet("/bank", (long id, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<BankAnswerQueries, BankTimeline>(who.Actor, q => q.TimelineAsync(id, ct), ct))
            .WithName("showBankTimeline").WithSummary("What the house and the bank told each other about a payout");
        payouts.MapPost("/query", (long id, QueryBody? body, Caller who, Runner run, CancellationToken ct) =>
            PayoutsApi.ActAsync<QueryPayout>(id, who, run, u => u.ExecuteAsync(new(id, body?.Note), ct), ct)).WithName("queryPayout").WithSummary("The bank was asked by the same id and does not know: nothing else goes until it does");
        payouts.MapPost("/fail", (long id, FailBody body, Caller who, Runner run, CancellationToken ct) =>
            PayoutsApi.ActAsync<FailPayout>(id, who, run, u => u.ExecuteAsync(new(id, body.Document, body.Reason), ct), ct)).WithName("failPayout").WithSummary("The bank says on paper that it did not pay: one person says so, another confirms it, and the money is the case's again");
    }

    static void MapFiles(RouteGroupBuilder payments)
    {
        payments.MapGet("/waiting", (long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
            PageAsync<PaymentFileQueries, WaitingInstruction>(take, who, run, (q, rows) => q.WaitingAsync(after, rows, ct), w => w.PayoutId, ct)).WithName("listWaitingInstructions").WithSummary("Released instructions that wait to be sent");
        payments.MapPost("/files", async (BuildPaymentFile.Request body, Caller who, Runner run, CancellationToken ct) =>
        {
            var id = await run.RunAsync<BuildPaymentFile, long>(who.Actor, u => u.ExecuteAsync(body, ct), ct, who.Key);
            return TypedResults.Created($"{LedgerApi.Root}/payments/files/{id}", await ShowAsync(id, who, run, ct));
        }).WithName("buildPaymentFile").WithSummary("Collect released instructions into one file for the bank, each once");
        payments.MapGet("/files", (long? after, int? take, Caller who, Runner run, CancellationToken ct) =>
            PageAsync<PaymentFileQueries, PaymentFileView>(take, who, run, (q, rows) => q.ListAsync(null, after, rows, ct), f => f.Id, ct)).WithName("listPaymentFiles").WithSummary("Files for the bank, the newest first");
        payments.MapGet("/files/{id:long}", (long id, Caller who, Runner run, CancellationToken ct) => ShowAsync(id, who, run, ct)).WithName("showPaymentFile").WithSummary("A file for the bank");
        payments.MapGet("/files/{id:long}/payments", (long id, int? after, int? take, Caller who, Runner run, CancellationToken ct) =>
            PageAsync<PaymentFileQueries, PaymentFileItemView>(take, who, run, (q, rows) => q.ItemsAsync(id, after, rows, ct), i => i.Seq, ct)).WithName("listPaymentsOfFile").WithSummary("The payments of a file, as they stand now");
        payments.MapGet("/files/{id:long}/file", async (long id, HttpResponse response, Caller who, Runner run, CancellationToken ct) =>
        {
            var file = await run.RunAsync<DownloadPaymentFile, PaymentFileBytes>(who.Actor, u => u.ExecuteAsync(id, ct), ct);
            return Download.Of(new MemoryStream(file.Bytes), file.ContentType, file.Name, file.Sha256, response);
        }).WithName("downloadPaymentFile").WithSummary("The file itself: with the first download its payments leave; each download is evidence").Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
        payments.MapPost("/files/{id:long}/recall", (long id, ReasonBody body, Caller who, Runner run, CancellationToken ct) =>
            DoAsync<RecallPaymentFile>(who, run, u => u.ExecuteAsync(id, body.Reason, ct), ct)).WithName("recallPaymentFile").WithSummary("Take a file back that has not left; its instructions go into another one");
    }

    static Task<PaymentFileView> ShowAsync(long id, Caller who, Runner run, CancellationToken ct) => run.ReadAsync<PaymentFileQueries, PaymentFileView>(who.Actor, q => q.ShowAsync(id, ct), ct);

    static async Task<Ok<BankAnswerOutcome>> AnswersAsync(string fileName, HttpRequest request, Caller who, Runner run, CancellationToken ct)
    {
        var name = UploadName.Of(fileName);
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        return TypedResults.Ok(await run.RunAsync<ImportBankAnswers, BankAnswerOutcome>(who.Actor, u => u.ExecuteAsync(new(name, bytes.ToArray()), ct), ct, who.Key));
    }

    static async Task<Page<TRow>> PageAsync<TQueries, TRow>(int? take, Caller who, Runner run, Func<TQueries, int, Task<List<TRow>>> list, Func<TRow, long> key, CancellationToken ct) where TQueries : class, IUseCase
    {
        var rows = Paging.Take(take);
        return Paging.Of(await run.ReadAsync<TQueries, List<TRow>>(who.Actor, q => list(q, rows + 1), ct), rows, key);
    }

    static async Task<NoContent> DoAsync<TUseCase>(Caller who, Runner run, Func<TUseCase, Task> call, CancellationToken ct) where TUseCase : class, IUseCase
    {
        await run.RunAsync<TUseCase, bool>(who.Actor, async u =>
        {
            await call(u);
            return true;
        }, ct, who.Key);
        return TypedResults.NoContent();
    }
}
