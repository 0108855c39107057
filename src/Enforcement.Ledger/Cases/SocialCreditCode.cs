using System.Diagnostics.CodeAnalysis;

namespace Enforcement.Ledger.Cases;

/// <summary>The unified social credit code of an organisation (统一社会信用代码), checked.</summary>
/// <source>GB 32100; domain reference 6.1</source>
public readonly record struct SocialCreditCode
{
    const int Length = 18;
    const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    readonly string? text;

    SocialCreditCode(string text) => this.text = text;

    /// <summary>Eighteen characters, upper case.</summary>
    public override string ToString() => text ?? "";

    /// <summary>Reads a code in any width; blanks in it and lower case are forgiven.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SocialCreditCode code) => Read(text, out code) is null;

    /// <summary>Why the text is no such code; null when it is one.</summary>
    public static IdentifierFault? Check(string? text) => Read(text, out _);

    static IdentifierFault? Read(string? text, out SocialCreditCode code)
    {
        code = default;
        var folded = TextFolding.Fold(text ?? "").ToUpperInvariant();
        if (folded.Length != Length)
            return new("credit-code.length", "A social credit code has 18 characters; copy it from the licence again.", "统一社会信用代码应为 18 位，请对照执照重新录入。");
        var sum = 0;
        for (var i = 0; i < Length; i++)
        {
            var value = Alphabet.IndexOf(folded[i]);
            if (value < 0)
            {
                return new("credit-code.character", "A social credit code holds digits and capital letters, never I, O, S, V or Z; look for 1, 0, 5 or 2 read as a letter.",
                    "统一社会信用代码只含数字和大写字母，且不含 I、O、S、V、Z，请检查是否将 1、0、5、2 误录为字母。");
            }

            if (i < Weights.Length)
                sum += Weights[i] * value;
        }

        // The outer mod turns 31, the complement of nothing, into 0.
        if (Alphabet[(31 - (sum % 31)) % 31] != folded[^1])
            return new("credit-code.check-digit", "The last character does not fit the others: one is wrong; copy the code from the licence again.", "校验码不符，代码有误，请对照执照重新录入。");
        code = new SocialCreditCode(folded);
        return null;
    }
}
