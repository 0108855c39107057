using System.Collections.Concurrent;
using NodaTime;

namespace Enforcement.Ledger.Receipts;

/// <summary>An import that this process is busy with.</summary>
/// <param name="Read">Lines read so far.</param>
/// <param name="ToPost">Lines that are being posted; zero while the file is still read.</param>
/// <param name="Posted">Lines posted so far; they count when the whole file is in.</param>
public sealed record ImportUnderway(string File, string By, Instant Since, long Read, long ToPost, long Posted);

/// <summary>The imports that this process is busy with. Another node's are not here: what is under way is in nobody's database yet.</summary>
public sealed class ImportsUnderway
{
    readonly ConcurrentDictionary<ImportProgress, Func<ImportUnderway>> running = new();

    public IReadOnlyList<ImportUnderway> All => [.. running.Values.Select(r => r()).OrderBy(r => r.Since)];

    internal void Add(ImportProgress progress, Func<ImportUnderway> view) => running[progress] = view;

    internal void Remove(ImportProgress progress) => running.TryRemove(progress, out _);
}

/// <summary>How far one import is. It ends with its scope, whatever became of it.</summary>
public sealed class ImportProgress(ImportsUnderway underway) : IDisposable
{
    long read, toPost, posted;

    public void Begin(string file, string by, Instant since) =>
        underway.Add(this, () => new(file, by, since, Volatile.Read(ref read), Volatile.Read(ref toPost), Volatile.Read(ref posted)));

    // Written by one thread; a reader may see it a line late.
    public void LineRead() => Volatile.Write(ref read, read + 1);

    public void Posting(long lines) => Volatile.Write(ref toPost, toPost + lines);

    public void LinesPosted(int lines) => Volatile.Write(ref posted, posted + lines);

    public void Dispose() => underway.Remove(this);
}
