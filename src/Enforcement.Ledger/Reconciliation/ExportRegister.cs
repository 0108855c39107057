using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>Which register.</summary>
public enum RegisterKind
{
    /// <summary>案款月报</summary>
    Report,

    /// <summary>案款收发存台账</summary>
    Cases,

    /// <summary>案款到账台账, the ten elements</summary>
    Receipts,
}

/// <summary>A register of a month as a file, row by row to its end. Who took it is kept as evidence.</summary>
/// <source>domain reference §3.8 ①②, §3.5 (ten elements) and §7, row 47</source>
public sealed class ExportRegister(RegisterQueries registers, ExportDesk exports, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadReconciliation;

    /// <param name="Month">Any day of it; null for this month.</param>
    /// <param name="Reason">What the list is for.</param>
    public sealed record Request(string Book, LocalDate? Month, RegisterKind What, SheetFormat As, string? Reason = null);

    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/>, <see cref="ExportRefusals.ReasonMissing"/></exception>
    public async Task<ExportedFile> ExecuteAsync(Request request, CancellationToken ct)
    {
        var month = (request.Month ?? Office.Today(act.Now)).ToString("uuuu-MM", null);
        switch (request.What)
        {
            case RegisterKind.Report:
                var report = await registers.ReportAsync(request.Book, request.Month, ct);
                return await exports.WriteAsync(What("案款月报", RegisterForm.ReportHeading, false), RegisterForm.Report(report).ToAsyncEnumerable(), ct);
            case RegisterKind.Cases:
                var (came, went, closing) = (Money.Zero, Money.Zero, Money.Zero);
                var cases = (await registers.AllCasesAsync(request.Book, request.Month, ct)).Select(c =>
                {
                    (came, went, closing) = (came + c.In, went + c.Out, closing + c.Closing);
                    return RegisterForm.Case(c);
                });
                return await exports.WriteAsync(What("案款收发存台账", RegisterForm.CaseHeading, true) with { Total = () => ["合计", null, closing - came + went, came, went, closing] }, cases, ct);
            case RegisterKind.Receipts:
                var receipts = await registers.ReceiptsAsync(request.Book, request.Month, null, null, ct);
                return await exports.WriteAsync(What("案款到账台账", RegisterForm.ReceiptHeading, true), receipts.Select(RegisterForm.Receipt), ct);
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.What, null);
        }

        Export What(string title, IReadOnlyList<object?> heading, bool personal) =>
            new($"register:{request.Book}", $"{request.What} {month}", $"{title}-{request.Book}-{month}", title, request.As, heading, personal, request.Reason);
    }
}
