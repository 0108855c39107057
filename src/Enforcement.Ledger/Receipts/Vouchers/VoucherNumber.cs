using System.Globalization;

namespace Enforcement.Ledger.Receipts.Vouchers;

/// <summary>How the numbers of a series are written: two letters of the type and eight digits, more when eight are used up.</summary>
public static class VoucherNumber
{
    /// <summary>A voucher of cash (现金凭证), such as <c>XJ00000001</c>; who banks the cash writes it on the deposit slip.</summary>
    public static string Cash(long number) => string.Create(CultureInfo.InvariantCulture, $"XJ{number:D8}");

    /// <summary>A receipt (收据), such as <c>SJ00000001</c>.</summary>
    public static string Receipt(long number) => string.Create(CultureInfo.InvariantCulture, $"SJ{number:D8}");
}
