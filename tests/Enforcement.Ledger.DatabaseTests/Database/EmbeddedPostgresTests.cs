using System.Diagnostics;
using System.Runtime.Versioning;
using Enforcement.Ledger.Database;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Database;

[SupportedOSPlatform("linux")]
public sealed class EmbeddedPostgresTests(EmbeddedPostgresTests.MadeCluster made) : IClassFixture<EmbeddedPostgresTests.MadeCluster>, IAsyncLifetime
{
    // A blank, because checkouts are found in such folders.
    readonly string folder = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "ledger cluster " + Guid.NewGuid().ToString("N")[..8]);

    string Root => Path.Combine(folder, "var", "postgres");

    EmbeddedPostgresOptions Options => new() { Root = Root };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        // A watch may still be ending its server in there.
        for (var attempt = 0; Directory.Exists(folder) && attempt < 100; attempt++)
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                await Task.Delay(50);
            }
    }

    [Fact]
    public async Task The_first_start_makes_a_cluster_with_checksums_three_roles_and_the_database()
    {
        await using var server = await EmbeddedPostgres.StartAsync(Options);

        server.Adopted.Should().BeFalse();
        (await Ask(server.SuperuserConnection(), "show data_checksums")).Should().Be("on");
        (await Ask(server.SuperuserConnection(), "show fsync")).Should().Be("on");
        var connections = server.Connections();
        (await Ask(connections.Owner, "select current_user::text || ' in ' || current_database()")).Should().Be("ledger_owner in ledger");
        (await Ask(connections.App, "select current_user::text")).Should().Be("ledger_app");
        (await Ask(connections.Reader, "select current_user::text")).Should().Be("ledger_reader");
    }

    [Fact]
    public async Task Nobody_else_may_read_the_passwords()
    {
        await using var server = await EmbeddedPostgres.StartAsync(Options);

        foreach (var role in (string[])["postgres", "ledger_owner", "ledger_app", "ledger_reader"])
            File.GetUnixFileMode(Path.Combine(server.Root, "secrets", role)).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(server.Root).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task What_was_written_is_there_after_the_next_start()
    {
        await made.CopyAsync(Root);
        await using (var first = await EmbeddedPostgres.StartAsync(Options))
            await Run(first.Connections().Owner, "create table kept as select 42 as n");

        await using var second = await EmbeddedPostgres.StartAsync(Options);

        second.Adopted.Should().BeFalse("the only user had left, which stops the server");
        (await Ask(second.Connections().Owner, "select n::text from kept")).Should().Be("42");
    }

    [Fact]
    public async Task A_second_user_adopts_the_server_and_keeps_it_when_the_first_one_leaves()
    {
        await made.CopyAsync(Root);
        var first = await EmbeddedPostgres.StartAsync(Options);
        await using var second = await EmbeddedPostgres.StartAsync(Options);

        second.Adopted.Should().BeTrue();
        second.PostmasterPid.Should().Be(first.PostmasterPid);
        await using var connection = await TestDatabase.OpenAsync(Unpooled(second.Connections().App));
        await first.DisposeAsync();

        await using var command = new NpgsqlCommand("select 'still here'", connection);
        (await command.ExecuteScalarAsync()).Should().Be("still here");
    }

    [Fact]
    public async Task Two_that_start_at_once_share_one_server()
    {
        var started = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => EmbeddedPostgres.StartAsync(Options))));

        started.Select(server => server.PostmasterPid).Distinct().Should().ContainSingle();
        started.Count(server => !server.Adopted).Should().Be(1);
        await Task.WhenAll(started.Select(server => server.DisposeAsync().AsTask()));
        IsAlive(started[0].PostmasterPid).Should().BeFalse("the last one out stops it, even when all leave at once");
    }

    [Fact]
    public async Task A_killed_server_recovers_what_was_committed()
    {
        await made.CopyAsync(Root);
        var killed = await EmbeddedPostgres.StartAsync(Options);
        await Run(killed.Connections().Owner, "create table kept as select 42 as n");
        using (var process = Process.GetProcessById(killed.PostmasterPid))
            process.Kill();

        await using var next = await EmbeddedPostgres.StartAsync(Options);

        next.Adopted.Should().BeFalse();
        (await Ask(next.Connections().Owner, "select n::text from kept")).Should().Be("42");
        await killed.DisposeAsync();
        IsAlive(next.PostmasterPid).Should().BeTrue("the one who used the killed server leaves, the other one stays");
    }

    [Fact]
    public async Task A_stale_pid_file_that_names_another_living_process_is_no_obstacle()
    {
        await made.CopyAsync(Root);
        int port;
        await using (var first = await EmbeddedPostgres.StartAsync(Options))
            port = new NpgsqlConnectionStringBuilder(first.SuperuserConnection()).Port;
        // Of the server's own account: PostgreSQL itself steps over a number that belongs to somebody else's process.
        using var bystander = Account is { } account
            ? Process.Start("setpriv", ["--reuid", account, "--regid", account == "nobody" ? "nogroup" : account, "--clear-groups", "sleep", "30"])
            : Process.Start("sleep", "30");
        await File.WriteAllTextAsync(Path.Combine(Root, "data", "postmaster.pid"), $"{bystander.Id}\n{Root}/data\n1700000000\n{port}\n{Root}/run\n\n 1 1\nready   \n");

        await using var second = await EmbeddedPostgres.StartAsync(Options);

        second.PostmasterPid.Should().NotBe(bystander.Id);
        bystander.HasExited.Should().BeFalse();
        bystander.Kill();
    }

    [Fact]
    public async Task An_interrupted_initdb_is_begun_again()
    {
        Directory.CreateDirectory(Path.Combine(Root, "data.new", "base"));
        await File.WriteAllTextAsync(Path.Combine(Root, "data.new", "PG_VERSION"), "15\n");
        await OwnedByServerAsync();

        await using var server = await EmbeddedPostgres.StartAsync(Options);

        (await Ask(server.Connections().App, "select 'up'")).Should().Be("up");
    }

    [Fact]
    public async Task A_lost_password_is_replaced()
    {
        await made.CopyAsync(Root);
        string path;
        await using (var first = await EmbeddedPostgres.StartAsync(Options))
            path = Path.Combine(first.Root, "secrets", "ledger_app");
        File.Delete(path);

        await using var second = await EmbeddedPostgres.StartAsync(Options);

        (await Ask(second.Connections().App, "select current_user::text")).Should().Be("ledger_app");
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_served_by_a_loopback_port()
    {
        var deep = Path.Combine(Root, new string('d', 100));
        await using var server = await EmbeddedPostgres.StartAsync(Options with { Root = deep });

        server.Connections().App.Should().Contain("127.0.0.1");
        (await Ask(server.Connections().App, "select 'up'")).Should().Be("up");
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_why_at_once()
    {
        await made.CopyAsync(Root);
        await using (await EmbeddedPostgres.StartAsync(Options)) { }

        var start = () => EmbeddedPostgres.StartAsync(Options with { Settings = new Dictionary<string, string> { ["no_such_setting"] = "1" } });

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*no_such_setting*");
    }

    [Fact]
    public async Task A_named_folder_without_server_programs_is_refused_by_name()
    {
        var start = () => EmbeddedPostgres.StartAsync(Options with { BinDir = "/nowhere" });

        (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("/nowhere has no initdb*ConnectionStrings:Ledger*");
    }

    [Fact]
    public async Task A_temporary_cluster_goes_with_its_last_user()
    {
        await using (await EmbeddedPostgres.StartAsync(Options with { Temporary = true, FastUnsafe = true })) { }

        Directory.Exists(Root).Should().BeFalse();
    }

    [Fact]
    public async Task A_user_that_is_killed_leaves_no_server_behind()
    {
        await made.CopyAsync(Root);
        var server = await EmbeddedPostgres.StartAsync(Options);
        // Stands for the killed process: the kernel closes its files, and nothing else of it happens.
        using var other = Process.Start(new ProcessStartInfo("flock", ["--shared", Path.Combine(server.Root, "seats.lock"), "sleep", "60"]));
        await Task.Delay(200);
        await server.DisposeAsync();
        IsAlive(server.PostmasterPid).Should().BeTrue("another process uses it");

        other.Should().NotBeNull();
        other!.Kill(entireProcessTree: true);

        for (var waited = 0; IsAlive(server.PostmasterPid) && waited < 200; waited++)
            await Task.Delay(50);
        IsAlive(server.PostmasterPid).Should().BeFalse();
        File.Exists(Path.Combine(server.Root, "data", "postmaster.pid")).Should().BeFalse("it was stopped in order");
    }

    /// <summary>A cluster at rest, for tests that need one and not its making.</summary>
    public sealed class MadeCluster : IAsyncLifetime
    {
        readonly string folder = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), "ledger made " + Guid.NewGuid().ToString("N")[..8]);

        string Root => Path.Combine(folder, "postgres");

        public async Task InitializeAsync() => await (await EmbeddedPostgres.StartAsync(new() { Root = Root })).DisposeAsync();

        public async Task CopyAsync(string root)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(root)!);
            using var copying = Process.Start("cp", ["-a", Root, root]);
            await copying.WaitForExitAsync();
            copying.ExitCode.Should().Be(0);
        }

        public Task DisposeAsync()
        {
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        }
    }

    /// <summary>The account that PostgreSQL runs under when it is not our own.</summary>
    static string? Account => Environment.UserName != "root" ? null
        : File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    /// <summary>What an earlier start would have left belongs to the server's account.</summary>
    async Task OwnedByServerAsync()
    {
        if (Account is not { } account)
            return;
        using var chown = Process.Start("chown", ["-R", account, Root]);
        await chown.WaitForExitAsync();
    }

    static bool IsAlive(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Contains("postgres", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It is gone, or went while it was looked at.
            return false;
        }
    }

    static Task<string?> Ask(string connection, string sql) => TestDatabase.AskAsync<string>(Unpooled(connection), sql);

    static Task Run(string connection, string sql) => TestDatabase.ExecuteAsync(Unpooled(connection), sql);

    // A pool would hand out connections to the server that was stopped in between.
    static string Unpooled(string connection) => new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString;
}
