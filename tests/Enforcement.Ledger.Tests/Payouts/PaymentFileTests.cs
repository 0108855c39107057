using System.Text;
using System.Xml.Linq;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using Enforcement.Ledger.Tests.Receipts.Formats;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Payouts;

/// <summary>What is written for the bank, and what is found wrong in it when it is read back.</summary>
public sealed class PaymentFileTests
{
    static readonly Instant At = Instant.FromUtc(2026, 8, 3, 1, 0);
    static readonly PaymentFile.Debtor Court = new("某某区人民法院执行款专户", "51050100000000000001", "CNY");

    [Theory]
    [InlineData(PaymentFile.Version03)]
    [InlineData(PaymentFile.Version09)]
    public void A_file_says_what_is_in_it_and_passes_its_own_check(string version)
    {
        var bytes = PaymentFile.Write(Batch(Payment(1, "100.05"), Payment(2, "0.01", "丙公司", cnaps: null, bank: null)), version);
        var read = PaymentFileCheck.Read(bytes);
        read.Faults.Should().BeEmpty();
        (read.MessageId, read.Total, read.Payments.Count).Should().Be(("PL202600000001", Money.Parse("100.06"), 2));
        var xml = XElement.Parse(Encoding.UTF8.GetString(bytes));
        xml.Name.NamespaceName.Should().EndWith(version);
        xml.Descendants().Where(e => e.Name.LocalName == "PmtInf").Should().ContainSingle("one account and one currency");
        var on = xml.Descendants().Single(e => e.Name.LocalName == "ReqdExctnDt");
        (on.HasElements, on.Value).Should().Be((version == PaymentFile.Version09, "2026-08-03"), "a choice from .08 on");
        xml.Descendants().Single(e => e.Name.LocalName == "BtchBookg").Value.Should().Be("true");
    }

    [Fact]
    public void A_long_name_and_a_long_remark_are_cut_between_characters()
    {
        var long60 = string.Concat(Enumerable.Repeat("𠮷", 40));
        var bytes = PaymentFile.Write(Court, Payment(1, "1.00", long60) with { Remittance = new string('款', 200) }, At);
        PaymentFileCheck.Read(bytes).Faults.Should().BeEmpty();
        Encoding.UTF8.GetString(bytes).Should().Contain(string.Concat(Enumerable.Repeat("𠮷", 30)) + "<").And.NotContain("\uFFFD");
    }

    [Theory]
    [InlineData("NbOfTxs>2<", "NbOfTxs>3<", "payment.count")]
    [InlineData("CtrlSum>3.00<", "CtrlSum>3.01<", "payment.total")]
    [InlineData("EndToEndId>ZF202600000002-1<", "EndToEndId>ZF202600000001-1<", "payment.id-twice")]
    [InlineData("EndToEndId>ZF202600000002-1<", "EndToEndId>执行款<", "payment.characters")]
    [InlineData("MsgId>PL202600000001<", "MsgId>PL2026000000010000000000000000000000000000<", "payment.length")]
    [InlineData("Ccy=\"CNY\">2.00<", "Ccy=\"USD\">2.00<", "payment.currencies")]
    [InlineData("Ccy=\"CNY\">2.00<", "Ccy=\"CNY\">2<", "payment.amount")]
    [InlineData("Ccy=\"CNY\">2.00<", "Ccy=\"CNY\">2,00<", "payment.amount")]
    [InlineData("PmtMtd>TRF<", "PmtMtd>DD<", "payment.method")]
    [InlineData("ReqdExctnDt>2026-08-03<", "ReqdExctnDt>3.8.2026<", "payment.date")]
    [InlineData("Nm>甲公司<", "Nm><", "payment.length")]
    public void A_fault_is_told_with_its_place(string right, string wrong, string code)
    {
        var text = Encoding.UTF8.GetString(PaymentFile.Write(Batch(Payment(1, "1.00"), Payment(2, "2.00")), PaymentFile.Version03));
        text.Should().Contain(right);
        PaymentFileCheck.Read(Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal))).Faults
            .Should().Contain(f => f.Code == code && f.Path.Length > 0);
    }

    [Fact]
    public void A_character_that_no_XML_carries_is_refused_with_its_payment() =>
        FluentActions.Invoking(() => PaymentFile.Write(Batch(Payment(1, "1.00"), Payment(2, "1.00", "甲\u0001公司")), PaymentFile.Version03))
            .Should().Throw<Refused>().Where(r => r.Code == "payment.unwritable" && r.Facts!.Contains("ZF202600000002-1") && r.Facts.Contains("U+0001"));

    /// <summary>Of the collected files two say totals that are not theirs; both are found, and no other is accused.</summary>
    [CorpusFact]
    public void Wrong_totals_of_the_collected_files_are_found_and_only_those()
    {
        var faults = StatementCorpus.Manifest().Where(row => row["format"] == "pain.001")
            .ToDictionary(row => row["path"], row => PaymentFileCheck.Read(File.ReadAllBytes(Path.Combine(StatementCorpus.Folder, row["path"]))).Faults);
        faults.Should().HaveCountGreaterThan(7);
        faults.Where(f => f.Value.Any(x => x.Code is "payment.count" or "payment.total")).Select(f => Path.GetFileName(f.Key))
            .Should().BeEquivalentTo("musterfile_pain.001_Nov2020.xml", "example__sepa_pain_001_v3_multiple_pmtinf.xml");
        faults.Single(f => f.Key.EndsWith("gistfile1.xml", StringComparison.Ordinal)).Value.Should().Contain(f => f.Code == "payment.currencies", "yen, euros and dollars are added up there");
    }

    [Theory]
    [InlineData(SheetFormat.Csv, "GB18030")]
    [InlineData(SheetFormat.Csv, "GBK")]
    [InlineData(SheetFormat.Csv, "UTF-8")]
    [InlineData(SheetFormat.Xlsx, "UTF-8")]
    public void A_table_for_the_bank_reads_back_as_it_was_asked(SheetFormat format, string encoding)
    {
        var bytes = PaymentTable.Write(Batch(Payment(1, "100.05"), Payment(2, "0.01", "丙,\"公司\"")), format, encoding);
        var read = PaymentTable.Read(bytes, format, encoding);
        read.Faults.Should().BeEmpty();
        (read.MessageId, read.Total).Should().Be(("PL202600000001", Money.Parse("100.06")));
        read.Payments.Select(p => p.Account).Should().OnlyContain(a => a == "0010200300040005", "account numbers are text: no zero is lost");
    }

    [Fact]
    public void A_rare_name_survives_GB18030_and_is_refused_by_GBK_with_its_payment_and_character()
    {
        var batch = Batch(Payment(1, "1.00"), Payment(2, "1.00", "䶮𠮷公司"));
        var text = Encoding.GetEncoding("GB18030").GetString(PaymentTable.Write(batch, SheetFormat.Csv, "GB18030"));
        text.Should().Contain("䶮𠮷公司").And.NotContain("?");
        FluentActions.Invoking(() => PaymentTable.Write(batch, SheetFormat.Csv, "GBK"))
            .Should().Throw<Refused>().Where(r => r.Code == "payment.unwritable" && r.Facts!.Contains("ZF202600000002-1") && r.Facts.Contains("U+4DAE"));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+公司")]
    [InlineData("-公司")]
    [InlineData("@SUM(A1)")]
    public void No_name_becomes_a_formula(string name)
    {
        var csv = Encoding.GetEncoding("GB18030").GetString(PaymentTable.Write(Batch(Payment(1, "1.00", name)), SheetFormat.Csv, "GB18030"));
        csv.Should().Contain($",'{name},");
        var read = PaymentTable.Read(PaymentTable.Write(Batch(Payment(1, "1.00", name)), SheetFormat.Xlsx, "UTF-8"), SheetFormat.Xlsx, "UTF-8");
        read.Faults.Should().BeEmpty();
    }

    [Theory]
    [InlineData("合计,2,,,,3.00,", "合计,2,,,,3.01,", "payment.total")]
    [InlineData("合计,2,,,,3.00,", "合计,3,,,,3.00,", "payment.count")]
    [InlineData(",2.00,", ",2.0.0,", "payment.row")]
    [InlineData("序号,", "编号,", "payment.unreadable")]
    public void A_table_that_is_wrong_says_where(string right, string wrong, string code)
    {
        var text = Encoding.GetEncoding("GB18030").GetString(PaymentTable.Write(Batch(Payment(1, "1.00"), Payment(2, "2.00")), SheetFormat.Csv, "GB18030"));
        text.Should().Contain(right);
        PaymentTable.Read(Encoding.GetEncoding("GB18030").GetBytes(text.Replace(right, wrong, StringComparison.Ordinal)), SheetFormat.Csv, "GB18030").Faults.Should().Contain(f => f.Code == code);
    }

    static PaymentFile.Batch Batch(params PaymentFile.Payment[] payments) => new("PL202600000001", Court, payments, At, BookedAsOne: true);

    static PaymentFile.Payment Payment(int n, string amount, string name = "甲公司", string? cnaps = "105651000017", string? bank = "中国建设银行成都分行") =>
        new($"ZF20260000000{n}-1", Money.Parse(amount), name, "0010200300040005", bank, cnaps, $"（2026）川0104执101号 ZF20260000000{n}-1");
}
