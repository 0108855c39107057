using System.Text;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

public sealed class StatementProfileTests : IAsyncLifetime
{
    // A heading of no bank that the house knows; the bank counts from its own side and writes the day first.
    const string HuaXia =
        """
        账号,51050140863600000123
        Day,Way,Sum,After,Who,From,Why
        01/08/2026,进,"70,000.00","70,000.00",王䶮,6222000000000000018,转账
        03/08/2026,出,50.00,"69,950.00",李四,6217000000000000026,转账
        03/08/2026,进,25.00,"69,975.00",李四,6217000000000000026,转账
        """;

    static readonly StatementMapping Mapping = new("huaxia", "华夏银行对公明细",
    [
        new("Day", TableField.BookedAt), new("Way", TableField.Direction), new("Sum", TableField.Amount), new("After", TableField.Balance),
        new("Who", TableField.CounterpartyName), new("From", TableField.CounterpartyAccount), new("Why", TableField.Summary),
    ], MoneyRule.Flagged, DateOrder.DayFirst, InWords: ["进"], OutWords: ["出"]);

    Court court = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        court.Clock.To(2026, 8, 4);
    }

    public async Task DisposeAsync()
    {
        await court.ShouldBeSoundAsync();
        await court.DisposeAsync();
    }

    static string File(string text = HuaXia) => text.Replace("51050140863600000123", Demonstration.EscrowAccountNo, StringComparison.Ordinal);

    async Task<long> ProposeAsync(StatementMapping? mapping = null, string text = HuaXia, string by = "acc1")
    {
        var content = Encoding.UTF8.GetBytes(File(text));
        return await court.AsAsync<ProposeStatementProfile, long>(by, u => u.ExecuteAsync(new("华夏.csv", content, mapping ?? Mapping), default));
    }

    Task ApproveAsync(long id, string by) => court.AsAsync<ApproveStatementProfile>(by, u => u.ExecuteAsync(new(id), default));

    async Task<ImportOutcome> ImportAsync() => await court.ImportAsync(Encoding.UTF8.GetBytes(File()), name: "华夏.csv");

    static async Task<string> RefusedAsync(Func<Task> act) => (await act.Should().ThrowAsync<Refused>()).Which.Code;

    [Fact]
    public async Task An_unknown_heading_is_refused_until_two_persons_have_said_what_it_means_and_then_just_works()
    {
        (await ImportAsync()).Should().Match<ImportOutcome>(o => o.Rejected && o.Problems.Any(p => p.Code == "file.format-unknown" || p.Code == "csv.unknown-header"));

        var id = await ProposeAsync();
        (await ImportAsync()).Rejected.Should().BeTrue("a proposal is not in force");

        (await RefusedAsync(() => ApproveAsync(id, "acc1"))).Should().Be("statement-profile.same-person");
        await ApproveAsync(id, "csh1");

        var outcome = await ImportAsync();
        outcome.Format.Should().Be("csv.profile-huaxia-v1");
        outcome.Statements.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 3, Unknown = 2, Closing = Money.Parse("69975.00") });
        var inspected = await court.SeeAsync<InspectStatement, StatementInspection>("csh1", async u =>
        {
            var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
            await System.IO.File.WriteAllTextAsync(path, File());
            try
            {
                return await u.ExecuteAsync(path, default);
            }
            finally
            {
                System.IO.File.Delete(path);
            }
        });
        (inspected.Format, inspected.IsClean).Should().Be(("csv.profile-huaxia-v1", true));
    }

    [Fact]
    public async Task The_database_refuses_the_same_hands_a_change_and_a_stranger_too()
    {
        var id = await ProposeAsync();

        (await DatabaseSaysAsync("acc1", "update receipts.statement_profile set approved_at = now(), approved_by = $2 where id = $1", id)).Should().Be("23514", "proposer and approver are one");
        (await DatabaseSaysAsync("ex1", "update receipts.statement_profile set approved_at = now(), approved_by = $2 where id = $1", id)).Should().Be("LD122", "an executor approves no template");
        (await DatabaseSaysAsync("csh1", "update receipts.statement_profile set approved_at = now(), approved_by = $2 + 1 where id = $1", id)).Should().Be("LD122", "it is not the one who acts");
        (await DatabaseSaysAsync("csh1", "update receipts.statement_profile set mapping = '{}' where id = $1 and proposed_by <> $2", id)).Should().Be("42501", "no grant: a version is never changed");
        (await DatabaseSaysAsync("csh1", "delete from receipts.statement_profile where id = $1 and proposed_by <> $2", id)).Should().Be("42501");

        await ApproveAsync(id, "csh1");
        (await DatabaseSaysAsync("csh1", "update receipts.statement_profile set approved_at = now() where id = $1 and approved_by = $2", id)).Should().Be("LD121", "an approval stays as it is");
    }

    async Task<string?> DatabaseSaysAsync(string person, string sql, long id)
    {
        var actor = await court.ActorAsync(person);
        await using var connection = new NpgsqlConnection(court.Database.Connections.App);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var acts = new NpgsqlCommand("select set_config('ledger.actor', $1::text, true)", connection, transaction) { Parameters = { new() { Value = actor.Id } } })
            await acts.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction) { Parameters = { new() { Value = id }, new() { Value = actor.Id } } };
        try
        {
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }

    [Fact]
    public async Task A_new_version_takes_the_place_of_the_old_one_which_stays_to_be_seen()
    {
        var first = await ProposeAsync();
        await ApproveAsync(first, "csh1");
        var second = await ProposeAsync(Mapping with { Title = "华夏银行对公明细（新）" }, by: "csh1");
        await ApproveAsync(second, "acc1");

        var all = await court.SeeAsync<StatementProfileQueries, List<StatementProfileView>>("dir1", q => q.ListAsync(null, 10, default));
        all.Select(p => (p.Version, p.State)).Should().Equal((2, "inForce"), (1, "retired"));
        (await ImportAsync()).Format.Should().Be("csv.profile-huaxia-v2");

        await court.AsAsync<RetireStatementProfile>("csh1", u => u.ExecuteAsync(new(second, "银行更换格式"), default));
        (await RefusedAsync(() => ApproveAsync(second, "acc1"))).Should().Be("statement-profile.not-open");
        (await court.ImportAsync(Encoding.UTF8.GetBytes(File(HuaXia + "\n")), name: "又.csv")).Rejected.Should().BeTrue("a retired template reads nothing");
    }

    [Fact]
    public async Task A_mapping_that_the_balances_do_not_prove_is_not_proposed()
    {
        (await RefusedAsync(() => ProposeAsync(Mapping with { InWords = ["出"], OutWords = ["进"] }))).Should().Be("statement-profile.dry-run", "in and out are exchanged");
        (await RefusedAsync(() => ProposeAsync(Mapping with { Columns = [.. Mapping.Columns.Select(c => c.Field == TableField.Amount ? c with { Field = TableField.Balance } : c.Field == TableField.Balance ? c with { Field = TableField.Amount } : c)] })))
            .Should().Be("statement-profile.dry-run", "the balance was taken for the payment");
        (await RefusedAsync(() => ProposeAsync(Mapping with { Dates = DateOrder.YearFirst }))).Should().Be("statement-profile.dry-run", "the year stands last");
        (await RefusedAsync(() => ProposeAsync(text: HuaXia[..HuaXia.LastIndexOf('\n')]))).Should().Be("statement-profile.dry-run", "two rows prove nothing");
        (await RefusedAsync(() => ProposeAsync(Mapping with { Columns = [.. Mapping.Columns.Where(c => c.Field != TableField.Balance)] }))).Should().Be("statement-profile.mapping");
        (await RefusedAsync(() => ProposeAsync(Mapping with { Columns = [.. Mapping.Columns.Skip(1), new("Day2", TableField.BookedAt)] }))).Should().Be("statement-profile.dry-run", "it is the heading of another file");
    }

    [Fact]
    public async Task A_file_of_a_known_bank_needs_no_template()
    {
        const string known = "账号：,51050140863600000123\n交易日期,支出金额,收入金额,余额,对方户名,对方账号,摘要\n2026-08-01,,1.00,1.00,王,1,转\n";
        (await RefusedAsync(() => ProposeAsync(text: known))).Should().Be("statement-profile.known");
    }

    [Fact]
    public async Task Who_may_not_propose_sees_no_preview()
    {
        var content = Encoding.UTF8.GetBytes(HuaXia);
        (await RefusedAsync(() => court.SeeAsync<PreviewStatementProfile, ProfilePreview>("ex1", u => u.ExecuteAsync(new("x.csv", content), default)))).Should().Be(AccessRefusals.NotPermitted.Code);

        var preview = await court.SeeAsync<PreviewStatementProfile, ProfilePreview>("acc1", u => u.ExecuteAsync(new("x.csv", content, Mapping), default));
        preview.Table.Rows[1].Cells.Should().Equal("Day", "Way", "Sum", "After", "Who", "From", "Why");
        preview.Reading.Stands.Should().BeTrue();
        preview.Reading.Lines.Select(l => (l.Direction, l.Amount.ToString())).Should().Equal((Direction.Credit, "70000.00"), (Direction.Debit, "50.00"), (Direction.Credit, "25.00"));
    }
}
