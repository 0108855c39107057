using System.Text;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Receipts.Formats;
using FluentAssertions;
using Xunit;

namespace Enforcement.Ledger.Tests.Receipts.Formats;

/// <summary>Random days of an account, written as a bank would: in either direction, rows of one second in any order.</summary>
public class RunningBalanceTests
{
    const int Days = 300;

    sealed record Row(int Second, Money Signed, Money After);

    [Fact]
    public void A_true_account_holds_in_either_direction_and_any_order_within_a_second()
    {
        var random = new Random(7);
        for (var day = 0; day < Days; day++)
        {
            var rows = Shuffled(Account(random), random, newestFirst: day % 2 == 0);
            var footer = StatementSample.ReadText(File(rows)).Footer();

            footer.Equation.Should().Be(Equation.Holds, "day {0}:\n{1}", day, File(rows));
            (footer.Header.Closing - footer.Header.Opening).Should().Be(Money.Sum(rows.Select(row => row.Signed)), "day {0}", day);
        }
    }

    [Fact]
    public void One_edited_balance_is_found()
    {
        var random = new Random(8);
        for (var day = 0; day < Days; day++)
        {
            var rows = Shuffled(Account(random), random, newestFirst: day % 2 == 0);
            var at = random.Next(rows.Count);
            rows[at] = rows[at] with { After = rows[at].After + Money.FromMinor(1) };

            Found(rows).Should().BeTrue("day {0}, row {1}:\n{2}", day, at, File(rows));
        }
    }

    /// <summary>Payments of one second that cancel each other out may begin at any of their balances, so a gap before them can stay
    /// hidden in the file. Then the file ends at another balance, and the chain to the next statement breaks.</summary>
    [Fact]
    public void A_row_taken_out_is_found_here_or_by_the_chain_to_the_next_statement()
    {
        var random = new Random(9);
        for (var day = 0; day < Days; day++)
        {
            var account = Account(random);
            var (opening, closing) = (account[0].After - account[0].Signed, account[^1].After);
            account.RemoveAt(random.Next(account.Count));
            var rows = Shuffled(account, random, newestFirst: day % 2 == 0);
            var header = StatementSample.ReadText(File(rows)).Footer().Header;

            (Found(rows) || header.Opening != opening || header.Closing != closing).Should().BeTrue("day {0}:\n{1}", day, File(rows));
        }
    }

    static bool Found(List<Row> rows)
    {
        var events = StatementSample.ReadText(File(rows));
        return events.Footer().Equation == Equation.Fails && events.Problems().Any(problem => problem.Code is "statement.edited" or "statement.columns-swapped");
    }

    static List<Row> Account(Random random)
    {
        var rows = new List<Row>();
        var (second, balance) = (1, Money.FromMinor(random.Next(0, 3) * 10_000));
        for (var count = random.Next(3, 25); count > 0; count--)
        {
            second += random.Next(0, 3) == 0 ? 0 : random.Next(1, 5);
            // Few different amounts, so that payments return to balances that were there before.
            var signed = Money.FromMinor(random.Next(1, 4) * 10_000 * (random.Next(2) == 0 ? 1 : -1));
            balance += signed;
            rows.Add(new Row(second, signed, balance));
        }
        return rows;
    }

    static List<Row> Shuffled(List<Row> account, Random random, bool newestFirst)
    {
        var seconds = account.GroupBy(row => row.Second).OrderBy(group => newestFirst ? -group.Key : group.Key);
        return [.. seconds.SelectMany(group => group.OrderBy(_ => random.Next()))];
    }

    static string File(List<Row> rows)
    {
        var text = new StringBuilder("账号:1\n交易时间,借方发生额/元(支取),贷方发生额/元(收入),余额,币种,对方户名,对方账号,记账日期,摘要\n");
        foreach (var row in rows)
            text.Append(null, $"20260803 10:{row.Second / 60:00}:{row.Second % 60:00},{(row.Signed.IsNegative ? -row.Signed : Money.Zero)},")
                .Append(null, $"{(row.Signed.IsPositive ? row.Signed : Money.Zero)},{row.After},人民币元,张三,2,20260803,转账\n");
        return text.ToString();
    }
}
