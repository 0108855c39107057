using System.Globalization;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

/// <summary>The only real Chinese bank files that are public are of personal cards. What each is read as, and why where that differs from
/// what was measured when it was collected.</summary>
public class PersonalSampleTests
{
    const string NoAccount = "statement.account-missing", Edited = "statement.edited", Equation = "statement.equation";

    sealed record Expected(string? Format, int Entries, string? Opening, string? Closing, string Links, string Problems, string? Disagreement = null);

    static readonly Dictionary<string, Expected> Samples = new()
    {
        ["abc_debit__example-abc_debit-records.csv"] = new("csv.personal-abc", 4, "1000.00", "123.35", "fails", $"{NoAccount} {Edited} {Equation}",
            "entries: the manifest counts 5, but one of them is a tax of 0.00, which moves nothing and is skipped and shown"),
        ["boc_credit__example-boc-records.csv"] = new("csv.personal-boc-card", 14, null, null, "unknown", $"{NoAccount} statement.currency-mixed"),
        ["boc_debit__example-boc-records.csv"] = new("csv.personal-boc", 17, "2813.58", "3240.28", "holds", ""),
        ["bocom_credit__example-bocom_credit-records.csv"] = new(null, 0, null, null, "", "file.format-unknown",
            "entries: currency and amount share a cell and nothing but the text tells in from out; it is a question, not a guess"),
        ["bocom_debit__example-bocom_debit-records.csv"] = new("csv.personal-bocom", 6, "3255.72", "1334.63", "fails", $"{NoAccount} {Edited} {Equation}",
            "balances: the rows do not chain in either order; newest first breaks one link less, so the ends are those of that order"),
        ["ccb__交易明细_xxxx_2025xxxx_2025xxxx.xls"] = new("xls.personal-ccb", 6, "2243.91", "1494.65", "fails", $"{NoAccount} {Edited} {Equation}"),
        ["cib_debit__example-cib_debit-cny-records.xlsx"] = new("xlsx.personal-cib", 7, "0.00", "0.01", "fails", $"{Edited} {Equation}"),
        ["cib_debit__example-cib_debit-hkd-records.xlsx"] = new("xlsx.personal-cib", 5, "0.00", "0.00", "holds", ""),
        ["cmb_credit__example-cmb-records.csv"] = new("csv.personal-cmb-card", 0, null, null, "unknown", $"{NoAccount} line.date",
            "entries: the dates have no year, and a year is not guessed; each of the 6 rows is a problem"),
        ["cmb_debit__example-cmb-records.csv"] = new("csv.personal-cmb", 5, "37.66", "1218.24", "fails", $"{NoAccount} {Edited} {Equation}"),
        ["hsbchk_debit__example-hsbchk-debit-records.csv"] = new("csv.personal-hsbc-hk", 10, "10555.88", "3612.17", "unknown", $"{NoAccount} statement.currency-mixed",
            "links: the manifest reports 7 of 9; with two currencies in one file nothing can be added up, so nothing is claimed"),
        ["icbc_credit__example-icbc-credit-records.csv"] = new("csv.personal-icbc", 9, "-16013.28", "-6086.11", "fails", $"{Edited} {Equation}",
            "entries: the manifest counts the total at the end as a row; balances: it takes them for masked, but they can be read and do not chain"),
        ["icbc_debit-v1__example-icbc-debit-v1-records.csv"] = new("csv.personal-icbc", 0, null, null, "unknown", "line.amount",
            "entries: the balance of every row is masked with letters, so each of the 11 rows is a problem"),
    };

    [CorpusFact]
    public void Every_personal_sample_is_read_or_told_and_each_disagreement_has_its_reason()
    {
        var differences = new List<string>();
        var seen = new List<string>();
        foreach (var row in StatementCorpus.Manifest().Where(row => row["format"] == "cn-bank"))
        {
            var name = Path.GetFileName(row["path"]);
            seen.Add(name);
            var expected = Samples[name];
            var said = StatementInspection.OfFile(Path.Combine(StatementCorpus.Folder, row["path"]));
            var statement = said.Statements.SingleOrDefault();
            var problems = said.Problems.Concat(statement?.Problems ?? []).Where(p => p.Severity == "error").Select(p => p.Code).Distinct();
            new Expected(said.Format, statement?.Entries ?? 0, statement?.Opening, statement?.Closing, statement?.Equation ?? "", string.Join(' ', problems), expected.Disagreement)
                .Should().Be(expected, name);
            if (Disagrees(row, expected) != expected.Disagreement is not null)
                differences.Add($"{name}: {row["entries"]} {row["opening_balance"]} {row["closing_balance"]} {row["balance_check"]}");
        }
        differences.Should().BeEmpty("what differs from the manifest has its reason in the table, and nothing else has one");
        seen.Should().BeEquivalentTo(Samples.Keys);
    }

    static bool Disagrees(Dictionary<string, string> row, Expected said) =>
        row["entries"] != said.Entries.ToString(CultureInfo.InvariantCulture)
        || Money(row["opening_balance"]) != said.Opening || Money(row["closing_balance"]) != said.Closing || Links(row["balance_check"]) != said.Links;

    static string? Money(string stated) => BankAmount.Read(stated, out var amount) == AmountFault.None ? amount.ToString() : null;

    // "running balance: 16/16 links hold (descending (newest first))"
    static string Links(string stated)
    {
        var parts = stated.Split(' ').FirstOrDefault(word => word.Contains('/') && char.IsAsciiDigit(word[0]))?.Split('/');
        return parts is null ? "unknown" : parts[0] == parts[1] ? "holds" : "fails";
    }
}
