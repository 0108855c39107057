using System.Diagnostics;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

/// <summary>Damaged copies of our own samples: whatever stands in a file, the reader ends, and in time.</summary>
public class StatementFuzzTests
{
    const int Mutations = 2_000;
    const int Seed = 20260803;

    [Fact]
    public void No_damage_to_a_file_makes_the_reader_crash_or_hang()
    {
        var random = new Random(Seed);
        var samples = StatementSample.All.Select(File.ReadAllBytes).Where(bytes => bytes.Length > 0).ToList();
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < Mutations; i++)
        {
            var bytes = Damage(samples[random.Next(samples.Count)], samples[random.Next(samples.Count)], random);
            var watch = Stopwatch.StartNew();
            var inspection = StatementInspection.Of("damaged", new MemoryStream(bytes));
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            inspection.ToJson().Should().NotBeNull();
            (inspection.Statements.Count + inspection.Problems.Count).Should().BePositive("mutation {0} must not vanish without a word", i);
        }
        slowest.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    static byte[] Damage(byte[] original, byte[] other, Random random)
    {
        var bytes = original.ToList();
        for (var times = random.Next(1, 6); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 200), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                case 4: bytes.InsertRange(at, other.Skip(random.Next(other.Length)).Take(length)); break;
                case 5: bytes.InsertRange(at, [.. "<\">,&]]><!--"u8]); break;
                default: (bytes[at], bytes[random.Next(bytes.Count)]) = ((byte)'-', (byte)'9'); break;
            }
        }
        return [.. bytes];
    }
}
