using System.Globalization;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

/// <summary>Every published sample beside the repository, against what was measured of it when it was collected.</summary>
public class StatementCorpusTests
{
    /// <summary>Where we say something else than the manifest, and why. A file that is not here must agree.</summary>
    static readonly Dictionary<string, string> Disagreements = new()
    {
        ["camt.053/iso20022.js/bank_of_montreal__camt053_v2_4.xml"] =
            "The manifest writes '14 statements' where amounts would stand. All balances there are the bank's own codes, which we do not take for OPBD and CLBD.",
    };

    [CorpusFact]
    public void Every_camt_053_says_what_its_manifest_says()
    {
        var differences = new List<string>();
        var seen = 0;
        foreach (var row in StatementCorpus.Manifest().Where(row => row["format"] == "camt.053"))
        {
            seen++;
            var inspection = StatementInspection.OfFile(Path.Combine(StatementCorpus.Folder, row["path"]));
            var difference = Difference(row, inspection);
            if (difference is not null && !Disagreements.ContainsKey(row["path"]))
                differences.Add($"{row["path"]}: {difference}");
            if (difference is null && Disagreements.ContainsKey(row["path"]))
                differences.Add($"{row["path"]} agrees now; take it out of the table");
        }
        differences.Should().BeEmpty();
        seen.Should().Be(121);
    }

    [CorpusFact]
    public void Every_other_file_is_refused_by_name_without_a_crash()
    {
        foreach (var row in StatementCorpus.Manifest().Where(row => row["format"] is not ("camt.053" or "cn-bank")))
        {
            var inspection = StatementInspection.OfFile(Path.Combine(StatementCorpus.Folder, row["path"]));
            inspection.Statements.Should().BeEmpty(row["path"]);
            inspection.Problems.Should().ContainSingle(row["path"]).Which.Code.Should().BeOneOf("file.format-unknown", "csv.unknown-header");
        }
    }

    [CorpusFact]
    public void The_daily_series_of_one_bank_balances_and_its_chain_never_breaks()
    {
        var closings = new Dictionary<string, string?>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(StatementCorpus.Folder, "camt.053", "lt-centrolink-daily")).Order(StringComparer.Ordinal))
            foreach (var statement in StatementInspection.OfFile(file).Statements)
            {
                statement.Equation.Should().Be("holds", file);
                statement.Opening.Should().Be(closings.GetValueOrDefault(statement.Account!, statement.Opening), file);
                closings[statement.Account!] = statement.Closing;
            }
        closings.Should().HaveCount(2);
    }

    static string? Difference(Dictionary<string, string> row, StatementInspection inspection)
    {
        var said = new Dictionary<string, string>
        {
            ["entries"] = inspection.Statements.Sum(s => s.Entries).ToString(CultureInfo.InvariantCulture),
            ["opening_balance"] = Join(inspection.Statements.Select(s => s.Opening)),
            ["closing_balance"] = Join(inspection.Statements.Select(s => s.Closing)),
            ["balance_check"] = Check(inspection.Statements),
        };
        var expected = new Dictionary<string, string>
        {
            ["entries"] = row["entries"],
            ["opening_balance"] = Amounts(row["opening_balance"]),
            ["closing_balance"] = Amounts(row["closing_balance"]),
            ["balance_check"] = row["balance_check"].Split(' ')[0],
        };
        var different = said.Where(pair => expected[pair.Key] != pair.Value).ToList();
        return different.Count == 0 ? null : string.Join("; ", different.Select(pair => $"{pair.Key} {pair.Value} instead of {expected[pair.Key]}"));
    }

    static string Join(IEnumerable<string?> amounts) => string.Join("|", amounts.Select(a => a ?? "")).Trim('|');

    static string Check(IReadOnlyList<InspectedStatement> statements) =>
        statements.Any(s => s.Equation == "fails") ? "FAIL" : statements.Any(s => s.Equation == "holds") ? "ok" : "n/a";

    // The manifest keeps the bank's own digits.
    static string Amounts(string stated) => string.Join("|", stated.Split('|').Select(amount =>
        BankAmount.Read(amount, out var read) == AmountFault.None ? read.ToString() : amount)).Trim('|');
}

static class StatementCorpus
{
    public static string Folder { get; } = Find();

    public static IEnumerable<Dictionary<string, string>> Manifest()
    {
        using var reader = CsvHelper.CsvReader.FromFile(Path.Combine(Folder, "MANIFEST.csv"), CsvHelper.CsvReaderOptions.Default);
        while (reader.Read())
            yield return reader.Current.ToDictionary()!;
    }

    static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Enforcement.Ledger.sln")))
            at = at.Parent;
        return Path.Combine(at?.Parent?.FullName ?? "/", "shared", "data", "statements");
    }
}

/// <summary>A fact that needs the collected samples beside the repository; skipped, visibly, without them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute()
    {
        if (!Directory.Exists(StatementCorpus.Folder))
            Skip = "The collected bank files are not beside the repository.";
    }
}
