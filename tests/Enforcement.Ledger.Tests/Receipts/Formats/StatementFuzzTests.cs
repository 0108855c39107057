using System.Globalization;
using System.Text;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

/// <summary>Damaged copies of our own samples and, where they are, of the collected ones: whatever stands in a file, the reader ends
/// in time, in little memory, and says something. A format is covered as soon as <see cref="StatementReader.Standard"/> reads a sample of it.
/// <para>2,000 mutations a format. The long lane, before a release: <c>./ops/test fuzz</c>, 100,000 a format; it
/// takes about half an hour. A failure names its seed; <c>FUZZ_SEED=n FUZZ_MUTATIONS=1</c> plays that one again.</para></summary>
public class StatementFuzzTests
{
    const int LargestAllocation = 200_000_000;

    static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    static readonly int Mutations = Setting("FUZZ_MUTATIONS") ?? 2_000;
    static readonly int FirstSeed = Setting("FUZZ_SEED") ?? 20260803;

    static readonly Lazy<Dictionary<string, List<byte[]>>> Samples = new(() => Collect(StatementSample.All.Concat(StatementCorpus.All).Select(File.ReadAllBytes).Concat(Tables())));

    // The layouts of banks are data of one reader; what differs for it is the container.
    static readonly string[] Containers = ["csv", "html", "xls", "xlsx"];

    /// <summary>Every format of which there is a sample.</summary>
    public static TheoryData<string> Formats => [.. Samples.Value.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_damage_to_a_file_makes_the_reader_crash_hang_swell_or_fall_silent(string format)
    {
        var samples = Samples.Value[format];
        var others = Samples.Value.Values.SelectMany(s => s).ToList();
        for (var i = 0; i < Mutations; i++)
        {
            var random = new Random(FirstSeed + i);
            var bytes = StatementDamage.Of(samples[random.Next(samples.Count)], others[random.Next(others.Count)], random);
            Check(bytes, $"{format}, FUZZ_SEED={FirstSeed + i}");
        }
    }

    [Fact]
    public void Every_format_of_the_house_has_a_sample() =>
        StatementReader.Standard.Formats.SelectMany(f => f is TableFormat ? ["csv", "html", "xlsx"] : new[] { f.Name }).Should().BeSubsetOf(Samples.Value.Keys);

    static void Check(byte[] bytes, string seed)
    {
        // On a thread of its own: a reader that never ends is told with its seed too.
        var reading = Task.Run(() => Measure(bytes));
        reading.Wait(Hang).Should().BeTrue("{0} hangs", seed);
        var (allocated, told, thrown) = reading.Result;
        thrown.Should().BeNull(seed);
        told.Should().BePositive("{0}: an entry or a problem, never silence", seed);
        allocated.Should().BeLessThan(LargestAllocation, seed);
    }

    static (long Allocated, int Told, Exception? Thrown) Measure(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var told = 0;
        Exception? thrown = null;
        try
        {
            told = StatementReader.Standard.Open(new MemoryStream(bytes)).Read().Count(e => e is LineRead or ProblemFound);
        }
        catch (Exception e)
        {
            thrown = e;
        }
        return (GC.GetAllocatedBytesForCurrentThread() - before, told, thrown);
    }

    static IEnumerable<byte[]> Tables()
    {
        foreach (var text in (string[])[CorporateSample.IcbcA, CorporateSample.IcbcDaily, CorporateSample.CcbB, CorporateSample.AbcLong, CorporateSample.Boc, CorporateSample.Cmb, CorporateSample.Generic])
        {
            yield return CorporateSample.Gb18030(text);
            yield return CorporateSample.Utf16Tabs(text);
            yield return CorporateSample.Html(text, Encoding.UTF8);
            yield return CorporateSample.Xlsx(text);
        }
    }

    static Dictionary<string, List<byte[]>> Collect(IEnumerable<byte[]> files)
    {
        var samples = new Dictionary<string, List<byte[]>>();
        foreach (var bytes in files.Where(b => b.Length is > 0 and < 200_000))
        {
            var file = StatementReader.Standard.Open(new MemoryStream(bytes));
            foreach (var _ in file.Read()) { }
            var format = file.Format ?? "unknown";
            var family = Containers.Contains(format.Split('.')[0]) ? format.Split('.')[0] : format;
            if (!samples.TryGetValue(family, out var known))
                samples[family] = known = [];
            known.Add(bytes);
        }
        return samples;
    }

    static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>The ways in which a file is damaged.</summary>
static class StatementDamage
{
    static readonly byte[][] Poison =
    [
        .. ((string[])
        [
            "<\">,&]]><!--", "&lol;&#x0;&#1114112;&amp;amp;", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "<![CDATA[", "99999999999999999999999999999999", "-0", "1e308", "0,", "NaN",
            "\r\n:61:2608030803C1,00NTRFNONREF\r\n:86:?20?20", "\r\n:62F:C260803EUR1,\r\n:60F:D260803EUR1,\r\n", "\r\n-\r\n", "-}{5:}", "\r\n16,195,1,D,99999,1\r\n88,", "\r\n03,,,,,,/", "/ 49,0,0/ ", "@@:20:",
            "<STMTTRN><TRNAMT>1", "</STMTRS><STMTRS>", "\r\n2100010000", "\"", "\t", "\0", "\uFEFF", "䶮", "，",
        ]).Select(Encoding.UTF8.GetBytes),
        [0x80, 0xFF, 0xFE], [0xC3], [0xED, 0xA0, 0x80], [0x81, 0x30, 0x81], [0xA0, 0xA1],
    ];

    public static byte[] Of(byte[] original, byte[] other, Random random)
    {
        var bytes = original.ToList();
        for (var times = random.Next(1, 6); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 200), bytes.Count - at);
            switch (random.Next(10))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 5: bytes.InsertRange(at, other.Skip(random.Next(other.Length)).Take(length)); break;
                case 6: bytes.InsertRange(at, Poison[random.Next(Poison.Length)]); break;
                case 7: bytes.InsertRange(at, Number(random)); break;
                case 8: bytes.InsertRange(at, Nest(bytes, at, random)); break;
                default: Replace(bytes, at, random); break;
            }
        }
        return [.. bytes];
    }

    static byte[] Number(Random random) => Encoding.ASCII.GetBytes(new string((char)('0' + random.Next(10)), random.Next(1, 40)));

    // One piece many times over: deep nesting in XML, a very long line in a text.
    static IEnumerable<byte> Nest(List<byte> bytes, int at, Random random)
    {
        var start = bytes.IndexOf((byte)'<', at);
        var end = start < 0 ? -1 : bytes.IndexOf((byte)'>', start);
        var piece = end < 0 || end - start > 60 ? bytes.GetRange(at, Math.Min(8, bytes.Count - at)) : bytes.GetRange(start, end - start + 1);
        var times = random.Next(20) == 0 ? 5_000 : random.Next(2, 60);
        return Enumerable.Repeat(piece, times).SelectMany(p => p);
    }

    // A digit becomes another digit, a letter another letter: the file stays well-formed and says something else.
    static void Replace(List<byte> bytes, int at, Random random)
    {
        for (; at < bytes.Count; at++)
        {
            if (!char.IsAsciiLetterOrDigit((char)bytes[at]))
                continue;
            bytes[at] = char.IsAsciiDigit((char)bytes[at]) ? (byte)('0' + random.Next(10)) : (byte)('A' + random.Next(26));
            return;
        }
    }
}
