using System.Globalization;
using System.Text;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Disputes;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests;

/// <summary>Plays one sum from the bank's line to the paid claimant and lets <c>db/walkthrough.sql</c> tell it; what it says is
/// committed as <c>db/walkthrough.out</c>, so that a change shows in the diff.</summary>
public sealed class WalkthroughTests
{
    [Fact]
    public async Task The_tables_tell_the_story_of_one_sum()
    {
        await using var court = await Court.OpenAsync();
        var c = await court.CaseAsync();
        court.Credit(Money.Parse("100000.00"), c.SubAccount);
        await court.StatementAsync();
        court.Clock.To(2026, 2, 24);
        await court.AsAsync<PlaceDispute, long>("ex1", u => u.ExecuteAsync(new(c.Id, Money.Parse("30000.00"), "案外人异议", "异议书"), default));
        court.Clock.To(2026, 3, 4);
        var payout = await court.DraftAsync(c, Money.Parse("70000.00"));
        await court.SubmitAsync(payout);
        court.Clock.To(2026, 3, 5);
        await court.ApproveAsync(payout);
        court.Clock.To(2026, 3, 6);
        await court.AcceptAsync(payout);
        await court.ReleaseAsync(payout);
        court.Clock.To(2026, 3, 9);
        await court.DebitAsync(payout);
        await court.StatementAsync();

        var folder = Path.Combine(RepositoryRoot(), "db");
        var told = await TellAsync(court.Database.Connections.Reader, await File.ReadAllTextAsync(Path.Combine(folder, "walkthrough.sql")));
        var path = Path.Combine(folder, "walkthrough.out");
        if (Environment.GetEnvironmentVariable("WALKTHROUGH_WRITE") is not null)
            await File.WriteAllTextAsync(path, told);
        told.Should().Be((await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"));
    }

    static async Task<string> TellAsync(string connection, string script)
    {
        var text = new StringBuilder();
        await using var opened = await TestDatabase.OpenAsync(connection);
        foreach (var statement in script.ReplaceLineEndings("\n").Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            foreach (var comment in statement.Split('\n').TakeWhile(l => l.StartsWith("--", StringComparison.Ordinal) || l.Length == 0).Where(l => l.StartsWith("-- ", StringComparison.Ordinal) && char.IsAsciiDigit(l[3])))
                text.Append(comment).Append('\n');
            await using var command = new NpgsqlCommand(statement.TrimEnd(';'), opened);
            await using var reader = await command.ExecuteReaderAsync();
            text.AppendJoin(" | ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)).Append('\n');
            while (await reader.ReadAsync())
                text.AppendJoin(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => Say(reader.GetValue(i)))).Append('\n');
            text.Append('\n');
        }
        return text.ToString();
    }

    static string Say(object value) => value switch
    {
        DBNull => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Enforcement.Ledger.sln")))
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new DirectoryNotFoundException("The solution is not above the test.");
        return folder;
    }
}
