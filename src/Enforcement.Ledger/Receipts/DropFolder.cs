using System.Text.Json;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Microsoft.Extensions.Logging;

namespace Enforcement.Ledger.Receipts;

/// <summary>What became of a file that lay in a drop folder.</summary>
/// <param name="Fate"><c>done</c>, <c>held</c>, <c>rejected</c>; <c>waiting</c>: it could not be taken in now and is tried again; or
/// <c>left</c>: it can be neither taken nor moved, which is told once.</param>
/// <param name="MovedTo">Where it lies now, under the folder.</param>
/// <param name="Why">Why it waits, is left or is rejected unread.</param>
public sealed record DroppedFile(string File, string Fate, string MovedTo, ImportOutcome? Outcome, string? Why = null);

/// <summary>Takes bank files out of a folder, each through the same use case as any other door, and puts it where its fate says, its result
/// beside it. A file is claimed by a rename before it is read; killed anywhere, the next pass goes on with what lies under way, and what
/// was committed already is a duplicate then: a file is neither lost nor taken in twice. What is no file to be read (a link, a folder, a
/// name that is no text) gets a result in <c>rejected/</c> that says so.</summary>
public sealed partial class DropFolder(Runner run, ILogger<DropFolder> log)
{
    public const string ResultSuffix = ".result.json";

    const string Underway = "underway";

    static readonly string[] Own = [Underway, "done", "held", "rejected"];

    static readonly string[] Unfinished = [".part", ".tmp", ".filepart", ".crdownload"];

    static readonly JsonSerializerOptions Pretty = new(LedgerJson.Options) { WriteIndented = true };

    /// <summary>One pass over the folder.</summary>
    /// <param name="settle">A file whose size or time changes within this is still being written.</param>
    /// <returns>What became of each file; none when another process is at work in the folder.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">One of its own folders is a link, which could lead anywhere, or cannot be written: nothing is taken in
    /// that could not be put away.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public async Task<IReadOnlyList<DroppedFile>> TakeAsync(string folder, Actor actor, string? book, TimeSpan settle, CancellationToken ct)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{folder} is not a folder.");
        foreach (var name in Own)
            Prepare(Path.Combine(folder, name));
        var lockFile = Path.Combine(folder, ".lock");
        if (!File.Exists(lockFile))
            await File.WriteAllBytesAsync(lockFile, [], ct);
        await using var mine = FileLock.TryExclusive(lockFile);
        if (mine is null)
            return [];

        var taken = Complaints(folder).ToList();
        foreach (var left in Files(Path.Combine(folder, Underway)))
            taken.Add(await TakeInAsync(folder, left.FullName, actor, book, ct));
        foreach (var file in await CompleteAsync(folder, settle, ct))
            if (Claim(folder, file) is { } claimed)
                taken.Add(await TakeInAsync(folder, claimed, actor, book, ct));
        return taken;
    }

    static async Task<IReadOnlyList<FileInfo>> CompleteAsync(string folder, TimeSpan settle, CancellationToken ct)
    {
        var seen = Files(folder).Where(f => !Unfinished.Contains(f.Extension, StringComparer.OrdinalIgnoreCase)).Select(f => (File: f, State: State(f))).Where(s => s.State is not null).ToList();
        if (seen.Count > 0)
            await Task.Delay(settle, ct);
        return [.. seen.Where(s => State(s.File) == s.State).Select(s => s.File)];
    }

    /// <returns>Null when it has gone; banks' programs take files back and rename them.</returns>
    static (long, DateTime)? State(FileInfo file)
    {
        file.Refresh();
        try
        {
            return file.LinkTarget is not null ? (0, default) : file.Exists ? (file.Length, file.LastWriteTimeUtc) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    // What is hidden is ours or unfinished.
    static IEnumerable<FileInfo> Files(string folder) => new DirectoryInfo(folder).EnumerateFiles().Where(f => !f.Name.StartsWith('.')).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();

    /// <summary>What can be neither taken nor moved. It is told once: as long as the complaint lies in <c>rejected/</c>, not again.</summary>
    static IEnumerable<DroppedFile> Complaints(string folder)
    {
        var folders = new DirectoryInfo(folder).EnumerateDirectories().Where(d => !d.Name.StartsWith('.') && !Own.Contains(d.Name))
            .Select(d => (d.Name, Why: d.LinkTarget is null ? "A folder is not taken in; drop the files themselves." : "A link is not followed; drop the files themselves."));
        // The runtime shows such a name with replacement characters, under which there is no file.
        var unnamed = Files(folder).Where(f => f.Name.Contains('\uFFFD', StringComparison.Ordinal) && State(f) is null).Select(f => (f.Name, Why: "Its name is not UTF-8; rename it."));
        foreach (var (name, why) in folders.Concat(unnamed).ToList())
        {
            var complaint = Path.Combine(folder, "rejected", DroppedName.Fitting(name)) + ResultSuffix;
            if (File.Exists(complaint))
                continue;
            var left = new DroppedFile(name, "left", name, null, why);
            Tell(complaint, left);
            yield return left;
        }
    }

    /// <summary>Makes sure of one of its own folders, and that it can be written, before anything is claimed.</summary>
    static void Prepare(string own)
    {
        if (Directory.CreateDirectory(own).LinkTarget is not null)
            throw new IOException($"{own} is a link; the drop folder keeps its files under itself.");
        var probe = Path.Combine(own, $".{Guid.NewGuid():N}");
        File.WriteAllBytes(probe, []);
        File.Delete(probe);
    }

    /// <returns>Null when somebody else took it away.</returns>
    static string? Claim(string folder, FileInfo file)
    {
        var claimed = DroppedName.Free(Path.Combine(folder, Underway), file.Name);
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
                outcome = await run.RunAsync<ImportStatement, ImportOutcome>(actor, u => u.ExecuteAsync(new(DroppedName.Shown(name), content, book), ct), ct);
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
        var target = DroppedName.Free(Path.Combine(folder, fate), Path.GetFileName(path));
        var dropped = new DroppedFile(Path.GetFileName(path), fate, $"{fate}/{Path.GetFileName(target)}", outcome, why);
        Tell(target + ResultSuffix, dropped);
        File.Move(path, target);
        return dropped;
    }

    static void Tell(string path, DroppedFile dropped)
    {
        var draft = Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}");
        File.WriteAllText(draft, JsonSerializer.Serialize(dropped, Pretty));
        File.Move(draft, path, overwrite: true);
    }

    [LoggerMessage(LogLevel.Warning, "A dropped file was not taken in and is tried again: {File}")]
    partial void NotTaken(Exception e, string file);
}
