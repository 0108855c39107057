using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Cases;

/// <summary>The number of a resident identity card (公民身份号码), checked.</summary>
/// <source>GB 11643; domain reference 6.1</source>
public readonly record struct ResidentId
{
    const int Length = 18;
    const string CheckDigits = "10X98765432";
    static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    static readonly LocalDatePattern BirthPattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    readonly string? text;

    ResidentId(string text, LocalDate bornOn)
    {
        this.text = text;
        BornOn = bornOn;
    }

    /// <summary>The date of birth that the number holds.</summary>
    public LocalDate BornOn { get; }

    /// <summary>Eighteen characters, the last an upper-case X where it is one.</summary>
    public override string ToString() => text ?? "";

    /// <summary>Reads a number in any width; blanks in it and a lower-case x are forgiven.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ResidentId id) => Read(text, out id) is null;

    /// <summary>Why the text is no resident number; null when it is one.</summary>
    public static IdentifierFault? Check(string? text) => Read(text, out _);

    static IdentifierFault? Read(string? text, out ResidentId id)
    {
        id = default;
        var folded = TextFolding.Fold(text ?? "").ToUpperInvariant();
        if (folded.Length == 15 && folded.All(char.IsAsciiDigit))
        {
            return new("resident-id.fifteen-digits", "A number of 15 digits is from a card no longer valid; ask for the number of 18.",
                "15 位号码属于已停用的旧证件，请核实 18 位公民身份号码。");
        }

        if (folded.Length != Length || !folded.AsSpan(0, Length - 1).ContainsOnlyDigits() || !CheckDigits.Contains(folded[^1]))
            return new("resident-id.form", "A resident number has 17 digits and a last digit or X; copy it from the card again.", "公民身份号码应为 17 位数字加 1 位数字或 X，请对照证件重新录入。");
        var born = BirthPattern.Parse(folded[6..14]);
        if (!born.Success || born.Value.Year < 1850)
            return new("resident-id.birth-date", "Digits 7 to 14 are not a date of birth; copy the number from the card again.", "号码第 7 至 14 位不是有效出生日期，请对照证件重新录入。");
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * (folded[i] - '0');
        if (CheckDigits[sum % 11] != folded[^1])
            return new("resident-id.check-digit", "The last character does not fit the others: one is wrong; copy the number from the card again.", "校验码不符，号码有误，请对照证件重新录入。");
        id = new ResidentId(folded, born.Value);
        return null;
    }
}
