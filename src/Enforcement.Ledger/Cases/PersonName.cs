using System.Text;

namespace Enforcement.Ledger.Cases;

/// <summary>The form in which names of persons and companies are compared. Equal or not: names are never compared by likeness, for
/// money follows them.</summary>
/// <source>Domain reference 6.1: 全角/半角, （）, · • ． in minority names; exact after normalisation, no fuzzy match for payout</source>
public static class PersonName
{
    /// <summary>Half-width letters, round brackets and one middle dot; blanks go, save one between two Latin letters or digits
    /// (<c>JOHN SMITH</c>). Upper and lower case stay apart.</summary>
    public static string Normalise(string name)
    {
        var result = new StringBuilder(name.Length);
        var blank = false;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var mapped = MapNameChar(c);
            if (mapped == '\0')
            {
                blank |= char.IsWhiteSpace(c);
                continue;
            }

            // A full stop is a minority name's dot only between Han characters; in "Co.,Ltd." it stays one.
            if (mapped == '.' && result.Length > 0 && IsHan(result[^1]) && NextMapped(name, i) is { } next && IsHan(next))
                mapped = '·';
            if (blank && result.Length > 0 && char.IsAsciiLetterOrDigit(result[^1]) && char.IsAsciiLetterOrDigit(mapped))
                result.Append(' ');
            result.Append(mapped);
            blank = false;
        }

        return result.ToString();
    }

    /// <summary>True when two names are one after normalisation.</summary>
    public static bool Same(string a, string b) => Normalise(a) == Normalise(b);

    static char MapNameChar(char c) => c switch
    {
        '\u00B7' or '\u2022' or '\u2027' or '\u2219' or '\u22C5' or '\u30FB' or '\uFF65' or '\u0387' => '·',
        // The two characters that case numbers fold are left alone: a name is what the register says.
        '執' or '號' => c,
        _ => TextFolding.Map(c),
    };

    static char? NextMapped(string name, int i)
    {
        while (++i < name.Length)
        {
            if (MapNameChar(name[i]) is not '\0' and var next)
                return next;
        }

        return null;
    }

    // Extension planes are surrogate pairs; rare characters of names live there.
    static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' || char.IsSurrogate(c);
}
