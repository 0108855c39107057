using Enforcement.Ledger.Kernel;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Kernel;

public sealed class InstructionIdTests
{
    [Theory]
    [InlineData("退汇（2026）川0104执1号 ZF202600000042-2 户名不符")]
    [InlineData("ZF202600000042-2")]
    public void An_id_is_found_wherever_the_bank_prints_it(string text) =>
        InstructionId.FindIn(text).Should().Be(InstructionId.Of(InstructionId.NoticeNo(2026, 42), 2));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ZF20260000004-2")]
    [InlineData("ZF２０２６00000042-2")]
    public void What_is_no_id_is_not_found(string? text) => InstructionId.FindIn(text).Should().BeNull();
}
