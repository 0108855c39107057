using Enforcement.Ledger.Access;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>The list of differences with their history as a file. Who took it is kept as evidence.</summary>
/// <source>domain reference §3.8 ⑪ and §7, row 47</source>
public sealed class ExportDifferences(DifferenceQueries differences, ExportDesk exports) : IUseCase
{
    const int Part = 1_000;

    public static Permission Needs => Permission.ReadReconciliation;

    /// <param name="Open">Only those that are not closed.</param>
    public sealed record Request(string? Book, bool Open, SheetFormat As, string? Reason = null);

    /// <exception cref="Refused"><see cref="ExportRefusals.ReasonMissing"/></exception>
    public Task<ExportedFile> ExecuteAsync(Request request, CancellationToken ct) => exports.WriteAsync(
        new("differences", $"{request.Book ?? "all books"}, {(request.Open ? "open" : "all")}", "差异清单", "差异清单", request.As, RegisterForm.DifferenceHeading, true, request.Reason),
        RowsAsync(request, ct).Select(RegisterForm.Difference), ct);

    async IAsyncEnumerable<DifferenceView> RowsAsync(Request request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (long? after = null; ;)
        {
            var part = await differences.ListAsync(request.Book, request.Open, after, Part, ct);
            foreach (var row in part)
                yield return row;
            if (part.Count < Part)
                yield break;
            after = part[^1].Id;
        }
    }
}
