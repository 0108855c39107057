using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Xml;

namespace Enforcement.Ledger.Benchmarks.Baselines;

/// <summary>What the machine does without us: the yardsticks of parsing, hashing and the disk. Each repeats its work until the
/// time is up and counts what it did in a second.</summary>
static partial class PureRates
{
    const int HashedBytes = 1 << 16;
    const int SyncedBytes = 8_192;
    const int MegaByte = 1_000_000;

    /// <returns>MB a second of an <see cref="XmlReader"/> that visits every node of the file and looks at nothing.</returns>
    public static double XmlPass(byte[] file, TimeSpan time) => Rate(time, () =>
    {
        using var reader = XmlReader.Create(new MemoryStream(file), new() { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
        }
        return file.Length / (double)MegaByte;
    });

    /// <returns>MB a second of bare SHA-256.</returns>
    public static double Sha256(TimeSpan time)
    {
        var bytes = new byte[HashedBytes];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        double done = 0;
        var started = Stopwatch.GetTimestamp();
        for (; Stopwatch.GetElapsedTime(started) < time; done += HashedBytes / (double)MegaByte)
            SHA256.HashData(bytes, hash);
        return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <returns>Times a second that 8 KB are written over and reach the disk, as a commit does.</returns>
    public static double Fdatasync(string folder, TimeSpan time)
    {
        using var file = new FileStream(Path.Combine(folder, $"bench-sync-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.DeleteOnClose);
        var bytes = new byte[SyncedBytes];
        RandomAccess.Write(file.SafeFileHandle, bytes, 0);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
        return Rate(time, () =>
        {
            RandomAccess.Write(file.SafeFileHandle, bytes, 0);
            return Sync(file.SafeFileHandle) == 0 ? 1 : throw new IOException($"fdatasync failed in {folder}: {Marshal.GetLastPInvokeErrorMessage()}");
        });
    }

    static double Rate(TimeSpan time, Func<double> work)
    {
        double done = 0;
        var started = Stopwatch.GetTimestamp();
        do
            done += work();
        while (Stopwatch.GetElapsedTime(started) < time);
        return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    static extern int Sync(SafeHandle file);
}
