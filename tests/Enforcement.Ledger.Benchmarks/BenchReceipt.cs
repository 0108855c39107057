using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Benchmarks;

/// <summary>One receipt of the load, the same for both sides: the n-th goes to the same case with the same amount and key everywhere.</summary>
/// <param name="Number">Counts through one database; no two receipts share it.</param>
readonly record struct BenchReceipt(long Number)
{
    public static readonly LocalDate Day = new(2026, 2, 13);

    /// <summary>Spread over all cases, neighbours far apart.</summary>
    public long CaseId => 1 + Number * 7_919 % BenchCourt.Cases;

    public long Minor => 10_000 + Number * 104_729 % 990_000;

    public Guid Key => Entry.Key("bench", Number);

    public Entry ToEntry() => new(EntryKind.ReceiptToCase, Key, Day, SourceKind.StatementLine, Number,
        [new Transfer(null, AccountCode.Bank, null, AccountCode.CaseAvailable, CaseId, Money.FromMinor(Minor))],
        new Lot(Day, Money.FromMinor(Minor)));
}
