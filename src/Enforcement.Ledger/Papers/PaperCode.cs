using System.Security.Cryptography;

namespace Enforcement.Ledger.Papers;

/// <summary>The verification code of a paper: 100 random bits, nothing that could be counted up.</summary>
public static class PaperCode
{
    const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const int Length = 20;
    const int Group = 4;

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>In groups, as it is printed.</summary>
    public static string Printed(string code) => string.Join('-', code.Chunk(Group).Select(c => new string(c)));

    /// <summary>As it is kept, from whatever a person types: small letters, blanks and dashes.</summary>
    public static string Typed(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
