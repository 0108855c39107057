using Enforcement.Ledger.Cases;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Cases;

public class IdentifierTests
{
    [Theory]
    [InlineData("11010519491231002X", 1949, 12, 31)]
    [InlineData("11010519491231002x", 1949, 12, 31)]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ", 1949, 12, 31)]
    [InlineData("510104 19900101 0019", 1990, 1, 1)]
    [InlineData("510104198506151234", 1985, 6, 15)]
    public void A_resident_number_is_read_with_its_date_of_birth(string text, int year, int month, int day)
    {
        ResidentId.TryParse(text, out var id).Should().BeTrue();
        id.BornOn.Should().Be(new LocalDate(year, month, day));
        id.ToString().Should().HaveLength(18).And.Be(id.ToString().ToUpperInvariant());
    }

    [Theory]
    [InlineData(null, "resident-id.form")]
    [InlineData("1101051949123100", "resident-id.form")]
    [InlineData("1101051949123100AX", "resident-id.form")]
    [InlineData("11010519491231002Y", "resident-id.form")]
    [InlineData("110105491231002", "resident-id.fifteen-digits")]
    [InlineData("510104199002301234", "resident-id.birth-date")]
    [InlineData("510104199013011234", "resident-id.birth-date")]
    [InlineData("110105194912310021", "resident-id.check-digit")]
    [InlineData("110105194912310203", "resident-id.check-digit")]
    public void A_wrong_resident_number_says_what_is_wrong(string? text, string code)
    {
        ResidentId.TryParse(text, out _).Should().BeFalse();
        ResidentId.Check(text)!.Code.Should().Be(code);
    }

    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("91350100m000100y43")]
    [InlineData("12510000000000000E")]
    [InlineData("91510100MA0000000H")]
    [InlineData("11510000000000001L")]
    public void A_credit_code_is_read(string text)
    {
        SocialCreditCode.TryParse(text, out var code).Should().BeTrue();
        code.ToString().Should().Be(text.ToUpperInvariant());
    }

    [Theory]
    [InlineData("", "credit-code.length")]
    [InlineData("91350100M000100Y4", "credit-code.length")]
    [InlineData("9135O100M000100Y43", "credit-code.character")]
    [InlineData("91350100M000100Y四3", "credit-code.character")]
    [InlineData("91350100M000100Y四", "credit-code.length")]
    [InlineData("91350100M000100Y44", "credit-code.check-digit")]
    [InlineData("91350100M000010Y43", "credit-code.check-digit")]
    public void A_wrong_credit_code_says_what_is_wrong(string text, string code) =>
        SocialCreditCode.Check(text)!.Code.Should().Be(code);

    [Theory]
    [InlineData("6222020000000000018", true)]
    [InlineData("6222020000000000019", false)]
    [InlineData("0", true)]
    [InlineData("", false)]
    [InlineData("62220200000000000１8", false)]
    public void A_card_number_carries_its_check_digit(string digits, bool passes) =>
        Luhn.Passes(digits).Should().Be(passes);

    [Theory]
    [InlineData("6222 0200-0000 0000 018", "6222020000000000018")]
    [InlineData("０１２３４５６７８", "012345678")]
    [InlineData("10-545601040001234", "10545601040001234")]
    [InlineData("4402203009100112345678901234567890", "4402203009100112345678901234567890")]
    public void An_account_keeps_its_digits_and_nothing_else(string text, string digits)
    {
        BankAccountNumber.TryParse(text, out var account).Should().BeTrue();
        account.ToString().Should().Be(digits);
    }

    [Theory]
    [InlineData(null, "account.length")]
    [InlineData("12345", "account.length")]
    [InlineData("12345678901234567890123456789012345", "account.length")]
    [InlineData("62220A0000000000018", "account.form")]
    [InlineData("6.22202E+18", "account.rounded")]
    [InlineData("6222020000000000018.0", "account.rounded")]
    public void A_wrong_account_says_what_is_wrong(string? text, string code) =>
        BankAccountNumber.Check(text)!.Code.Should().Be(code);

    [Fact]
    public void Only_what_looks_like_a_card_is_asked_for_a_check_digit()
    {
        BankAccountNumber.TryParse("6222020000000000019", out var card).Should().BeTrue("the digits are an account number's");
        card.FailsCardCheck.Should().BeTrue();
        BankAccountNumber.TryParse("4402203009100112346", out var corporate).Should().BeTrue();
        corporate.FailsCardCheck.Should().BeFalse("corporate accounts have no common check");
    }
}
