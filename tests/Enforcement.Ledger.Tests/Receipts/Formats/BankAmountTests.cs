using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

public class BankAmountTests
{
    [Theory]
    [InlineData("5442.09000", "5442.09")]
    [InlineData("2545", "2545.00")]
    [InlineData("0.2", "0.20")]
    [InlineData("-2700", "-2700.00")]
    [InlineData("1,234,567.80", "1234567.80")]
    [InlineData("￥ 12,300.00", "12300.00")]
    [InlineData("１２３．４５", "123.45")]
    [InlineData("70.00-", "-70.00")]
    [InlineData("+5", "5.00")]
    [InlineData("100000000000000", "100000000000000.00")]
    public void What_banks_write_is_read_to_the_fen(string cell, string amount)
    {
        BankAmount.ReadCell(cell, out var read).Should().Be(AmountFault.None);
        read.ToString().Should().Be(amount);
    }

    [Theory]
    [InlineData("", AmountFault.Empty)]
    [InlineData("-", AmountFault.Empty)]
    [InlineData("--", AmountFault.Empty)]
    [InlineData("119.505", AmountFault.TooManyDecimals)]
    [InlineData("0.001", AmountFault.TooManyDecimals)]
    [InlineData("1,5", AmountFault.NotANumber)]
    [InlineData("12,34.00", AmountFault.NotANumber)]
    [InlineData("1.2.3", AmountFault.NotANumber)]
    [InlineData("7e4", AmountFault.NotANumber)]
    [InlineData("1-2", AmountFault.NotANumber)]
    [InlineData(".", AmountFault.NotANumber)]
    [InlineData("100000000000000.01", AmountFault.TooLarge)]
    [InlineData("99999999999999999999999", AmountFault.TooLarge)]
    public void What_is_not_an_exact_amount_is_not_rounded_or_guessed(string cell, AmountFault fault) =>
        BankAmount.ReadCell(cell, out _).Should().Be(fault);

    [Theory]
    [InlineData("20260801 15:24:03", "2026-08-01", "15:24:03")]
    [InlineData("2025/12/03  14:06:51", "2025-12-03", "14:06:51")]
    [InlineData("20260801152403", "2026-08-01", "15:24:03")]
    [InlineData("2024-03-07T23:47:17.828+02:00", "2024-03-07", "23:47:17")]
    [InlineData("2026-8-1", "2026-08-01", null)]
    [InlineData("2024-03-07+02:00", "2024-03-07", null)]
    public void Dates_keep_the_banks_own_day_and_clock(string text, string date, string? time)
    {
        BankDate.TryRead(text, out var day, out var clock).Should().BeTrue();
        day.Should().Be(LocalDate.FromDateTime(DateTime.Parse(date, null)));
        clock.Should().Be(time is null ? null : LocalTime.FromTimeOnly(TimeOnly.Parse(time, null)));
    }

    [Theory]
    [InlineData("20260230")]
    [InlineData("12/29")]
    [InlineData("合计")]
    [InlineData("2026-08-01 25:00:00")]
    [InlineData("2026-08-01 banana")]
    [InlineData("")]
    public void What_is_not_a_date_is_not_one(string text) => BankDate.TryRead(text, out _, out _).Should().BeFalse();
}
