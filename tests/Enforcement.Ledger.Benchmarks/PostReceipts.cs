using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>Posts receipts without a statement file: what every act does, permission, transaction, journal, evidence, commit, and no more.</summary>
sealed class PostReceipts(Journal journal, Act act) : IUseCase
{
    public static Permission Needs => Permission.ImportStatements;

    /// <returns>How many were posted; those whose key came before are not.</returns>
    public async Task<int> ExecuteAsync(int bookId, IReadOnlyList<BenchReceipt> receipts, CancellationToken ct)
    {
        var posted = await journal.PostAsync(bookId, [.. receipts.Select(r => r.ToEntry())], ct);
        act.About($"book:{bookId}", $"{receipts.Count} receipts");
        return posted.Count(p => p.Fresh);
    }
}
