using Enforcement.Ledger.Database;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Database;

public sealed class MigratorTests : IAsyncLifetime
{
    TestDatabase database = new();

    string Owner => database.Connections.Owner;

    public async Task InitializeAsync() => database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Migrations_run_once_and_then_find_nothing_to_do()
    {
        (await MigrateAsync<DrawerDb>()).Should().Equal("0001_drawer", "0002_drawer_index");
        (await MigrateAsync<DrawerDb>()).Should().BeEmpty();

        (await Ask<string>("select public.label_of(1)")).Should().Be("first; and only;");
        (await Ask<long>("select count(*) from pg_indexes where indexname = 'drawer_label'")).Should().Be(1);
        (await Ask<long>("select count(*) from public.schema_script")).Should().Be(2);
    }

    [Fact]
    public async Task Starters_at_the_same_moment_do_not_collide()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(MigrateAsync<DrawerDb>)));

        applied.SelectMany(ids => ids).Should().BeEquivalentTo("0001_drawer", "0002_drawer_index");
        (await Ask<long>("select count(*) from public.drawer")).Should().Be(1);
    }

    [Fact]
    public async Task A_missing_database_is_made_by_one_of_those_who_need_it()
    {
        var name = new NpgsqlConnectionStringBuilder(Owner).Database + "_new";
        var missing = new NpgsqlConnectionStringBuilder(Owner) { Database = name, Pooling = false }.ConnectionString;
        try
        {
            var applied = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => LedgerMigrator.MigrateAsync(missing))));

            applied.Should().ContainSingle(ids => ids.Count > 0);
            (await LedgerMigrator.PendingAsync(missing)).Should().BeEmpty();
        }
        finally
        {
            await TestDatabase.ExecuteAsync(Owner, $"drop database if exists {name} with (force)");
        }
    }

    [Fact]
    public async Task An_edited_migration_is_named_and_nothing_is_applied()
    {
        await MigrateAsync<BeginningDb>();
        // As if the file had read differently on the day it was applied.
        await TestDatabase.ExecuteAsync(Owner, "update public.schema_script set sha256 = repeat('0', 64) where id = '0001_drawer'");

        var migrate = MigrateAsync<DrawerDb>;

        (await migrate.Should().ThrowAsync<SchemaMismatch>()).WithMessage("db/migrations/0001_drawer.sql was edited*next migration*");
        (await Ask<long>("select count(*) from pg_indexes where indexname = 'drawer_label'")).Should().Be(0);
    }

    [Fact]
    public async Task A_database_that_a_newer_program_migrated_is_left_alone()
    {
        await MigrateAsync<DrawerDb>();

        var migrate = MigrateAsync<BeginningDb>;

        (await migrate.Should().ThrowAsync<SchemaMismatch>()).WithMessage("*0002_drawer_index*newer version*");
    }

    [Fact]
    public async Task A_migration_that_fails_half_way_leaves_nothing_and_is_named()
    {
        var migrate = MigrateAsync<HalfWayDb>;

        (await migrate.Should().ThrowAsync<MigrationFailed>()).WithMessage("db/migrations/0002_breaks_half_way.sql failed*division by zero*");
        (await Ask<string>("select to_regclass('public.half')::text")).Should().BeNull();
        (await Ask<long>("select count(*) from public.drawer")).Should().Be(1, "the migration before it stays, whole");
        (await Ask<string>("select string_agg(id, ',') from public.schema_script")).Should().Be("0001_drawer");
        (await MigrateAsync<DrawerDb>()).Should().Equal(["0002_drawer_index"], "the next start goes on from there");
    }

    [Fact]
    public async Task The_ledgers_own_migrations_are_all_pending_on_an_empty_database()
    {
        var pending = await LedgerMigrator.PendingAsync(Owner);

        pending.Should().StartWith("0001_roles");
        (await LedgerMigrator.MigrateAsync(Owner)).Should().Equal(pending);
    }

    async Task<IReadOnlyList<string>> MigrateAsync<TContext>() where TContext : DbContext
    {
        var options = LedgerDbOptions.For<TContext>(Owner);
        await using var db = (TContext?)Activator.CreateInstance(typeof(TContext), options) ?? throw new InvalidOperationException();
        return await LedgerMigrator.MigrateAsync(db, Owner);
    }

    Task<T?> Ask<T>(string sql) => TestDatabase.AskAsync<T>(Owner, sql);

    public sealed class BeginningDb(DbContextOptions<BeginningDb> options) : DbContext(options);

    public sealed class DrawerDb(DbContextOptions<DrawerDb> options) : DbContext(options);

    public sealed class HalfWayDb(DbContextOptions<HalfWayDb> options) : DbContext(options);

    [DbContext(typeof(BeginningDb)), Migration("0001_drawer")] sealed class Beginning : SqlFileMigration;

    [DbContext(typeof(DrawerDb)), Migration("0001_drawer")] sealed class Drawer : SqlFileMigration;

    [DbContext(typeof(DrawerDb)), Migration("0002_drawer_index")]
    sealed class DrawerIndex : SqlFileMigration
    {
        protected override bool SuppressTransaction => true;
    }

    [DbContext(typeof(HalfWayDb)), Migration("0001_drawer")] sealed class HalfWayDrawer : SqlFileMigration;

    [DbContext(typeof(HalfWayDb)), Migration("0002_breaks_half_way")] sealed class HalfWay : SqlFileMigration;
}
