namespace Enforcement.Ledger.Benchmarks.Growth;

/// <summary>Bytes on disk that a line of a statement leaves, by table and index.</summary>
/// <param name="PerReceipt">What is in the ledger's own schema: entry, lot, transfer, position.</param>
/// <param name="PerLine">What is in every schema, the file as it came included.</param>
sealed record StorageReport(double PerReceipt, double PerLine, IReadOnlyDictionary<string, double> PerRelation)
{

    public static StorageReport Of(IReadOnlyDictionary<string, long> empty, IReadOnlyDictionary<string, long> full, int lines)
    {
        var perLine = full.Select(r => (r.Key, Bytes: (double)(r.Value - empty.GetValueOrDefault(r.Key)) / lines)).Where(r => r.Bytes >= 0.05)
            .OrderByDescending(r => r.Bytes).ToDictionary(r => r.Key, r => r.Bytes);
        return new(perLine.Where(r => r.Key.StartsWith("ledger.", StringComparison.Ordinal)).Sum(r => r.Value), perLine.Values.Sum(), perLine);
    }

    /// <summary>Every table, with what it keeps out of line, and every index of the database.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> RelationsAsync(BenchCluster cluster, string database, CancellationToken ct)
    {
        var rows = await cluster.AskAsync<string[]>(
            """
            select array_agg(n.nspname || '.' || c.relname || '=' || case c.relkind when 'r' then pg_table_size(c.oid) else pg_relation_size(c.oid) end)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'i') and n.nspname in ('ledger', 'receipts', 'payouts', 'cases', 'evidence', 'access', 'oversight')
            """, ct, database);
        return rows.Select(r => r.Split('=')).ToDictionary(r => r[0], r => long.Parse(r[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
