using Enforcement.Ledger.DatabaseTests;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.WebTests.SelfCheck;

public sealed class MainJobCheckTests
{
    [Fact]
    public async Task The_program_proves_its_main_job_and_leaves_nothing_behind()
    {
        await using var database = await TestDatabase.CreateAsync();
        var logs = Directory.CreateTempSubdirectory("ledger-check-").FullName;
        string[] args = ["--check", $"--ConnectionStrings:Ledger={database.Connections.App}", $"--ConnectionStrings:LedgerOwner={database.Connections.Owner}", $"--Logs:Folder={logs}"];
        var exitCode = await Task.Run(() => (int)typeof(Program).Assembly.EntryPoint!.Invoke(null, [args])!);
        exitCode.Should().Be(0);
        (await TestDatabase.AskAsync<long>(database.Superuser, "select count(*) from pg_database where datname like 'ledger_check_%'")).Should().Be(0);
        (await TestDatabase.AskAsync<long>(database.Superuser, "select count(*) from ledger.book")).Should().Be(0, "the ledger beside it was not touched");
        Directory.Delete(logs, recursive: true);
    }
}
