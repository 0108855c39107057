using Enforcement.Ledger.Access;
using Enforcement.Ledger.Benchmarks.Baselines;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>The act of <see cref="PostReceipts"/> on the other ledger: a service like this one, built on rows with a balance.</summary>
sealed class PostToHotRow(LedgerDb db, Act act) : IUseCase
{
    public static Permission Needs => Permission.ImportStatements;

    public async Task<long> ExecuteAsync(BenchReceipt receipt, CancellationToken ct)
    {
        var posted = (await db.QueryAsync("select hot_row.post($1, $2, $3, $4, $5)", r => r.GetInt64(0), ct, HotRow.Escrow, receipt.CaseId, receipt.Minor, receipt.Key, BenchReceipt.Day))[0];
        act.About("book:1", "1 receipts");
        return posted;
    }
}
