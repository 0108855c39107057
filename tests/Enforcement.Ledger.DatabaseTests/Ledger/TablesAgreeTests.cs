using System.Reflection;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Deferrals;
using Enforcement.Ledger.Payouts.Deposits;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Ledger;

/// <summary>Each rule stands in two places; these tests lay the two side by side.</summary>
public sealed class TablesAgreeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_chart_of_accounts_is_the_same_in_code_and_database() =>
        (await RowsAsync("select code || '|' || name || '|' || chinese || '|' || side || '|' || case_dimension || '|' || guarded::text from ledger.account"))
        .Should().BeEquivalentTo(Chart.Accounts.Select(a =>
            $"{(short)a.Code}|{a.Name}|{a.Chinese}|{a.Side.ToString().ToLowerInvariant()}|{a.Case.ToString().ToLowerInvariant()}|{(a.Guarded ? "true" : "false")}"));

    [Fact]
    public async Task The_posting_table_is_the_same_in_code_and_database() =>
        (await RowsAsync("select kind || '|' || debit_account || '|' || credit_account || '|' || coalesce(exchange_report, '') from ledger.legal_posting"))
        .Should().BeEquivalentTo(PostingTable.Legal.Select(p => $"{(short)p.Kind}|{(short)p.Debit}|{(short)p.Credit}|{p.ExchangeReport}"));

    [Fact]
    public async Task The_lifecycle_of_a_payout_is_the_same_in_code_and_database() =>
        (await RowsAsync("select from_state || '|' || trigger || '|' || to_state from payouts.legal_move"))
        .Should().BeEquivalentTo(PayoutLifecycle.Moves.Select(m => $"{m.From}|{m.Trigger}|{m.To}"));

    [Fact]
    public async Task The_grounds_of_a_hold_are_the_same_in_code_and_database() =>
        (await RowsAsync("select code || '|' || name from payouts.hold_kind")).Should().BeEquivalentTo(HoldKind.All.Select(k => $"{k.Code}|{k.Name}"));

    [Fact]
    public async Task The_grounds_of_deferrals_and_deposits_and_the_status_of_parties_are_the_same_in_code_and_database()
    {
        (await RowsAsync("select code || '|' || name from payouts.deferral_ground")).Should().BeEquivalentTo(DeferralRule.Grounds.Select(g => $"{g.Code}|{g.Name}"));
        (await RowsAsync("select code || '|' || name from payouts.deposit_ground")).Should().BeEquivalentTo(DepositRule.Grounds.Select(g => $"{g.Code}|{g.Name}"));
        (await RowsAsync("select code || '|' || name from cases.party_status_kind")).Should().BeEquivalentTo(PartyStatusKind.All.Select(k => $"{k.Code}|{k.Name}"));
    }

    [Fact]
    public async Task The_grounds_of_a_transfer_are_the_same_in_code_and_database() =>
        (await RowsAsync("select code || '|' || name from payouts.transfer_ground")).Should().BeEquivalentTo(Enforcement.Ledger.Payouts.Transfers.TransferGround.All.Select(g => $"{g.Code}|{g.Name}"));

    [Fact]
    public async Task The_permissions_are_the_same_in_code_and_database() =>
        (await RowsAsync("select code from access.permission")).Should().BeEquivalentTo(
            typeof(Permission).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => ((Permission)f.GetValue(null)!).Code));

    [Fact]
    public async Task Every_permission_is_somebodys_and_reading_roles_only_read()
    {
        (await RowsAsync("select code from access.permission where code not in (select permission from access.grant_row)")).Should().BeEmpty();
        (await RowsAsync("select permission from access.grant_row where role in ('INS', 'UPC', 'PRO', 'PTY') and permission not like '%.read' and permission <> 'checks.run'"))
            .Should().BeEmpty("inspectors, upper courts, procurators and parties read");
    }

    [Fact]
    public async Task The_model_maps_columns_that_exist_with_the_types_that_they_have()
    {
        var live = (await RowsAsync(
            """
            select n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || (case when a.attnotnull then '' else '?' end)
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
            """)).ToHashSet();
        await using var db = new LedgerDb(LedgerDbOptions.For<LedgerDb>(database.Connections.App));
        var mapped = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(t => t.Columns.Where(c => c.Name != "xmin").Select(c =>
            $"{t.Schema}.{t.Name}.{c.Name} {c.StoreType.Replace("timestamptz", "timestamp with time zone", StringComparison.Ordinal)}{(c.IsNullable ? "?" : "")}")).ToList();
        mapped.Should().HaveCountGreaterThan(80);
        mapped.Where(m => !live.Contains(m)).Should().BeEmpty("the model and the migrations must not drift apart");
    }

    async Task<List<string>> RowsAsync(string sql)
    {
        await using var connection = await TestDatabase.OpenAsync(database.Superuser);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
