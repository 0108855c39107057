using System.Globalization;

namespace Enforcement.Ledger.Database;

/// <summary>One standing invariant: healthy when its query finds nothing.</summary>
/// <param name="Rows">What breaks it, at most twenty rows, each as column = value.</param>
public sealed record CheckOutcome(string Name, string Says, bool Healthy, IReadOnlyList<string> Rows);

/// <summary>The files of <c>db/checks</c>. Each is one invariant, written as a query for what breaks it.</summary>
/// <source>design §4 (standing invariants)</source>
public sealed class StandingChecks(LedgerDb db)
{
    const int MostRows = 20;
    const string Folder = "db/checks/";

    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(StandingChecks).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => Path.GetFileNameWithoutExtension(n[Folder.Length..])).Order(StringComparer.Ordinal)];

    public async Task<List<CheckOutcome>> RunAsync(IEnumerable<string> names, CancellationToken ct)
    {
        // Each check reads whole tables: it joins by hashing, also right after a large import, when the statistics know nothing of it yet.
        await db.ExecuteAsync("set local enable_nestloop = off", ct);
        await db.ExecuteAsync("set local jit = off", ct);
        var outcomes = new List<CheckOutcome>();
        foreach (var name in names)
        {
            var sql = await TextAsync(name, ct);
            var broken = await db.QueryAsync($"select * from ({sql}) as broken limit {MostRows}",
                r => string.Join(", ", Enumerable.Range(0, r.FieldCount).Select(i => FormattableString.Invariant($"{r.GetName(i)} = {r.GetValue(i)}"))), ct);
            outcomes.Add(new(name, sql.Split('\n')[0].TrimStart('-', ' ').TrimEnd(), broken.Count == 0, broken));
        }
        await db.ExecuteAsync("set local enable_nestloop to default", ct);
        return outcomes;
    }

    /// <summary>The books that the rows of a check name in <c>book_id</c>; null when a row names none. What belongs to no book, as the evidence
    /// does, is then taken to concern every book: rather all of them stop than the one that is meant goes on paying.</summary>
    public async Task<IReadOnlyList<int>?> BooksAsync(string name, CancellationToken ct)
    {
        var rows = await db.QueryAsync($"select to_jsonb(broken) ->> 'book_id' from ({await TextAsync(name, ct)}) as broken group by 1", r => r.TextOrNull(0), ct);
        return rows.Contains(null) ? null : [.. rows.Select(r => int.Parse(r!, CultureInfo.InvariantCulture))];
    }

    static async Task<string> TextAsync(string name, CancellationToken ct)
    {
        using var reader = new StreamReader(typeof(StandingChecks).Assembly.GetManifestResourceStream($"{Folder}{name}.sql")
            ?? throw new ArgumentException($"There is no check {name}.", nameof(name)));
        return (await reader.ReadToEndAsync(ct)).TrimEnd().TrimEnd(';');
    }
}
