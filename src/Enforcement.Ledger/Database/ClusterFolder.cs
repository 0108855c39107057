using System.Security.Cryptography;
using System.Text;

namespace Enforcement.Ledger.Database;

/// <summary>The cluster on disk: <c>data/</c>, <c>run/</c> with the socket, <c>secrets/</c> with one password per role, two lock files.
/// All of it belongs to the server's account and is closed to everyone else.</summary>
internal sealed class ClusterFolder
{
    /// <summary>Longer, and the socket's path no longer fits the 107 bytes that the kernel allows.</summary>
    const int LongestSocketFolderBytes = 90;

    ClusterFolder(string root, ServerAccount account)
    {
        Root = root;
        Account = account;
    }

    public string Root { get; }

    public ServerAccount Account { get; }

    public string Data => Path.Combine(Root, "data");

    public string Run => Path.Combine(Root, "run");

    public string Log => Path.Combine(Root, "postgres.log");

    /// <summary>Held exclusively while the cluster is made, started or stopped.</summary>
    public string Gate => Path.Combine(Root, "gate.lock");

    /// <summary>Held shared by every process that uses the server, for as long as it does.</summary>
    public string Seats => Path.Combine(Root, "seats.lock");

    /// <summary>False when the path is too long for a socket, or has a character that a list of folders would be split at.</summary>
    public bool HoldsSocket => Encoding.UTF8.GetByteCount(Run) <= LongestSocketFolderBytes && Run.IndexOfAny([',', '"', '\'', '\\', ';']) < 0;

    public string? Major => File.Exists(Path.Combine(Data, "PG_VERSION")) ? File.ReadAllText(Path.Combine(Data, "PG_VERSION")).Trim() : null;

    /// <summary>Takes the folder asked for, or, when the server's account cannot reach it (a checkout under <c>/root</c>),
    /// one under <c>/var/tmp</c> that is the same every time.</summary>
    /// <exception cref="InvalidOperationException">The folder belongs to somebody else.</exception>
    public static ClusterFolder Take(string root, Action<string> say)
    {
        var account = ServerAccount.Current();
        root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        var parent = Path.GetDirectoryName(root) ?? "/";
        try
        {
            Directory.CreateDirectory(parent);
            if (!account.Passes("-x", parent))
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..12];
                var reachable = "/var/tmp/enforcement-ledger-" + hash;
                say($"PostgreSQL runs as {account.Name}, who may not enter {parent}: the cluster is kept in {reachable}.");
                root = reachable;
            }
            Prepare(root, account);
            if (account.Passes("-O", root))
                return new ClusterFolder(Posix.RealPath(root), account);
        }
        catch (UnauthorizedAccessException e)
        {
            throw NotOurs(e);
        }
        throw NotOurs(null);

        InvalidOperationException NotOurs(Exception? reason) => new(
            $"{root} is not a folder that {account.Name} owns: run the program as its owner, or set EmbeddedPostgres:Root to another folder.", reason);
    }

    static void Prepare(string root, ServerAccount account)
    {
        foreach (var folder in (string[])[root, Path.Combine(root, "run"), Path.Combine(root, "secrets")])
        {
            // An empty one may be what an interrupted start left. A full one is taken as it is, and checked by the caller.
            var isNew = !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();
            Directory.CreateDirectory(folder);
            if (isNew)
                account.Own(folder, 0x1C0 /* 0700 */);
        }
    }

    /// <summary>The password of a role, made when it is first asked for.</summary>
    public (string Password, bool IsNew) Secret(string role)
    {
        var file = Path.Combine(Root, "secrets", role);
        if (File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } kept)
            return (kept, false);
        var made = RandomNumberGenerator.GetHexString(32, lowercase: true);
        File.WriteAllText(file, made);
        Account.Own(file, 0x180 /* 0600 */);
        return (made, true);
    }

    /// <summary>Makes the cluster unless it exists. What an interrupted attempt left is thrown away: the folder gets its name last.</summary>
    public async Task InitialiseAsync(string programs, bool fast, CancellationToken ct)
    {
        if (Major is not null)
            return;
        var unfinished = Data + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Secret(EmbeddedPostgres.Superuser);
        await Account.RunAsync(Account.Command(Root, Path.Combine(programs, "initdb"), [
            "-D", unfinished, "-U", EmbeddedPostgres.Superuser, "-A", "scram-sha-256",
            "--pwfile", Path.Combine(Root, "secrets", EmbeddedPostgres.Superuser),
            "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-instructions",
            .. fast ? ["--no-sync"] : Array.Empty<string>()]), ct);
        Directory.Move(unfinished, Data);
    }

    /// <summary>Programs that the server's account cannot reach (npm's, in a checkout under <c>/root</c>) are copied beside the cluster.</summary>
    public async Task<string> ReachableProgramsAsync(string programs, CancellationToken ct)
    {
        if (Account.IsOwn || Account.Passes("-x", Path.Combine(programs, "postgres")))
            return programs;
        var copy = Path.Combine(Root, "programs");
        if (!Directory.Exists(copy))
        {
            // bin, lib and share belong together; the copy gets its name last, like the cluster.
            var unfinished = copy + ".new";
            await Account.RunAsync(new("rm", ["-rf", unfinished]), ct);
            await Account.RunAsync(new("cp", ["-a", Path.GetDirectoryName(programs.TrimEnd('/')) ?? programs, unfinished]), ct);
            await Account.RunAsync(new("chmod", ["-R", "a+rX", unfinished]), ct);
            Directory.Move(unfinished, copy);
        }
        return Path.Combine(copy, "bin");
    }
}
