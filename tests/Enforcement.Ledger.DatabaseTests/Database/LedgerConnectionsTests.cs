using Enforcement.Ledger.Database;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Database;

public sealed class LedgerConnectionsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    const string NoPrivilege = "42501";

    [Theory]
    [InlineData("create table public.x (id int)")]
    [InlineData("create schema x")]
    [InlineData("create role x")]
    [InlineData("drop table public.schema_history")]
    [InlineData("delete from public.schema_script")]
    [InlineData("alter table public.schema_script add column x int")]
    public async Task The_application_and_the_reader_have_no_DDL(string sql)
    {
        foreach (var connection in (string[])[database.Connections.App, database.Connections.Reader])
            await Refused(connection, sql);
    }

    [Fact]
    public async Task The_reader_may_not_even_make_a_temporary_table()
    {
        // Rights on a database are not cloned with it: this one is migrated itself.
        await using var own = await TestDatabase.CreateEmptyAsync();
        await LedgerMigrator.MigrateAsync(own.Connections.Owner);

        await Refused(own.Connections.Reader, "create temporary table staged (id int)");
        await TestDatabase.ExecuteAsync(own.Connections.App, "create temporary table staged (id int)");
    }

    [Theory]
    [InlineData("", 200, true)]
    [InlineData(";Max Auto Prepare=0", 0, true)]
    [InlineData(";No Reset On Close=true", 0, true)]
    [InlineData(";No Reset On Close=false", 0, false)]
    [InlineData(";Password=autoprepare", 200, true)]
    public void A_pooler_between_us_and_the_server_is_configured_and_not_overruled(string configured, int prepared, bool kept)
    {
        var app = new NpgsqlConnectionStringBuilder(Configured(("Ledger", "Host=h;Username=u" + configured)).App);

        app.MaxAutoPrepare.Should().Be(prepared);
        app.NoResetOnClose.Should().Be(kept);
    }

    [Fact]
    public async Task One_configured_login_serves_both_but_the_application_steps_down()
    {
        var connections = Configured(("Ledger", database.Connections.Owner));

        (await CurrentUser(connections.Owner)).Should().Be("ledger_owner");
        (await CurrentUser(connections.App)).Should().Be("ledger_app");
        (await CurrentUser(connections.Reader)).Should().Be("ledger_reader");
        await Refused(connections.App, "create table public.x (id int)");
    }

    [Fact]
    public async Task A_superusers_login_lends_the_application_nothing()
    {
        var connections = Configured(("Ledger", database.Superuser));

        await Refused(connections.App, "create table public.x (id int)");
        await Refused(connections.Reader, "create temporary table x on commit drop as select pg_read_file('/etc/passwd')");
    }

    [Fact]
    public async Task The_role_still_holds_when_the_pool_hands_the_connection_out_again()
    {
        var app = new NpgsqlConnectionStringBuilder(Configured(("Ledger", database.Connections.Owner)).App) { MaxPoolSize = 1 }.ConnectionString;
        for (var use = 0; use < 3; use++)
            (await CurrentUser(app)).Should().Be("ledger_app");
    }

    [Fact]
    public async Task The_applications_own_login_can_read_as_the_reader()
    {
        var connections = Configured(("Ledger", database.Connections.App), ("LedgerOwner", database.Connections.Owner));

        (await CurrentUser(connections.Owner)).Should().Be("ledger_owner");
        (await CurrentUser(connections.App)).Should().Be("ledger_app");
        (await CurrentUser(connections.Reader)).Should().Be("ledger_reader");
    }

    [Fact]
    public async Task Options_that_were_given_are_kept()
    {
        var given = new NpgsqlConnectionStringBuilder(database.Connections.Owner) { Options = "-c statement_timeout=12345" }.ConnectionString;

        var app = Configured(("Ledger", given)).App;

        (await TestDatabase.AskAsync<string>(app, "show statement_timeout")).Should().Be("12345ms");
        (await CurrentUser(app)).Should().Be("ledger_app");
    }

    [Fact]
    public void A_role_and_a_pool_size_that_were_given_are_left_as_they_are()
    {
        var app = new NpgsqlConnectionStringBuilder(Configured(("Ledger", "Host=db;Options=-c role=branch_app;Maximum Pool Size=7")).App);

        app.Options.Should().Be("-c role=branch_app");
        app.MaxPoolSize.Should().Be(7);
    }

    [Fact]
    public void Without_a_configured_server_there_are_none()
    {
        LedgerConnections.FromConfiguration(new ConfigurationBuilder().Build()).Should().BeNull("then the private cluster is used");
    }

    [Fact]
    public async Task Every_connection_can_ask_whether_the_schema_is_up_to_date()
    {
        foreach (var connection in (string[])[database.Connections.Owner, database.Connections.App, database.Connections.Reader])
            (await LedgerMigrator.PendingAsync(connection)).Should().BeEmpty();
    }

    static LedgerConnections Configured(params (string Name, string Value)[] strings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(strings.ToDictionary(s => "ConnectionStrings:" + s.Name, s => (string?)s.Value)).Build();
        return LedgerConnections.FromConfiguration(configuration) ?? throw new InvalidOperationException("nothing is configured");
    }

    static Task<string?> CurrentUser(string connection) => TestDatabase.AskAsync<string>(connection, "select current_user::text");

    static async Task Refused(string connection, string sql)
    {
        var attempt = () => TestDatabase.ExecuteAsync(connection, sql);
        (await attempt.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(NoPrivilege, sql);
    }
}
