using Xunit;
using Xunit.Abstractions;

namespace Enforcement.Ledger.DatabaseTests;

/// <summary>What takes longest begins first, so that at the end no core waits for one class.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    static readonly string[] Long = ["StoryTests", "KillTests", "RandomHistoryTests", "EmbeddedPostgresTests", "LedgerCommandTests", "DailySeriesTests", "EveryBodyTests", "service"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> collections) =>
        collections.OrderBy(c => Array.FindIndex(Long, l => c.DisplayName.EndsWith(l, StringComparison.Ordinal)) is var place and >= 0 ? place : Long.Length);
}
