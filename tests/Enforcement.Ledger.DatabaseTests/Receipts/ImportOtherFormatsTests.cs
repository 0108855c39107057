using System.Text;
using Enforcement.Ledger.Kernel;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Receipts;

/// <summary>Statements that are no camt.053, from the file to the reconciled book.</summary>
public sealed class ImportOtherFormatsTests : IAsyncLifetime
{
    Court court = null!;
    TestCase c = null!;

    public async Task InitializeAsync()
    {
        court = await Court.OpenAsync();
        c = await court.CaseAsync();
    }

    public async Task DisposeAsync()
    {
        await court.ShouldBeSoundAsync();
        await court.DisposeAsync();
    }

    [Fact]
    public async Task An_MT940_is_posted_matched_and_reconciled_and_a_second_delivery_posts_nothing()
    {
        var first = await court.ImportAsync(Mt940("1", "0,", "107,", Credit("100,", "B1", c.Number), Credit("7,", "B2", "")), name: "first.sta");
        first.Format.Should().Be("mt940");
        first.Statements.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 2, Matched = 1, Unknown = 1 });
        (await court.MoneyAsync(c)).Available.Should().Be(Money.Parse("100.00"));
        (await court.ReconcileAsync()).Should().OnlyContain(b => b.Difference.IsZero);

        (await court.ImportAsync(Mt940("2", "107,", "110,5", Credit("3,5", "B3", c.Number)))).Statements[0].Outcome.Should().Be("posted");
        var before = await court.SnapshotAsync();
        var again = Mt940("1", "0,", "107,", Credit("100,", "B1", c.Number), Credit("7,", "B2", ""));
        (await court.ImportAsync(again)).Statements[0].Should().BeEquivalentTo(new { Outcome = "duplicate", Accepted = 0, Duplicate = 2 });
        (await court.SnapshotAsync()).Should().Be(before);
    }

    [Fact]
    public async Task An_MT940_after_a_gap_waits_and_one_that_is_cut_off_is_rejected()
    {
        (await court.ImportAsync(Mt940("2", "5,", "6,", Credit("1,", "B2", "")))).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.gap" });
        var cut = Encoding.UTF8.GetString(Mt940("1", "0,", "5,", Credit("5,", "B1", "")));
        var rejected = await court.ImportAsync(Encoding.UTF8.GetBytes(cut[..cut.IndexOf(":62F:", StringComparison.Ordinal)]));
        rejected.Rejected.Should().BeTrue();
        rejected.Problems.Should().Contain(p => p.Code == "statement.cut-off");
        (await court.ImportAsync(Encoding.UTF8.GetBytes(cut))).Resumed.Should().ContainSingle().Which.Outcome.Should().Be("posted");
    }

    [Fact]
    public async Task A_BAI2_without_its_closing_balance_is_held_and_one_that_has_it_takes_its_place()
    {
        (await court.ImportAsync(Bai2(""))).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.balances-missing", Accepted = 0 });
        (await court.ImportAsync(Bai2(",015,500,,"))).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1 });
        (await TestDatabase.AskAsync<string>(court.Database.Superuser, "select string_agg(state, ' ' order by id) from receipts.statement")).Should().Be("superseded posted");
    }

    [Fact]
    public async Task An_OFX_follows_by_its_closing_balance_alone()
    {
        (await court.ImportAsync(Ofx("20260212", "5.00", "5.00", "F1"))).Statements[0].Should().BeEquivalentTo(new { Outcome = "posted", Accepted = 1 });
        (await court.ImportAsync(Ofx("20260213", "2.00", "9.00", "F3"))).Statements[0].Should().BeEquivalentTo(new { Outcome = "held", Code = "statement.gap" });
    }

    [Theory]
    [InlineData(":20:R\n:25:{0}\n:28C:1\n:34F:CNY0,\n:13D:2602131200+0800\n:61:2602130213C5,NTRFNONREF//B1\n:90C:1CNY5,\n-\n")]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><BkToCstmrDbtCdtNtfctn><Ntfctn><Id>N</Id><Acct><Id><Othr><Id>{0}</Id></Othr></Id></Acct>"
        + "<Ntry><Amt Ccy=\"CNY\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-02-13</Dt></BookgDt></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>")]
    public async Task A_report_before_the_statement_is_rejected_with_its_code_and_posts_nothing(string text)
    {
        var before = await court.SnapshotAsync("receipts.file", "receipts.file_chunk");
        var outcome = await court.ImportAsync(Encoding.UTF8.GetBytes(text.Replace("{0}", Demonstration.EscrowAccountNo, StringComparison.Ordinal)));
        outcome.Rejected.Should().BeTrue();
        outcome.Statements.Should().ContainSingle().Which.Code.Should().Be("statement.advance");
        (await court.SnapshotAsync("receipts.file", "receipts.file_chunk")).Should().Be(before);
    }

    static byte[] Mt940(string number, string opening, string closing, params string[] entries) => Encoding.UTF8.GetBytes(
        $":20:STARTUMS\n:25:{Demonstration.EscrowAccountNo}\n:28C:{number}/1\n:60F:C260212CNY{opening}\n{string.Concat(entries)}:62F:C260213CNY{closing}\n-\n");

    static string Credit(string amount, string reference, string caseNumber) =>
        $":61:2602130213CY{amount}NTRFNONREF//{reference}\n:86:166?00跨行转账?20SVWZ+{caseNumber} 执行款?316217000000000000001?32乙公司\n";

    static byte[] Bai2(string closing) => Encoding.UTF8.GetBytes(
        "01,BANK,COURT,260213,1800,1,80,1,2/\n02,COURT,BANK,1,260213,2359,CNY,2/\n"
        + $"03,{Demonstration.EscrowAccountNo},CNY,010,0,,{closing}/\n16,195,500,0,B1,,汇款\n49,{(closing.Length == 0 ? 500 : 1000)},3/\n98,{(closing.Length == 0 ? 500 : 1000)},1,5/\n99,{(closing.Length == 0 ? 500 : 1000)},1,7/\n");

    static byte[] Ofx(string day, string amount, string closing, string id) => Encoding.UTF8.GetBytes(
        $"OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>CNY<BANKACCTFROM><BANKID>1<ACCTID>{Demonstration.EscrowAccountNo}</BANKACCTFROM>"
        + $"<BANKTRANLIST><DTSTART>{day}<DTEND>{day}<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>{day}<TRNAMT>{amount}<FITID>{id}<NAME>乙公司</STMTTRN></BANKTRANLIST>"
        + $"<LEDGERBAL><BALAMT>{closing}<DTASOF>{day}</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>");
}
