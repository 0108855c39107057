using BenchmarkDotNet.Attributes;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using NodaTime;

namespace Enforcement.Ledger.Benchmarks.Pure;

/// <summary>The parts without a database, one thing each. Public and open because BenchmarkDotNet derives from it.</summary>
public class PureParts
{
    internal const int Lines = 5_000;

    const string Remark = "（２０２６）川０１０４执１２３４号　执行款　付：锦江建材有限公司";

    static readonly byte[] Camt = new BankFile(Demonstration.EscrowAccountNo, "P").Camt(Lines);
    static readonly byte[] Csv = new BankFile(Demonstration.EscrowAccountNo, "P").Csv(Lines);
    static readonly Money[] Claims = [.. Enumerable.Range(1, 20).Select(i => Money.FromMinor(i * 7_919_00L))];

    static readonly Leaf Evidence = new(Instant.FromUtc(2026, 2, 13, 2, 0), new Actor(7, "csh1"), "ImportStatement", "done", "file:0123456789abcdef",
        "2026-02-13-statement.xml: S000001 posted accepted 1000 duplicate 0");

    /// <summary>Bytes of the file that a parser's line stands for; null for what reads no file.</summary>
    internal static double? BytesOfALine(string part) => part switch
    {
        nameof(Camt_line) => Camt.Length / (double)Lines,
        nameof(Csv_line) => Csv.Length / (double)Lines,
        _ => null,
    };

    [Benchmark(Description = "text folding, a remark of 35 characters")]
    public string Text_folding() => TextFolding.Fold(Remark);

    [Benchmark(Description = "case number recognition, the same remark")]
    public int Case_number_recognition() => CaseNumberRecognition.Find(Remark).Count;

    [Benchmark(Description = "apportionment among 20 claims")]
    public IReadOnlyList<Money> Apportionment_among_20() => Apportionment.ProRata(Money.FromMinor(1_000_000_01), Claims);

    [Benchmark(Description = "leaf: canonical bytes and hash")]
    public byte[] Leaf_hash() => Leaf.Hash(Evidence.CanonicalBytes());

    [Benchmark(Description = "camt.053 parser, a line", OperationsPerInvoke = Lines)]
    public int Camt_line() => Parse(Camt);

    [Benchmark(Description = "CSV parser (CCB), a line", OperationsPerInvoke = Lines)]
    public int Csv_line() => Parse(Csv);

    static int Parse(byte[] file)
    {
        using var bytes = new MemoryStream(file);
        var events = StatementReader.Standard.Open(bytes).Read().ToList();
        var lines = events.Count(e => e is LineRead);
        return lines == Lines ? lines
            : throw new InvalidOperationException($"{lines} lines were read of {Lines}: {string.Join("; ", events.OfType<ProblemFound>().Take(3).Select(p => p.Problem.Message))}");
    }
}
