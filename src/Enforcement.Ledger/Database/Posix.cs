using System.Runtime.InteropServices;

namespace Enforcement.Ledger.Database;

/// <summary>The few system calls that .NET does not offer.</summary>
internal static class Posix
{
    /// <summary>PostgreSQL's fast shutdown: open transactions are rolled back, the cluster is closed cleanly.</summary>
    public const int Interrupt = 2;

    public static bool IsRoot => EffectiveUser() == 0;

    public static void Signal(int process, int signal) => _ = Kill(process, signal);

    public static void SetMode(string path, int mode) => Check(Chmod(path, (uint)mode), path);

    public static void SetOwner(string path, int user, int group) => Check(Chown(path, (uint)user, (uint)group), path);

    /// <summary>The path without symbolic links, as the kernel shows it in <c>/proc</c>.</summary>
    public static string RealPath(string path)
    {
        var resolved = Resolve(path, 0);
        try
        {
            return Marshal.PtrToStringUTF8(resolved) ?? throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
        finally
        {
            Free(resolved);
        }
    }

    static void Check(int result, string path)
    {
        if (result != 0)
            throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    static extern uint EffectiveUser();

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    static extern int Kill(int process, int signal);

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
    static extern int Chmod([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    [DllImport("libc", EntryPoint = "chown", SetLastError = true)]
    static extern int Chown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);

    [DllImport("libc", EntryPoint = "realpath", SetLastError = true)]
    static extern nint Resolve([MarshalAs(UnmanagedType.LPUTF8Str)] string path, nint none);

    [DllImport("libc", EntryPoint = "free")]
    static extern void Free(nint memory);
}
