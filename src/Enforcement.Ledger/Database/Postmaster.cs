using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Enforcement.Ledger.Database;

/// <summary>The server process of one cluster: starting it, recognising one that runs already, ending it.</summary>
internal sealed class Postmaster(ClusterFolder cluster)
{
    const long LargestLogBytes = 10 << 20;

    /// <summary>How long backends of a killed server may take to leave before a new one can start.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    string PidFile => Path.Combine(cluster.Data, "postmaster.pid");

    /// <summary>What <c>postmaster.pid</c> says: process, port, socket folder (empty without one), and whether it takes connections.</summary>
    public sealed record Running(int Process, int Port, string SocketFolder, bool IsReady);

    /// <summary>Starts the server, or adopts the one that runs.</summary>
    public async Task<(Running Server, bool Adopted)> StartOrAdoptAsync(string programs, EmbeddedPostgresOptions options, CancellationToken ct)
    {
        for (var elapsed = Stopwatch.StartNew(); ; await Task.Delay(250, ct))
        {
            if (Read() is { } old)
            {
                if (IsOurs(old.Process))
                    return (await ReadyAsync(old.Process, ct), true);
                // Left by a killed server. PostgreSQL clears it away itself unless the number now belongs to another process; then we do,
                // but never while a backend of the killed server still writes to the folder.
                if (!Directory.EnumerateDirectories("/proc").Any(WorksHere))
                    File.Delete(PidFile);
            }
            var before = RotateLog();
            if (await LaunchAsync(programs, options, ct) is { } server)
                return (server, false);
            var said = LogSince(before);
            var mayPass = said.Contains("shared memory", StringComparison.Ordinal) || said.Contains("lock file", StringComparison.Ordinal)
                || said.Contains("in use", StringComparison.Ordinal);
            if (!mayPass || elapsed.Elapsed > Patience)
                throw new InvalidOperationException($"PostgreSQL did not start from {cluster.Data}:\n{said}");
        }
    }

    /// <summary>Ends the server in order and waits until it has gone.</summary>
    public async Task StopAsync(int process)
    {
        if (IsOurs(process))
            Posix.Signal(process, Posix.Interrupt);
        await GoneAsync(process);
    }

    /// <summary>Waits until the server has gone, at most half a minute.</summary>
    public async Task GoneAsync(int process)
    {
        for (var waited = Stopwatch.StartNew(); IsOurs(process) && waited.Elapsed < TimeSpan.FromSeconds(30);)
            await Task.Delay(10);
    }

    /// <summary>PostgreSQL's own settings are for a machine of twenty years ago. An eighth of this one's memory holds the pages that a day
    /// touches; checkpoints far apart write a page once, not again and again; a page on a disk without a head is as near as the next;
    /// and no question here is worth compiling.</summary>
    internal static string[] Memory(long bytes)
    {
        var megabytes = bytes >> 20;
        return
        [
            $"shared_buffers={Math.Clamp(megabytes / 8, 128, 4096)}MB", $"effective_cache_size={Math.Max(megabytes / 2, 256)}MB",
            "temp_buffers=32MB", "work_mem=16MB", "max_wal_size=4GB", "checkpoint_timeout=15min", "random_page_cost=1.1", "jit=off",
        ];
    }

    async Task<Running?> LaunchAsync(string programs, EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var tcp = options.Tcp || !cluster.HoldsSocket;
        var arguments = new List<string>
        {
            Path.Combine(programs, "postgres"), "-D", cluster.Data, "-k", tcp ? "" : cluster.Run,
            "-p", (tcp ? FreePort() : 5432).ToString(CultureInfo.InvariantCulture),
        };
        string[] settings =
        [
            "listen_addresses=" + (tcp ? "127.0.0.1" : ""), "unix_socket_permissions=0700", "max_connections=200",
            // The log explains the machine; statements carry people's data and stay out of it.
            "log_min_error_statement=panic", "log_checkpoints=off",
            .. Memory(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes),
            .. options.FastUnsafe
                ? (string[])["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "wal_level=minimal", "max_wal_senders=0"]
                : [],
            .. options.Settings.Select(setting => $"{setting.Key}={setting.Value}"),
        ];
        foreach (var setting in settings)
            arguments.AddRange(["-c", setting]);

        StartWatch(options.Temporary);
        // A session of its own, so that Ctrl-C in a terminal reaches the program and not the server under it; a file, not a pipe,
        // so that it can write its log after the program is gone.
        using var process = Process.Start(cluster.Account.Command(cluster.Root, "setsid",
            ["/bin/sh", "-c", "log=$1; shift; exec \"$@\" </dev/null >>\"$log\" 2>&1", "sh", cluster.Log, .. arguments]))
            ?? throw new InvalidOperationException("PostgreSQL could not be started.");
        while (!process.HasExited)
        {
            if (Read() is { IsReady: true } server && server.Process == process.Id)
                return server;
            await Task.Delay(10, ct);
        }
        return null;
    }

    /// <summary>Starts a small process that waits for every user of the server to leave, by whatever way, and then ends it in order.
    /// It is why a killed program leaves no server behind, and why one that leaves does not take the server from another.</summary>
    void StartWatch(bool temporary)
    {
        const string script = """
            exec 9<"$1/seats.lock" </dev/null >/dev/null 2>&1
            flock -x 9
            if read -r pid <"$1/data/postmaster.pid" && [ "$(readlink "/proc/$pid/cwd")" = "$1/data" ]; then
              kill -INT "$pid"
              while [ -e "$1/data/postmaster.pid" ] && kill -0 "$pid"; do sleep 0.02; done
            fi
            if [ "$2" = temporary ]; then cd /; rm -rf "$1"/* && rmdir "$1"; fi
            """;
        using var watch = Process.Start(cluster.Account.Command(cluster.Root, "setsid",
            ["/bin/sh", "-c", script, "ledger-postgres-watch", cluster.Root, temporary ? "temporary" : "kept"]));
    }

    async Task<Running> ReadyAsync(int process, CancellationToken ct)
    {
        while (IsOurs(process))
        {
            if (Read() is { IsReady: true } server && server.Process == process)
                return server;
            await Task.Delay(10, ct);
        }
        throw new InvalidOperationException($"PostgreSQL {process} ended while it was starting; see {cluster.Log}.");
    }

    Running? Read()
    {
        try
        {
            // Process, data folder, start time, port, socket folder, address, shared memory, status.
            var lines = File.ReadAllLines(PidFile);
            return lines.Length > 4 && int.TryParse(lines[0], out var process) && int.TryParse(lines[3], out var port)
                ? new Running(process, port, lines[4].Trim(), lines.Length > 7 && lines[7].StartsWith("ready", StringComparison.Ordinal))
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    bool IsOurs(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
            return line[0].EndsWith("/postgres", StringComparison.Ordinal) && line.Contains(cluster.Data);
        }
        catch (IOException)
        {
            return false;
        }
    }

    bool WorksHere(string process)
    {
        try
        {
            if (!char.IsDigit(Path.GetFileName(process)[0]) || File.ReadAllText(process + "/comm").Trim() != "postgres")
                return false;
            // One that has ended and waits for its parent to notice has no command line any more.
            if (File.ReadAllText(process + "/cmdline").Length == 0)
                return false;
            // Root in a container may be forbidden to read another account's folder: then any PostgreSQL counts.
            var folder = new FileInfo(process + "/cwd").LinkTarget;
            return folder is null ? !cluster.Account.IsOwn : folder == cluster.Data;
        }
        catch (UnauthorizedAccessException)
        {
            return !cluster.Account.IsOwn;
        }
        catch (IOException)
        {
            return false;
        }
    }

    long RotateLog()
    {
        var log = new FileInfo(cluster.Log);
        if (log.Exists && log.Length > LargestLogBytes)
            File.Move(cluster.Log, cluster.Log + ".1", overwrite: true);
        return log.Exists && log.Length <= LargestLogBytes ? log.Length : 0;
    }

    string LogSince(long position)
    {
        if (!File.Exists(cluster.Log))
            return "";
        using var stream = new FileStream(cluster.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = Math.Min(position, stream.Length);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
