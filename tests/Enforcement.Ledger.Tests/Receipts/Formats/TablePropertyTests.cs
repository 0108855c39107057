using System.Globalization;
using System.Text;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

public class TablePropertyTests
{
    // Plane 0 with the rare 䶮, extension A, B and beyond: names of real parties.
    static readonly string[] Characters = ["䶮", "㐂", "𠀀", "𪚥", "𫖯", "𬱖", "王", "（", "·", "é", "€", "〇", "龘", "a", "1"];

    static Gen<string> Name => Gen.Choose(1, 8).SelectMany(length => Gen.Elements(Characters).ArrayOf(length)).Select(string.Concat);

    static string Table(string name, string amount, string balance, string date) =>
        $"账号：,77000000000000001\n交易日期,支出金额,收入金额,余额,对方户名,对方账号,摘要\n{date},,\"{amount}\",\"{balance}\",{name},6222000000000000018,转账\n";

    [Fact]
    public void Every_name_survives_every_encoding() =>
        Prop.ForAll(Name.ToArbitrary(), name =>
        {
            Encoding[] encodings = [new UTF8Encoding(false), new UTF8Encoding(true), CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!, Encoding.Unicode, Encoding.BigEndianUnicode];
            foreach (var encoding in encodings)
            {
                byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Table(name, "1.00", "1.00", "2026-08-01"))];
                StatementSample.Read(bytes).Lines().Single().CounterpartyName.Should().Be(name, encoding.WebName);
            }
            StatementSample.Read(CorporateSample.Xlsx(Table(name, "1.00", "1.00", "2026-08-01"))).Lines().Single().CounterpartyName.Should().Be(name);
            StatementSample.Read(CorporateSample.Html(Table(name, "1.00", "1.00", "2026-08-01"), CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!)).Lines().Single().CounterpartyName.Should().Be(name);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_amount_is_read_to_the_fen_however_a_bank_writes_it() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).Select(minor => minor * 37L).ToArbitrary(), minor =>
        {
            var exact = minor / 100m;
            string[] written =
            [
                exact.ToString("0.00", CultureInfo.InvariantCulture), exact.ToString("N2", CultureInfo.InvariantCulture), "￥" + exact.ToString("N2", CultureInfo.InvariantCulture),
                exact.ToString("0.0000", CultureInfo.InvariantCulture), " " + exact.ToString("0.00", CultureInfo.InvariantCulture) + "\u3000",
            ];
            foreach (var text in written)
                BankAmount.ReadCell(text, out var amount).Should().Be(AmountFault.None, text);
            foreach (var text in written)
            {
                BankAmount.ReadCell(text, out var amount);
                amount.Should().Be(Money.FromMinor(minor), text);
            }
            // As a spreadsheet keeps it: a binary number.
            var sheet = CorporateSample.Xlsx(Table("王", "x", "y", "2026-08-01"), (row, column, at) =>
                row == 3 && column is 3 or 4 && row == 3 ? $"<c r=\"{at}\"><v>{((double)exact).ToString("R", CultureInfo.InvariantCulture)}</v></c>" : null);
            StatementSample.Read(sheet).Lines().Single().Amount.Should().Be(Money.FromMinor(minor));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_day_is_read_however_a_bank_writes_it() =>
        Prop.ForAll(Gen.Choose(0, 36_000).Select(days => new LocalDate(2000, 1, 2).PlusDays(days)).ToArbitrary(), day =>
        {
            var number = Period.DaysBetween(new LocalDate(1899, 12, 30), day).ToString(CultureInfo.InvariantCulture);
            foreach (var text in (string[])[$"{day:uuuuMMdd}", $"{day:uuuu-MM-dd}", $"{day:uuuu/M/d}", $"{day:uuuu}年{day.Month}月{day.Day}日", $"{day:uuuuMMdd} 15:24:03", $"{day:uuuu/MM/dd}  14:06:51", number, number + ".5"])
            {
                BankDate.TryRead(text, out var read, out _).Should().BeTrue(text);
                read.Should().Be(day, text);
            }
            BankDate.TryRead($"{day:dd/MM/uuuu}", out var dayFirst, out _, DateOrder.DayFirst).Should().BeTrue();
            BankDate.TryRead($"{day:MM-dd-uuuu}", out var monthFirst, out _, DateOrder.MonthFirst).Should().BeTrue();
            (dayFirst, monthFirst).Should().Be((day, day));
            BankDate.TryRead($"{day:MM/dd}", out _, out _).Should().BeFalse("a year is not guessed");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_neither_UTF_8_nor_GB18030_is_rejected()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("账号：,1\n"), 0xFF, 0xFF, 0x0A];
        StatementSample.Read(bytes).Told().Should().ContainSingle().Which.Should().StartWith("file.encoding");
    }
}
