using System.Globalization;
using System.Text.RegularExpressions;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

/// <summary>Every published sample beside the repository, against what was measured of it when it was collected.</summary>
public partial class StatementCorpusTests
{
    /// <summary>Folders whose files are statements, and how many there are. A format is added here when it can be read.</summary>
    static readonly Dictionary<string, int> Statements = new()
    {
        ["bai2"] = 9, ["camt.052"] = 14, ["camt.053"] = 121, ["camt.054"] = 16, ["coda"] = 7, ["mt940"] = 37, ["mt942"] = 2, ["ofx"] = 15,
    };

    static readonly string[] Payments = ["pain.001", "pain.002", "pain.008"];

    /// <summary>Where we say something else than the manifest, and why. A file that is not here must agree.</summary>
    static readonly Dictionary<string, string> Disagreements = new()
    {
        ["camt.053/iso20022.js/bank_of_montreal__camt053_v2_4.xml"] =
            "The manifest writes '14 statements' where amounts would stand. All balances there are the bank's own codes, which we do not take for OPBD and CLBD.",
        ["bai2/bai2/sample2.txt"] = "The manifest lists the openings of four of the five accounts.",
        ["bai2/bai2/sample3.txt"] =
            "The manifest was measured line by line, and this file has several records on one line. Record by record all fifteen statements balance.",
        ["coda/php-coda-parser/sample2.cod"] = "The closing balance has three decimals (23154.685). It is told as unreadable, never rounded.",
        ["mt940/mt940/self-provided__multiline.sta"] =
            "An entry stands behind the end of the message. The manifest adds it to the statement, which balances without it; we tell it as a piece of another.",
        ["ofx/ofxparse/date_missing.ofx"] = "Three entries without a date, or with 31 February: each is an error, none is booked on a guessed day.",
        ["ofx/ofxparse/decimal_error.ofx"] = "The only entry's amount is '$120': an error, so there is no entry.",
        ["ofx/ofxparse/fidelity-savings.ofx"] = "Three of the four amounts have four decimals: errors, never rounded.",
    };

    [CorpusFact]
    public void Every_statement_says_what_its_manifest_says()
    {
        var differences = new List<string>();
        foreach (var row in Rows(Statements.Keys))
        {
            var difference = Difference(row, Said.By(row["path"]));
            if (difference is not null && !Disagreements.ContainsKey(row["path"]))
                differences.Add($"{row["path"]}: {difference}");
            if (difference is null && Disagreements.ContainsKey(row["path"]))
                differences.Add($"{row["path"]} agrees now; take it out of the table");
        }
        differences.Should().BeEmpty();
        Rows(Statements.Keys).CountBy(row => row["format"]).Should().BeEquivalentTo(Statements);
    }

    [CorpusFact]
    public void No_file_is_silently_empty()
    {
        foreach (var row in Rows(Statements.Keys))
        {
            var said = Said.By(row["path"]);
            (said.Footers.Sum(f => f.Entries) > 0 || said.Problems.Count > 0).Should().BeTrue(row["path"]);
        }
    }

    [CorpusFact]
    public void A_payment_message_is_refused_as_one()
    {
        foreach (var row in Rows(Payments))
            Said.By(row["path"]).Problems.Should().ContainSingle(row["path"]).Which.Code.Should().Be("file.payment-message", row["path"]);
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

    static IEnumerable<Dictionary<string, string>> Rows(IEnumerable<string> formats) => StatementCorpus.Manifest().Where(row => formats.Contains(row["format"]));

    /// <summary>What the reader says about a file.</summary>
    sealed record Said(IReadOnlyList<StatementFooter> Footers, IReadOnlyList<FileProblem> Problems)
    {
        public static Said By(string path)
        {
            var events = StatementSample.Read(File.ReadAllBytes(Path.Combine(StatementCorpus.Folder, path)));
            return new([.. events.OfType<StatementEnded>().Select(e => e.Footer)], events.Problems());
        }

        public IEnumerable<Money> Differences =>
            Footers.Where(f => f.Equation == Equation.Fails).Select(f => f.Header.Opening!.Value + f.Credits - f.Debits - f.Header.Closing!.Value);
    }

    static string? Difference(Dictionary<string, string> row, Said said)
    {
        // BAI2 writes minor units.
        decimal unit = row["format"] == "bai2" ? 0.01m : 1;
        var differences = new List<string>();
        Compare("entries", row["entries"], said.Footers.Sum(f => f.Entries + f.NotBooked).ToString(CultureInfo.InvariantCulture));
        CompareBalances("opening_balance", [.. said.Footers.Select(f => f.Header.Opening)]);
        CompareBalances("closing_balance", [.. said.Footers.Select(f => f.Header.Closing)]);
        var check = row["balance_check"];
        var verdict = check.Split(' ', ';')[0];
        Compare("balance_check", verdict, Verdict(said.Footers));
        if (Diff().Match(check) is { Success: true } diff)
            Compare("diff", string.Join('|', diff.Groups[1].Value.Split(',').Select(d => Math.Abs(Number(d)!.Value * unit).ToString("0.00", CultureInfo.InvariantCulture))),
                string.Join('|', said.Differences.Select(d => (d.IsNegative ? -d : d).ToString())));
        if (SumOfEntries().Match(row["notes"]) is { Success: true } sum)
            Compare("sum", string.Join('|', sum.Groups[1].Value.Split('|').Select(s => Text(Number(s)))), string.Join('|', said.Footers.Select(f => (f.Credits - f.Debits).ToString())));
        return differences.Count == 0 ? null : string.Join("; ", differences);

        void Compare(string what, string expected, string got)
        {
            if (expected != got)
                differences.Add($"{what} {got} instead of {expected}");
        }

        void CompareBalances(string column, IReadOnlyList<Money?> got)
        {
            var stated = row[column];
            if (FirstOrLast().Match(stated) is { Success: true } one)
                Compare(column, $"{Text(Number(one.Groups["amount"].Value) * unit)} of {one.Groups["of"].Value}",
                    $"{(one.Groups["end"].Value == "first" ? got.FirstOrDefault() : got.LastOrDefault())} of {got.Count}");
            else
                Compare(column, string.Join('|', stated.Split('|').Select(s => Number(s) is { } n ? Text(n * unit) : s)).Trim('|'), string.Join('|', got.Select(b => b?.ToString() ?? "")).Trim('|'));
        }
    }

    static string Verdict(IReadOnlyList<StatementFooter> footers) =>
        footers.Any(f => f.Equation == Equation.Fails) ? "FAIL" : footers.Any(f => f.Equation == Equation.Holds) ? "ok" : "n/a";

    static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    static string Text(decimal? number) => number is { } n ? n.ToString(decimal.Round(n, 2) == n ? "0.00" : "0.####", CultureInfo.InvariantCulture) : "";

    [GeneratedRegex(@"^(?<amount>-?[\d.]+) \((?<end>first|last) of (?<of>\d+)\)$")]
    private static partial Regex FirstOrLast();

    [GeneratedRegex(@"diff (-?[\d.]+(?:,-?[\d.]+)*)")]
    private static partial Regex Diff();

    [GeneratedRegex(@"sum of entries (-?[\d.]+(?:\|-?[\d.]+)*)$")]
    private static partial Regex SumOfEntries();
}

static class StatementCorpus
{
    public static string Folder { get; } = Find();

    /// <summary>Every collected file; none when they are not there.</summary>
    public static IEnumerable<string> All => Directory.Exists(Folder)
        ? Manifest().Select(row => Path.Combine(Folder, row["path"])).Where(File.Exists)
        : [];

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
