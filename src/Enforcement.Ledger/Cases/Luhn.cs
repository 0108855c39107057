namespace Enforcement.Ledger.Cases;

/// <summary>The check digit of bank cards. Corporate accounts have no common one.</summary>
/// <source>Domain reference 6.1</source>
public static class Luhn
{
    /// <summary>True when every character is a digit, there is one at least, and the last one fits the others.</summary>
    public static bool Passes(ReadOnlySpan<char> digits)
    {
        if (digits.IsEmpty || !digits.ContainsOnlyDigits())
            return false;
        // Long texts would overflow a sum of nines; only its last digit counts.
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1)
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum = (sum + digit) % 10;
        }

        return sum == 0;
    }

    internal static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
