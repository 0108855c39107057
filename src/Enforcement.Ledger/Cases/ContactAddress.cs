namespace Enforcement.Ledger.Cases;

/// <summary>Where a party is told: a telephone number, or an id of WeChat.</summary>
public static class ContactAddress
{
    public const string Sms = "sms";

    public const string WeChat = "wechat";

    /// <returns>As the database keeps it; null when it is no address of the channel.</returns>
    public static string? Normalise(string channel, string? text)
    {
        var folded = TextFolding.Fold(text ?? "").Trim();
        return channel switch
        {
            Sms => Digits(folded.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)),
            WeChat => folded.Length is >= 5 and <= 64 && folded.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? folded : null,
            _ => null,
        };
    }

    /// <summary>In full for whom it concerns, else the last four characters.</summary>
    /// <source>domain reference §7, row 41</source>
    public static string? Shown(string? address, bool inFull) => inFull ? address : BankAccountNumber.Mask(address);

    static string? Digits(string text)
    {
        var number = text.StartsWith('+') ? text[1..] : text;
        return number.Length is >= 5 and <= 20 && number.All(char.IsAsciiDigit) ? text : null;
    }
}
