using Npgsql;

namespace Enforcement.Ledger.Database;

/// <summary>A PostgreSQL cluster of our own: made on first use, started on demand, shared by every process that names the same folder,
/// stopped in order when the last of them leaves.</summary>
/// <remarks>Each user holds a shared lock on the cluster's folder for as long as it uses the server. The kernel takes the lock back however a
/// process ends, so nobody is counted who is gone, and nobody who is there loses the server to another one's leaving.</remarks>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The role that initdb makes; used for making the other roles and the database, and by tests.</summary>
    public const string Superuser = "postgres";

    /// <summary>The database of the service.</summary>
    public const string Database = "ledger";

    readonly ClusterFolder cluster;
    readonly Postmaster postmaster;
    readonly EmbeddedPostgresOptions options;
    readonly Postmaster.Running server;
    FileStream? seat;

    EmbeddedPostgres(ClusterFolder cluster, EmbeddedPostgresOptions options, Postmaster postmaster, Postmaster.Running server, bool adopted, FileStream seat)
    {
        this.cluster = cluster;
        this.options = options;
        this.postmaster = postmaster;
        this.server = server;
        this.seat = seat;
        Adopted = adopted;
    }

    /// <summary>Where the cluster really is; see <see cref="EmbeddedPostgresOptions.Root"/>.</summary>
    public string Root => cluster.Root;

    public int PostmasterPid => server.Process;

    /// <summary>The server ran already: another process started it, or one that was killed left it.</summary>
    public bool Adopted { get; }

    /// <summary>Makes the cluster, its roles and its database unless they exist, and starts the server unless it runs.</summary>
    /// <exception cref="InvalidOperationException">No server programs were found, or the server did not start; the message says why.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken ct = default)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("The private cluster needs Linux; set ConnectionStrings:Ledger to use a PostgreSQL server.");
        var cluster = ClusterFolder.Take(options.Root, options.Say);
        foreach (var file in (string[])[cluster.Gate, cluster.Seats])
            if (!File.Exists(file))
            {
                // Sharing everything takes no lock: another that starts at this moment may hold it already.
                File.OpenHandle(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
                cluster.Account.Own(file, 0x180 /* 0600 */);
            }

        using var gate = await FileLock.WaitAsync(FileLock.TryExclusive, cluster.Gate, ct);
        var seat = await FileLock.WaitAsync(FileLock.TryShared, cluster.Seats, ct);
        try
        {
            var found = await PostgresBinaries.FindAsync(options.BinDir, cluster.Major, cluster.Account, ct);
            var programs = await cluster.ReachableProgramsAsync(found, ct);
            await cluster.InitialiseAsync(programs, options.FastUnsafe, ct);
            var postmaster = new Postmaster(cluster);
            var (server, adopted) = await postmaster.StartOrAdoptAsync(programs, options, ct);
            var started = new EmbeddedPostgres(cluster, options, postmaster, server, adopted, seat);
            await started.FurnishAsync(ct);
            return started;
        }
        catch
        {
            // The watch ends a server that nobody uses.
            await seat.DisposeAsync();
            throw;
        }
    }

    /// <summary>The three ways into a database of this cluster, each under its own role and password.</summary>
    public LedgerConnections Connections(string database = Database) => new(
        Connection(LedgerConnections.OwnerRole, database),
        Connection(LedgerConnections.AppRole, database),
        Connection(LedgerConnections.ReaderRole, database));

    public string SuperuserConnection(string database = "postgres") => Connection(Superuser, database);

    /// <summary>Leaves the server. The last user out waits until it has stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref seat, null) is not { } held)
            return;
        await held.DisposeAsync();
        try
        {
            using (var alone = FileLock.TryExclusive(cluster.Seats))
            {
                if (alone is not null)
                    await postmaster.StopAsync(server.Process);
                else if (IsShared())
                    return;
                else
                    await postmaster.GoneAsync(server.Process);   // the watch was quicker
            }
            if (options.Temporary)
                await cluster.Account.RunAsync(new("rm", ["-rf", cluster.Root]), CancellationToken.None);
        }
        catch (IOException) when (options.Temporary && !File.Exists(cluster.Seats))
        {
            // The watch was quicker and took the folder with it.
        }
    }

    bool IsShared()
    {
        using var other = FileLock.TryShared(cluster.Seats);
        return other is not null;
    }

    string Connection(string role, string database) => LedgerConnections.Swift(new NpgsqlConnectionStringBuilder
    {
        Host = server.SocketFolder.Length > 0 ? server.SocketFolder : "127.0.0.1",
        Port = server.Port,
        Username = role,
        Password = cluster.Secret(role).Password,
        Database = database,
        MaxPoolSize = role == LedgerConnections.AppRole ? LedgerConnections.AppPoolSize : LedgerConnections.OtherPoolSize,
    }).ConnectionString;

    /// <summary>Makes what is missing of roles and database; every step may be repeated after an interruption.</summary>
    async Task FurnishAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(SuperuserConnection()) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        var passwordsChanged = false;
        foreach (var role in (string[])[LedgerConnections.OwnerRole, LedgerConnections.AppRole, LedgerConnections.ReaderRole])
        {
            var (password, isNew) = cluster.Secret(role);
            var exists = await AskAsync("select 1 from pg_roles where rolname = $1 and rolcanlogin", role);
            if (exists && !isNew)
                continue;
            // Role and password cannot be parameters here; both are ours, letters and digits only.
            var rights = role == LedgerConnections.OwnerRole ? "login createdb createrole" : "login";
            await RunAsync($"""
                do $$ begin
                  if not exists (select 1 from pg_roles where rolname = '{role}') then create role {role}; end if;
                  alter role {role} with {rights} password '{password}';
                end $$
                """);
            passwordsChanged = true;
        }
        if (passwordsChanged)
            // From PostgreSQL 16 on, the right to make roles no longer includes handing out those that others made.
            await RunAsync($"grant {LedgerConnections.AppRole}, {LedgerConnections.ReaderRole} to {LedgerConnections.OwnerRole} with admin option");
        if (!await AskAsync("select 1 from pg_database where datname = $1", Database))
            await RunAsync($"create database {Database} owner {LedgerConnections.OwnerRole}");

        async Task<bool> AskAsync(string sql, string value)
        {
            await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = value } } };
            return await command.ExecuteScalarAsync(ct) is not null;
        }

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
