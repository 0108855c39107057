using System.Diagnostics;

namespace Enforcement.Ledger.Database;

/// <summary>Locks between processes. .NET's file sharing is <c>flock</c> underneath, so the kernel gives a lock back however its holder ends,
/// and the <c>flock</c> program takes part.</summary>
internal static class FileLock
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static FileStream? TryShared(string file) => Try(file, FileAccess.Read, FileShare.Read);

    public static FileStream? TryExclusive(string file) => Try(file, FileAccess.ReadWrite, FileShare.None);

    /// <exception cref="TimeoutException">Somebody held the lock for longer than starting a server can take.</exception>
    public static async Task<FileStream> WaitAsync(Func<string, FileStream?> attempt, string file, CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(20, ct))
            if (attempt(file) is { } held)
                return held;
        throw new TimeoutException($"{file} is locked by another process; see who with: fuser -v '{file}'.");
    }

    static FileStream? Try(string file, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(file, FileMode.Open, access, share);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
        {
            return null;
        }
    }
}
