using Enforcement.Ledger.Kernel;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Kernel;

public sealed class ChineseAmountTests
{
    [Theory]
    [InlineData("0.00", "零元整")]
    [InlineData("0.05", "伍分")]
    [InlineData("0.50", "伍角整")]
    [InlineData("1.00", "壹元整")]
    [InlineData("10.00", "壹拾元整")]
    [InlineData("100.01", "壹佰元零壹分")]
    [InlineData("10001.10", "壹万零壹元壹角整")]
    [InlineData("100000000.00", "壹亿元整")]
    [InlineData("1234567.89", "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分")]
    [InlineData("10010001.00", "壹仟零壹万零壹元整")]
    [InlineData("200000305.00", "贰亿零叁佰零伍元整")]
    [InlineData("1000010000.07", "壹拾亿零壹万元零柒分")]
    [InlineData("1000000000000.00", "壹万亿元整")]
    public void An_amount_is_said_as_bills_say_it(string amount, string words) => ChineseAmount.Of(Money.Parse(amount)).Should().Be(words);

    [Theory]
    [InlineData("1409.50", "壹仟肆佰零玖元伍角整")]
    [InlineData("6007.14", "陆仟零柒元壹角肆分")]
    [InlineData("1680.32", "壹仟陆佰捌拾元叁角贰分")]
    [InlineData("107000.53", "壹拾万零柒仟元伍角叁分")]
    [InlineData("16409.02", "壹万陆仟肆佰零玖元零贰分")]
    [InlineData("325.04", "叁佰贰拾伍元零肆分")]
    public void The_examples_of_the_rules_for_bills_come_out_as_printed_there(string amount, string words) => ChineseAmount.Of(Money.Parse(amount)).Should().Be(words);

    [Fact]
    public void The_largest_amount_has_words_and_a_negative_one_has_none()
    {
        ChineseAmount.Of(Money.FromMinor(long.MaxValue)).Should().Be("玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分");
        var say = () => ChineseAmount.Of(Money.FromMinor(-1));
        say.Should().Throw<ArgumentOutOfRangeException>();
    }
}
