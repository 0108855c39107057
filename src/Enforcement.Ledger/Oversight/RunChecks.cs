using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;

namespace Enforcement.Ledger.Oversight;

/// <summary>One standing invariant: healthy when its query finds nothing.</summary>
/// <param name="Rows">What breaks it, at most twenty rows, each as column = value.</param>
public sealed record CheckOutcome(string Name, string Says, bool Healthy, IReadOnlyList<string> Rows);

/// <summary>Runs every file of <c>db/checks</c>. Each is one invariant, written as a query for what breaks it.</summary>
/// <source>design §4 (standing invariants)</source>
public sealed class RunChecks(LedgerDb db) : IUseCase
{
    const int MostRows = 20;
    const string Folder = "db/checks/";

    public static Permission Needs => Permission.RunChecks;

    public async Task<List<CheckOutcome>> ExecuteAsync(CancellationToken ct)
    {
        // Each check reads whole tables: it joins by hashing, also right after a large import, when the statistics know nothing of it yet.
        await db.ExecuteAsync("set local enable_nestloop = off", ct);
        await db.ExecuteAsync("set local jit = off", ct);
        var assembly = typeof(RunChecks).Assembly;
        var outcomes = new List<CheckOutcome>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var sql = await reader.ReadToEndAsync(ct);
            var broken = await db.QueryAsync($"select * from ({sql.TrimEnd().TrimEnd(';')}) as broken limit {MostRows}",
                r => string.Join(", ", Enumerable.Range(0, r.FieldCount).Select(i => FormattableString.Invariant($"{r.GetName(i)} = {r.GetValue(i)}"))), ct);
            var says = sql.Split('\n')[0].TrimStart('-', ' ').TrimEnd();
            outcomes.Add(new(Path.GetFileNameWithoutExtension(resource[Folder.Length..]), says, broken.Count == 0, broken));
        }
        return outcomes;
    }
}
