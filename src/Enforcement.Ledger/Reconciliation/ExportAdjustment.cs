using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>The bank reconciliation statement as a file, for signing or for counting on. Who took it is kept as evidence.</summary>
/// <source>domain reference §3.8 ⑪; design §7</source>
public sealed class ExportAdjustment(AdjustmentQueries adjustment, ExportDesk exports) : IUseCase
{
    public static Permission Needs => Permission.ReadReconciliation;

    /// <param name="On">Null for yesterday.</param>
    /// <param name="Printed">As PDF; otherwise as a workbook.</param>
    public sealed record Request(string Book, LocalDate? On, bool Printed);

    /// <exception cref="Refused"><see cref="LedgerRefusals.BookUnknown"/></exception>
    public async Task<ExportedFile> ExecuteAsync(Request request, CancellationToken ct)
    {
        var drawn = await adjustment.DrawAsync(request.Book, request.On, ct);
        var (subject, day) = ($"adjustment:{drawn.Book}", LocalDatePattern.Iso.Format(drawn.On));
        var name = $"{AdjustmentForm.Title}-{drawn.Book}-{day}";
        return request.Printed
            ? await exports.WriteAsync(subject, day, $"{name}.pdf", "application/pdf", AdjustmentForm.Page(drawn, await exports.MarkAsync(ct)), ct)
            : await exports.WriteAsync(new Export(subject, day, name, AdjustmentForm.Title, SheetFormat.Xlsx, null, false, null), AdjustmentForm.Rows(drawn).ToAsyncEnumerable(), ct);
    }
}
