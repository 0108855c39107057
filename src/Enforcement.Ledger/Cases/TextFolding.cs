using System.Buffers;

namespace Enforcement.Ledger.Cases;

/// <summary>Brings the ways in which people and banks write one text to one form.</summary>
/// <remarks>An own table, because <c>string.Normalize</c> leaves full-width text as it is where the machine runs without
/// culture data, and every case number would silently stop matching.</remarks>
/// <source>Domain reference 6.2</source>
public static class TextFolding
{
    /// <summary>What <see cref="Map"/> answers for a character that disappears.</summary>
    const char Dropped = '\0';

    const int StackChars = 256;

    /// <summary>Full-width forms become half-width, brackets of every shape round, 執 号's old forms new; blanks and invisible characters go.</summary>
    /// <returns>The text itself when nothing changes: most statement lines are clean.</returns>
    public static string Fold(string text)
    {
        var changed = FirstChange(text);
        if (changed < 0)
            return text;

        char[]? rented = null;
        var folded = text.Length <= StackChars ? stackalloc char[StackChars] : rented = ArrayPool<char>.Shared.Rent(text.Length);
        var length = changed + Fold(text.AsSpan(changed), folded[changed..], keepBlankInDigits: false);
        text.AsSpan(0, changed).CopyTo(folded);
        var result = new string(folded[..length]);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    /// <summary>Folds like <see cref="Fold(string)"/>, but one blank stays where blanks stood between two digits: <c>1234 500.00</c> is
    /// two numbers, and running them together would name another case.</summary>
    internal static string FoldKeepingDigitGroups(string text)
    {
        if (FirstChange(text) < 0)
            return text;

        char[]? rented = null;
        var folded = text.Length <= StackChars ? stackalloc char[StackChars] : rented = ArrayPool<char>.Shared.Rent(text.Length);
        var length = Fold(text, folded, keepBlankInDigits: true);
        var result = new string(folded[..length]);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    /// <summary>One character folded; NUL for one that disappears.</summary>
    internal static char Map(char c) => c switch
    {
        '執' => '执',
        '號' => '号',
        >= '\u4E00' and <= '\u9FFF' => c,
        '[' or '{' or '<' => '(',
        ']' or '}' or '>' => ')',
        > ' ' and < '\u007F' => c,
        '【' or '〔' or '《' or '〈' or '「' or '『' or '〖' or '﹙' or '﹝' => '(',
        '】' or '〕' or '》' or '〉' or '」' or '』' or '〗' or '﹚' or '﹞' => ')',
        >= '\uFF01' and <= '\uFF5E' => Map((char)(c - 0xFEE0)),
        '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' or Dropped => Dropped,
        _ => char.IsWhiteSpace(c) ? Dropped : c,
    };

    static int FirstChange(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Map(text[i]) != text[i] || text[i] == Dropped)
                return i;
        }

        return -1;
    }

    static int Fold(ReadOnlySpan<char> text, Span<char> folded, bool keepBlankInDigits)
    {
        var length = 0;
        var blankAt = -1;
        foreach (var c in text)
        {
            var mapped = Map(c);
            if (mapped == Dropped)
            {
                if (char.IsWhiteSpace(c))
                    blankAt = length;
                continue;
            }

            if (keepBlankInDigits && blankAt == length && length > 0 && char.IsAsciiDigit(mapped) && char.IsAsciiDigit(folded[length - 1]))
                folded[length++] = ' ';
            folded[length++] = mapped;
        }

        return length;
    }
}
