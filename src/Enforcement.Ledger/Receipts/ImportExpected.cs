using Enforcement.Ledger.Access;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts;

/// <summary>What became of a file of expected receipts: counts, or the faults because of which nothing was taken.</summary>
/// <param name="Known">Registered before, with the same case, kind, number, amount and due date.</param>
public sealed record ExpectedImportOutcome(string File, string Sha256, int Added, int Known, IReadOnlyList<FileFault> Faults);

/// <summary>Takes in a file of expected receipts of the officer's own cases; a file with a fault changes nothing, and the same file twice
/// is the same as once.</summary>
/// <source>domain reference R03, R18</source>
public sealed class ImportExpected(ExpectedRegister register, Act act) : IUseCase
{
    public static Permission Needs => Permission.RegisterExpected;

    public sealed record Request(ExpectedFile File, string FileName);

    public async Task<ExpectedImportOutcome> ExecuteAsync(Request request, CancellationToken ct)
    {
        var file = request.File;
        if (file.Faults.Count > 0)
            return new(request.FileName, file.Sha256, 0, 0, file.Faults);
        act.About($"file:{file.Sha256}", request.FileName);
        var outcome = await register.RegisterAsync([.. file.Rows.Select(r => r.Entry)], ct);
        return new(request.FileName, file.Sha256, outcome.Ids.Count(id => id is not null), outcome.Ids.Count(id => id is null),
            [.. outcome.Refused.Select(r => new FileFault(r.Refusal.Code, request.FileName, file.Rows[r.Index].Line, file.Rows[r.Index].Path, null, $"{r.Refusal.Sentence} ({r.Facts})", r.Refusal.Chinese))]);
    }
}
