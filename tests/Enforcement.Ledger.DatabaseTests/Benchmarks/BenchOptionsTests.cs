using Enforcement.Ledger.Benchmarks;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.DatabaseTests.Benchmarks;

public sealed class BenchOptionsTests
{
    [Fact]
    public void Nothing_named_is_every_ratio_and_growth() =>
        BenchOptions.Parse([], out _)!.Parts.Should().Equal("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "growth");

    [Fact]
    public void Parts_and_options_come_in_any_order()
    {
        var options = BenchOptions.Parse(["--quick", "r4", "R1", "--json", "r4"], out _)!;
        options.Parts.Should().Equal("R4", "R1");
        (options.Quick, options.Json).Should().Be((true, true));
    }

    [Theory]
    [InlineData("--fast")]
    [InlineData("R9")]
    [InlineData("-h")]
    public void What_cannot_be_measured_is_refused_with_a_sentence(string arg)
    {
        BenchOptions.Parse([arg], out var sentence).Should().BeNull();
        sentence.Should().Contain(arg).And.Contain("./ops/bench [R1 … R8]");
    }
}
