using System.Globalization;
using System.Text;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts.Banking;
using Enforcement.Ledger.Tests.Receipts.Formats;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Payouts;

/// <summary>What the bank's answer says of each instruction, at whichever level it speaks.</summary>
public sealed class BankAnswerFileTests
{
    /// <summary>A file of three payments, and one that went alone.</summary>
    static readonly SentInstruction[] Sent = [new(1, "ZF202600000001-1", "PL202600000001"), new(2, "ZF202600000002-1", "PL202600000001"), new(3, "ZF202600000003-1", "PL202600000001"), new(4, "ZF202600000004-1", "ZF202600000004-1")];

    [Theory]
    [InlineData("<GrpSts>ACTC</GrpSts>", "", "1:ACTC 2:ACTC 3:ACTC")]
    [InlineData("<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>AM10</Cd></Rsn></StsRsnInf>", "", "1:RJCT(AM10) 2:RJCT(AM10) 3:RJCT(AM10)")]
    // A rejected payment without any transaction rejects all of its transactions; with some, the others too.
    [InlineData("", "<PmtInfSts>RJCT</PmtInfSts>", "1:RJCT 2:RJCT 3:RJCT")]
    [InlineData("", "<PmtInfSts>RJCT</PmtInfSts>|2:RJCT:AC01", "1:RJCT 2:RJCT(AC01) 3:RJCT")]
    // PART lists what is rejected: the rest is accepted because it is not named.
    [InlineData("", "<PmtInfSts>PART</PmtInfSts>|2:RJCT:AC01", "1:ACCP? 2:RJCT(AC01) 3:ACCP?")]
    [InlineData("<GrpSts>PART</GrpSts>", "|2:RJCT", "1:ACCP? 2:RJCT 3:ACCP?")]
    [InlineData("<GrpSts>PART</GrpSts>", "<PmtInfSts>PART</PmtInfSts>|2:CANC", "1:ACCP? 2:CANC 3:ACCP?")]
    // It says nothing when it lists others too, or nothing, or something that is not ours.
    [InlineData("", "<PmtInfSts>PART</PmtInfSts>|1:ACSP|2:RJCT", "1:ACSP 2:RJCT")]
    [InlineData("", "<PmtInfSts>PART</PmtInfSts>", "")]
    [InlineData("", "<PmtInfSts>PART</PmtInfSts>|9:RJCT", "")]
    // What stands nearest counts.
    [InlineData("<GrpSts>ACTC</GrpSts>", "<PmtInfSts>ACSP</PmtInfSts>|3:PDNG", "1:ACSP 2:ACSP 3:PDNG")]
    [InlineData("<GrpSts>ACSC</GrpSts>", "|4:RJCT", "1:ACSC 2:ACSC 3:ACSC 4:RJCT")]
    public void The_nearest_level_counts(string group, string payment, string said)
    {
        var parts = payment.Split('|');
        var transactions = string.Concat(parts.Skip(1).Select(t => t.Split(':')).Select(t =>
            $"<TxInfAndSts><OrgnlInstrId>X</OrgnlInstrId><OrgnlEndToEndId>ZF20260000000{t[0]}-1</OrgnlEndToEndId><TxSts>{t[1]}</TxSts>{(t.Length > 2 ? $"<StsRsnInf><Rsn><Cd>{t[2]}</Cd></Rsn></StsRsnInf>" : "")}</TxInfAndSts>"));
        var file = Read(Text(group, payment.Length == 0 ? "" : $"<OrgnlPmtInfAndSts><OrgnlPmtInfId>PL202600000001</OrgnlPmtInfId>{parts[0]}{transactions}</OrgnlPmtInfAndSts>"));
        string.Join(' ', AnswersGiven.In(file, Sent).Given.OrderBy(g => g.About.Id).Select(g => $"{g.About.Id}:{g.Status}{(g.Inferred ? "?" : "")}{(g.Reasons.Count > 0 ? $"({g.Reasons[0].Code})" : "")}")).Should().Be(said);
    }

    [Fact]
    public void Unknown_ids_are_told_at_their_level()
    {
        var file = Read(Text("<GrpSts>RJCT</GrpSts>", "", "FREMD"));
        AnswersGiven.In(file, []).Unknown.Should().Equal(new UnknownAnswer("group", "FREMD", "RJCT"));
        file = Read(Text("", "<OrgnlPmtInfAndSts><OrgnlPmtInfId>X1</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts></OrgnlPmtInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>X2</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts></OrgnlPmtInfAndSts>"));
        AnswersGiven.In(file, []).Unknown.Should().Equal(new UnknownAnswer("payment", "X1", "RJCT"), new UnknownAnswer("transaction", "E1", "ACSC"));
    }

    [Fact]
    public void Reasons_are_translated_and_what_nobody_knows_stays_verbatim()
    {
        BankStatus.KnownReasons.Should().HaveCount(24);
        var file = Read(Text("<GrpSts>RJCT</GrpSts><StsRsnInf><Orgtr><Nm>Bank</Nm></Orgtr><Rsn><Prtry>银行自定-77</Prtry></Rsn><AddtlInf>1301813;Konto</AddtlInf><AddtlInf>ungültig</AddtlInf></StsRsnInf><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>", ""));
        file.Group.Reasons.Select(r => (r.Code, r.Text, r.Chinese, r.English)).Should().Equal(("银行自定-77", "1301813;Konto ungültig", "银行自定-77", "银行自定-77"), ("AC04", null, "账户已销户", "account closed"));
        BankStatus.Of("ACSX").Should().Be(ShownStatus.UNKNOWN_STATUS);
    }

    [Theory]
    [InlineData("")]
    [InlineData("pain.002")]
    [InlineData("<a/>")]
    [InlineData("<Document><CstmrPmtStsRpt>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Document><CstmrPmtStsRpt><GrpHdr><MsgId>&a;</MsgId></GrpHdr></CstmrPmtStsRpt></Document>")]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"><CstmrCdtTrfInitn/></Document>")]
    public void What_is_no_answer_is_refused_whole(string text) =>
        FluentActions.Invoking(() => Read(text)).Should().Throw<Refused>().Which.Code.Should().Be("answer.unreadable");

    /// <summary>What was measured of the collected answers: the statuses at each level, and the reasons.</summary>
    [CorpusFact]
    public void The_collected_answers_say_what_was_measured_of_them()
    {
        var said = StatementCorpus.Manifest().Where(row => row["format"] == "pain.002").ToDictionary(row => row["path"], row => (Notes: row["notes"], File: BankAnswerFile.Read(new MemoryStream(File.ReadAllBytes(Path.Combine(StatementCorpus.Folder, row["path"]))))));
        said.Should().HaveCountGreaterThan(7);
        foreach (var (path, (notes, file)) in said)
        {
            string List(IEnumerable<string?> words) => $"[{string.Join(", ", words.OfType<string>().Select(w => $"'{w}'"))}]";
            notes.Should().Contain($"GrpSts={file.Group.Status ?? "None"} PmtInfSts={List(file.Payments.Select(p => p.Payment.Status))} TxSts={List(file.Payments.SelectMany(p => p.Transactions).Select(t => t.Status))}", path);
            var reasons = file.Payments.SelectMany(p => p.Transactions.Prepend(p.Payment)).Prepend(file.Group).SelectMany(w => w.Reasons).Select(r => r.Code).Distinct().Order(StringComparer.Ordinal);
            notes.Should().Contain($"reasons={List(reasons)}", path);
            file.MessageId.Should().NotBeNullOrEmpty();
            file.Group.OriginalId.Should().NotBeNullOrEmpty();
        }
        // PART of the Swiss file: of two payments sent the one that is not named is accepted by inference.
        var part = said.Single(s => s.Value.Notes.StartsWith("PART", StringComparison.Ordinal)).Value.File;
        AnswersGiven.In(part, [new(1, "EndToEndId-001-03-04", "PmtInfId-001-03"), new(2, "EndToEndId-001-03-05", "PmtInfId-001-03")]).Given.Select(g => (g.About.Id, g.Status, g.Inferred))
            .Should().BeEquivalentTo([(1L, "RJCT", false), (2L, "ACCP", true)]);
    }

    internal static BankAnswerFile Read(string text) => BankAnswerFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    internal static string Text(string group, string payments, string original = "PL202600000001") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-08-03T10:00:00</CreDtTm></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>{original}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.03</OrgnlMsgNmId>{group}</OrgnlGrpInfAndSts>{payments}</CstmrPmtStsRpt></Document>
        """;
}

/// <summary>Damaged answers: the reader ends in time, in little memory, and either reads the file or refuses it. The long lane is <c>./ops/test fuzz</c>.</summary>
public sealed class BankAnswerFuzzTests
{
    const int LargestAllocation = 200_000_000;

    static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);
    static readonly int Mutations = Setting("FUZZ_MUTATIONS") ?? 2_000;
    static readonly int FirstSeed = Setting("FUZZ_SEED") ?? 20260803;

    [Fact]
    public void No_damage_to_an_answer_makes_the_reader_crash_hang_or_swell()
    {
        var samples = Samples().ToList();
        for (var i = 0; i < Mutations; i++)
        {
            var seed = $"pain.002, FUZZ_SEED={FirstSeed + i}";
            var random = new Random(FirstSeed + i);
            var bytes = StatementDamage.Of(samples[random.Next(samples.Count)], samples[random.Next(samples.Count)], random);
            Check(bytes, seed);
        }
    }

    static void Check(byte[] bytes, string seed)
    {
        // On a thread of its own: a reader that never ends is told with its seed too.
        var reading = Task.Run(() => Measure(bytes));
        reading.Wait(Hang).Should().BeTrue("{0} hangs", seed);
        reading.Result.Thrown.Should().BeNull(seed);
        reading.Result.Allocated.Should().BeLessThan(LargestAllocation, seed);
    }

    static (long Allocated, Exception? Thrown) Measure(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var file = BankAnswerFile.Read(new MemoryStream(bytes));
            AnswersGiven.In(file, [new(1, "ZF202600000001-1", "PL202600000001"), new(2, "ZF202600000002-1", "PL202600000001")]);
            return (GC.GetAllocatedBytesForCurrentThread() - before, null);
        }
        catch (Exception e)
        {
            return (GC.GetAllocatedBytesForCurrentThread() - before, e is Refused { Code: "answer.unreadable" } ? null : e);
        }
    }

    static IEnumerable<byte[]> Samples()
    {
        yield return Encoding.UTF8.GetBytes(BankAnswerFileTests.Text("<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>AM10</Cd></Rsn><AddtlInf>合计有误</AddtlInf></StsRsnInf>", ""));
        yield return Encoding.UTF8.GetBytes(BankAnswerFileTests.Text("", "<OrgnlPmtInfAndSts><OrgnlPmtInfId>PL202600000001</OrgnlPmtInfId><PmtInfSts>PART</PmtInfSts><TxInfAndSts><OrgnlEndToEndId>ZF202600000002-1</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Prtry>X</Prtry></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>"));
        if (!Directory.Exists(StatementCorpus.Folder))
            yield break;
        foreach (var row in StatementCorpus.Manifest().Where(row => row["format"] == "pain.002"))
            yield return File.ReadAllBytes(Path.Combine(StatementCorpus.Folder, row["path"]));
    }

    static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
