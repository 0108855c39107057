using System.Globalization;
using System.Text.RegularExpressions;

namespace Enforcement.Ledger.Kernel;

/// <summary>The id that an instruction to the bank carries to the payee and back: the notice's number and the round. It is printed in
/// the end-to-end field and in the remark, for some channels carry only one of them, and it is never used again.</summary>
/// <source>domain reference §6.5</source>
public static partial class InstructionId
{
    /// <summary>The number of a notice (支付案款通知), such as <c>ZF202600000001</c>.</summary>
    public static string NoticeNo(int year, long number) => string.Create(CultureInfo.InvariantCulture, $"ZF{year}{number:D8}");

    /// <summary>The number of a return of unknown funds to their payer (退款), such as <c>TK202600000001</c>.</summary>
    public static string RefundNo(int year, long number) => string.Create(CultureInfo.InvariantCulture, $"TK{year}{number:D8}");

    /// <summary>The number of a file of several instructions (批量), such as <c>PL202600000001</c>.</summary>
    public static string FileNo(int year, long number) => string.Create(CultureInfo.InvariantCulture, $"PL{year}{number:D8}");

    /// <summary>The number of a payment of fees to the treasury (缴库), such as <c>GK202600000001</c>.</summary>
    public static string TreasuryNo(int year, long number) => string.Create(CultureInfo.InvariantCulture, $"GK{year}{number:D8}");

    /// <summary>The number of a payment of the cost of a sale to who bore it (变价费用), such as <c>FY202600000001</c>.</summary>
    public static string CostNo(int year, long number) => string.Create(CultureInfo.InvariantCulture, $"FY{year}{number:D8}");

    public static string Of(string noticeNo, int round) => string.Create(CultureInfo.InvariantCulture, $"{noticeNo}-{round}");

    /// <summary>The first id in a text; null when there is none.</summary>
    public static string? FindIn(string? text) => text is not null && Pattern().Match(text) is { Success: true } match ? match.Value : null;

    /// <summary>The first number of a file in a text; null when there is none.</summary>
    public static string? FindFileIn(string? text) => text is not null && FilePattern().Match(text) is { Success: true } match ? match.Value : null;

    // [0-9], not \d: \d also takes the digits of other scripts.
    [GeneratedRegex("(?:ZF|TK|GK|FY)[0-9]{12}-[0-9]{1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex("PL[0-9]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex FilePattern();
}
