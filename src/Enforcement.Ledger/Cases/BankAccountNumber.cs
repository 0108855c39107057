using System.Diagnostics.CodeAnalysis;

namespace Enforcement.Ledger.Cases;

/// <summary>The number of a bank account: text, never a number, for leading zeros count and spreadsheets round after 15 digits.</summary>
/// <source>Domain reference 6.1</source>
public readonly record struct BankAccountNumber
{
    /// <summary>The longest number stored.</summary>
    public const int MaxDigits = 34;

    /// <summary>No bank of the reference has a shorter one; internal accounts on statements have nine.</summary>
    public const int MinDigits = 6;

    readonly string? text;

    BankAccountNumber(string text) => this.text = text;

    /// <summary>True for the lengths and the first digits of a UnionPay card. Some corporate accounts look the same.</summary>
    public bool LooksLikeCard => text is { Length: >= 16 and <= 19 } && text.StartsWith("62", StringComparison.Ordinal);

    /// <summary>True when it looks like a card whose check digit is wrong: have it looked at before money goes there.</summary>
    public bool FailsCardCheck => LooksLikeCard && !Luhn.Passes(text);

    /// <summary>The digits alone.</summary>
    public override string ToString() => text ?? "";

    /// <summary>Reads a number in any width; blanks and dashes between the digits are left out.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out BankAccountNumber account) => Read(text, out account) is null;

    /// <summary>An account as readers see it: the last four characters, the others hidden.</summary>
    /// <source>domain reference §4, hard segregation 6; R31</source>
    public static string? Mask(string? account) => account is { Length: > 4 } ? string.Concat("****", account.AsSpan(account.Length - 4)) : account;

    /// <summary>Why the text is no account number; null when it is one. A card's check digit is not part of it.</summary>
    public static IdentifierFault? Check(string? text) => Read(text, out _);

    static IdentifierFault? Read(string? text, out BankAccountNumber account)
    {
        account = default;
        var folded = TextFolding.Fold(text ?? "");
        var digits = string.Concat(folded.Where(c => c is not ('-' or '–' or '—' or '‐' or '‑')));
        if (digits.AsSpan().IndexOfAny(".Ee") >= 0)
        {
            return new("account.rounded", "A spreadsheet has turned the account into a rounded number; format the column as text and type the account again.",
                "账号已被表格软件转为数值并丢失精度，请将该列设为文本格式后重新录入。");
        }

        if (!digits.AsSpan().ContainsOnlyDigits())
            return new("account.form", "An account number holds digits only, apart from blanks and dashes; type it again.", "账号只能含数字（空格和短横线除外），请重新录入。");
        if (digits.Length is < MinDigits or > MaxDigits)
            return new("account.length", $"An account number has {MinDigits} to {MaxDigits} digits, this one {digits.Length}; type it again.", $"账号应为 {MinDigits} 至 {MaxDigits} 位，当前为 {digits.Length} 位，请重新录入。");
        account = new BankAccountNumber(digits);
        return null;
    }
}
