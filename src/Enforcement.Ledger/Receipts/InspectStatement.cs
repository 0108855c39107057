using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;

namespace Enforcement.Ledger.Receipts;

/// <summary>What a bank file says by the formats of the house and the templates in force, posted nowhere.</summary>
public sealed class InspectStatement(StatementProfiles profiles) : IUseCase
{
    public static Permission Needs => Permission.ImportStatements;

    public async Task<StatementInspection> ExecuteAsync(string path, CancellationToken ct) => StatementInspection.OfFile(path, await profiles.ReaderAsync(ct));
}
