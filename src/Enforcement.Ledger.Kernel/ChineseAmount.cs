using System.Text;

namespace Enforcement.Ledger.Kernel;

/// <summary>Amounts in the words of Chinese bills (中文大写金额), such as 壹万零壹元壹角整.</summary>
/// <source>house rule, in the way of 支付结算办法 annex 1 (how amounts are filled in), which was not checked word by word: decision 0007</source>
public static class ChineseAmount
{
    const string Digits = "零壹贰叁肆伍陆柒捌玖";
    const string Places = "仟佰拾";
    const ulong TenThousand = 10_000;
    const ulong HundredMillion = 100_000_000;

    /// <param name="amount">Zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative; no bill is.</exception>
    public static string Of(Money amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Minor, nameof(amount));
        var (yuan, fen) = Math.DivRem((ulong)amount.Minor, (ulong)Money.MinorPerMajor);
        var (jiao, rest) = Math.DivRem(fen, 10UL);
        var words = new StringBuilder();
        if (yuan > 0 || fen == 0)
            words.Append(yuan == 0 ? "零" : Whole(yuan)).Append('元');
        if (fen == 0)
            return words.Append('整').ToString();
        if (jiao > 0)
            words.Append(Digits[(int)jiao]).Append('角');
        // Between the yuan and a fen without a jiao stands one zero.
        else if (yuan > 0)
            words.Append('零');
        return (rest > 0 ? words.Append(Digits[(int)rest]).Append('分') : words.Append('整')).ToString();
    }

    // Zeros between digits are said once, whether one or many; zeros at the end are not said.
    static string Whole(ulong number) => number switch
    {
        >= HundredMillion => Joined(number, HundredMillion, '亿'),
        >= TenThousand => Joined(number, TenThousand, '万'),
        _ => Four((int)number),
    };

    static string Joined(ulong number, ulong unit, char word)
    {
        var (high, low) = Math.DivRem(number, unit);
        return Whole(high) + word + (low == 0 ? "" : (low < unit / 10 || high % 10 == 0 ? "零" : "") + Whole(low));
    }

    static string Four(int number)
    {
        var words = new StringBuilder();
        var zero = false;
        for (var (place, unit) = (0, 1000); unit > 0; place++, unit /= 10)
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                zero = words.Length > 0;
                continue;
            }
            if (zero)
                words.Append('零');
            zero = false;
            words.Append(Digits[digit]);
            if (place < Places.Length)
                words.Append(Places[place]);
        }
        return words.ToString();
    }
}
