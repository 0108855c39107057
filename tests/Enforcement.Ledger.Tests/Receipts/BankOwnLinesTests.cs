using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts;

public sealed class BankOwnLinesTests
{
    [Theory]
    [InlineData("手续费", null, null, "1.00", true)]
    [InlineData("账户管理费", "", "中国建设银行成都分行", "500.00", true)]
    [InlineData("手续费", null, null, "500.01", false)]
    [InlineData("手续费", "6217000000000000001", null, "1.00", false)]
    [InlineData("手续费", null, "张三", "1.00", false)]
    [InlineData("转账", null, null, "1.00", false)]
    public void A_charge_is_small_and_goes_to_nobody(string summary, string? account, string? name, string amount, bool charge) =>
        BankOwnLines.IsCharge(summary, account, name, Money.Parse(amount)).Should().Be(charge);

    [Theory]
    [InlineData("中国工商银行司法扣划过渡户", true)]
    [InlineData("中国农业银行成都锦城支行", true)]
    [InlineData("中国银行股份有限公司", true)]
    [InlineData("网络扣划待划转款项", true)]
    [InlineData("成都过渡材料有限公司", false)]
    [InlineData("乙公司", false)]
    [InlineData("银行家咖啡店", false)]
    [InlineData(null, false)]
    public void An_account_of_the_banks_own_is_told_by_its_name_and_no_company_is_one(string? holder, bool bank) =>
        BankOwnLines.IsBankInternal(holder).Should().Be(bank);

    [Theory]
    [InlineData("结息", null, null, true)]
    [InlineData("结息", null, "应付单位活期存款利息", true)]
    [InlineData("结息", null, "乙公司", false)]
    [InlineData("结息", "6217000000000000001", null, false)]
    public void Interest_comes_from_nobody_but_the_bank(string summary, string? account, string? name, bool interest) =>
        BankOwnLines.IsInterest(summary, account, name).Should().Be(interest);
}
