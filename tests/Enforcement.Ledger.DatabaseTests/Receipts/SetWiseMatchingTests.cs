using System.Diagnostics;
using Enforcement.Ledger.Access;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>A batch is matched by a handful of statements, whether it has ten lines or five thousand, and none walks the cases once a line.</summary>
public sealed class SetWiseMatchingTests
{
    const int Cases = 2_000;

    [Fact]
    public async Task A_batch_of_five_thousand_takes_as_many_statements_and_scans_as_one_of_ten()
    {
        await using var court = await Court.OpenAsync();
        await TestDatabase.ExecuteAsync(court.Database.Superuser,
            $"""
            with added as (
              insert into cases.enforcement_case (book_id, number_key, number, officer_id, debtor_kind, claim_minor, outstanding_minor, imported_at, imported_by)
              select 1, '2026|川0104|执|' || i, '（2026）川0104执' || i || '号', 1, 'company', 100000, 100000, now(), 1 from generate_series(1, {Cases}) i returning id, number_key
            ), named as (select id, split_part(number_key, '|', 4) as n from added), parties as (
              insert into cases.party (case_id, role, name, name_key) select id, 'debtor', '债务人' || n, '债务人' || n from named
            ), titles as (
              insert into cases.title_case (case_id, number_key, number) select id, '2025|川0104|民初|' || n, '（2025）川0104民初' || n || '号' from named
            )
            insert into cases.sub_account (book_id, number, case_id) select 1, '6228' || n, id from named
            """);

        await court.ActorAsync("csh1");
        var few = await MatchAsync(court, 10);
        var many = await MatchAsync(court, 5_000);

        many.Rules.Should().BeEquivalentTo("T0", "T1", "T3", "T4", "T5");
        many.Statements.Should().Be(few.Statements, "no statement is run once a line").And.BeInRange(3, 10);
        many.Scans.Should().BeLessThan(12, "the cases are reached by their keys, or read through a few times at most");
    }

    static async Task<(int Statements, long Scans, IReadOnlyList<string> Rules)> MatchAsync(Court court, int lines)
    {
        var credits = Enumerable.Range(0, lines).Select(i => (Line: i, Case: 1 + i * 7 % Cases)).Select(l => (l.Line % 5) switch
        {
            0 => Credit(l.Line, $"债务人{l.Case}", $"6228{l.Case}", "执行款"),
            1 => Credit(l.Line, $"债务人{l.Case}", null, $"（2026）川0104执{l.Case}号"),
            2 => Credit(l.Line, "路人甲", null, $"川0104执{l.Case}号 （2025）川0104民初{l.Case}号"),
            3 => Credit(l.Line, $"债务人{l.Case}", null, "还款"),
            _ => Credit(l.Line, "路人甲", null, "转账"),
        }).ToList();
        // Other tests run beside this one: only what is asked on its behalf counts.
        using var mine = new Activity("match").Start();
        var statements = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = asked => statements += asked.TraceId == mine.TraceId ? 1 : 0,
        };
        ActivitySource.AddActivityListener(listener);
        var (matched, scans) = await court.SeeAsync<MatchForTest, (List<MatchedCredit>, long)>("csh1", u => u.ExecuteAsync(credits));
        return (statements, scans, [.. matched.Select(m => m.Decision.Rule).Distinct()]);
    }

    static CreditLine Credit(int line, string payer, string? account, string text) => new(line, Money.FromMinor(100 + line), payer, $"6217{line}", account, text);
}

/// <summary>Matching alone, and how often it read the tables of cases through.</summary>
sealed class MatchForTest(LedgerDb db, CreditMatching matching, RuleSets rules) : IUseCase
{
    public static Permission Needs => Permission.ImportStatements;

    public async Task<(List<MatchedCredit> Matched, long Scans)> ExecuteAsync(IReadOnlyList<CreditLine> credits)
    {
        var matched = await matching.MatchAsync(1, credits, await rules.InForceAsync(default), default);
        return (matched, (await db.QueryAsync("select sum(seq_scan)::bigint from pg_stat_xact_user_tables where schemaname in ('cases', 'receipts')", r => r.GetInt64(0), default))[0]);
    }
}
