using System.Text.Json;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.Extensions.Logging;

namespace Enforcement.Ledger.Receipts;

/// <summary>What became of a file that lay in a drop folder.</summary>
/// <param name="Fate"><c>done</c>, <c>held</c>, <c>rejected</c>; or <c>waiting</c>: it could not be taken in now and is tried again.</param>
/// <param name="MovedTo">Where it lies now, under the folder.</param>
/// <param name="Why">Why it waits.</param>
public sealed record DroppedFile(string File, string Fate, string MovedTo, ImportOutcome? Outcome, string? Why = null);

/// <summary>Takes bank files out of a folder, each through the same use case as any other door, and puts it where its fate says, its result
/// beside it. A file is claimed by a rename before it is read; killed anywhere, the next pass goes on with what lies under way, and what
/// was committed already is a duplicate then: a file is neither lost nor taken in twice.</summary>
public sealed partial class DropFolder(Runner run, ILogger<DropFolder> log)
{
    public const string ResultSuffix = ".result.json";

    const string Underway = "underway";

    static readonly string[] Fates = ["done", "held", "rejected"];

    static readonly string[] Unfinished = [".part", ".tmp", ".filepart", ".crdownload"];

    static readonly JsonSerializerOptions Pretty = new(LedgerJson.Options) { WriteIndented = true };

    /// <summary>One pass over the folder.</summary>
    /// <param name="settle">A file whose size or time changes within this is still being written.</param>
    /// <returns>What became of each file; none when another process is at work in the folder.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">One of its own folders is a link, which could lead anywhere.</exception>
    public async Task<IReadOnlyList<DroppedFile>> TakeAsync(string folder, Actor actor, string? book, TimeSpan settle, CancellationToken ct)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{folder} is not a folder.");
        foreach (var name in (string[])[Underway, .. Fates])
            if (Directory.CreateDirectory(Path.Combine(folder, name)).LinkTarget is not null)
                throw new IOException($"{Path.Combine(folder, name)} is a link; the drop folder keeps its files under itself.");
        var lockFile = Path.Combine(folder, ".lock");
        if (!File.Exists(lockFile))
            await File.WriteAllBytesAsync(lockFile, [], ct);
        await using var mine = FileLock.TryExclusive(lockFile);
        if (mine is null)
            return [];

        var taken = new List<DroppedFile>();
        foreach (var left in Files(Path.Combine(folder, Underway)))
            taken.Add(await TakeInAsync(folder, left.FullName, actor, book, ct));
        foreach (var file in await CompleteAsync(folder, settle, ct))
            if (Claim(folder, file) is { } claimed)
                taken.Add(await TakeInAsync(folder, claimed, actor, book, ct));
        return taken;
    }

    static async Task<IReadOnlyList<FileInfo>> CompleteAsync(string folder, TimeSpan settle, CancellationToken ct)
    {
        var seen = Files(folder).Where(f => !Unfinished.Contains(f.Extension, StringComparer.OrdinalIgnoreCase)).Select(f => (File: f, f.Length, f.LastWriteTimeUtc)).ToList();
        if (seen.Count > 0)
            await Task.Delay(settle, ct);
        return [.. seen.Where(s =>
        {
            s.File.Refresh();
            return s.File.Exists && s.File.Length == s.Length && s.File.LastWriteTimeUtc == s.LastWriteTimeUtc;
        }).Select(s => s.File)];
    }

    // What is hidden is ours or unfinished, and a link may lead anywhere.
    static IEnumerable<FileInfo> Files(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles().Where(f => !f.Name.StartsWith('.') && f.LinkTarget is null).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();

    /// <returns>Null when somebody else took it away.</returns>
    static string? Claim(string folder, FileInfo file)
    {
        var claimed = Free(Path.Combine(folder, Underway), file.Name);
        try
        {
            File.Move(file.FullName, claimed);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        return claimed;
    }

    async Task<DroppedFile> TakeInAsync(string folder, string path, Actor actor, string? book, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        try
        {
            // Looked at again behind the rename: it may have been exchanged for a link before.
            var file = new FileInfo(path);
            if (file.LinkTarget is not null)
                return Put(folder, path, "rejected", null, "A link is not followed; drop the file itself.");
            ImportOutcome outcome;
            // What is empty is not opened: it may be no file at all.
            await using (Stream content = file.Length == 0 ? new MemoryStream() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read))
                outcome = await run.RunAsync<ImportStatement, ImportOutcome>(actor, u => u.ExecuteAsync(new(Shown(name), content, book), ct), ct);
            return Put(folder, path, outcome.Rejected ? "rejected" : outcome.Statements.Any(s => s.Outcome == "held") ? "held" : "done", outcome, null);
        }
        catch (Refused refused)
        {
            return new(name, "waiting", $"{Underway}/{name}", null, $"{refused.Code}: {refused.Message}");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next pass tries again; the others of this one do not wait for it.
            NotTaken(e, name);
            return new(name, "waiting", $"{Underway}/{name}", null, e.Message);
        }
    }

    /// <summary>The result first, then the file: a file that lies under its fate has its result beside it.</summary>
    static DroppedFile Put(string folder, string path, string fate, ImportOutcome? outcome, string? why)
    {
        var target = Free(Path.Combine(folder, fate), Path.GetFileName(path));
        var dropped = new DroppedFile(Path.GetFileName(path), fate, $"{fate}/{Path.GetFileName(target)}", outcome, why);
        var draft = Path.Combine(folder, fate, $".{Guid.NewGuid():N}");
        File.WriteAllText(draft, JsonSerializer.Serialize(dropped, Pretty));
        File.Move(draft, target + ResultSuffix, overwrite: true);
        File.Move(path, target);
        return dropped;
    }

    static string Free(string folder, string name)
    {
        var (stem, extension) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        var path = Path.Combine(folder, name);
        for (var n = 2; Taken(path); n++)
            path = Path.Combine(folder, FormattableString.Invariant($"{stem}~{n}{extension}"));
        return path;

        // A link that leads nowhere is there too. A name may not be the result of another one.
        static bool Taken(string path) => File.Exists(path) || new FileInfo(path).LinkTarget is not null || path.EndsWith(ResultSuffix, StringComparison.Ordinal) && File.Exists(path[..^ResultSuffix.Length]);
    }

    static string Shown(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '_' : c));

    [LoggerMessage(LogLevel.Warning, "A dropped file was not taken in and is tried again: {File}")]
    partial void NotTaken(Exception e, string file);
}
