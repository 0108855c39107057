using System.Globalization;
using System.Text;

namespace Enforcement.Ledger.Receipts;

/// <summary>Names of dropped files: what a bank's program calls them is kept as far as a folder can hold it.</summary>
static class DroppedName
{
    /// <summary>Bytes of one name on the file systems of Linux.</summary>
    const int Longest = 255;

    /// <summary>Characters beyond which what follows the last dot is no extension.</summary>
    const int LongestExtension = 16;

    /// <returns>A path in the folder that nothing has yet, and beside which there is room for the result's longer name.</returns>
    public static string Free(string folder, string name)
    {
        var path = Path.Combine(folder, Fitting(name));
        for (var n = 2; Taken(path); n++)
            path = Path.Combine(folder, Fitting(name, FormattableString.Invariant($"~{n}")));
        return path;
    }

    /// <summary>The name with a mark before its extension, shortened so that a result's name fits beside it.</summary>
    public static string Fitting(string name, string mark = "")
    {
        var extension = Path.GetExtension(name) is { Length: <= LongestExtension } e ? e : "";
        return Cut(name[..^extension.Length], Longest - Encoding.UTF8.GetByteCount(mark + extension + DropFolder.ResultSuffix)) + mark + extension;
    }

    /// <summary>The name as it is kept in the books: without what cannot be seen, or turns the writing round.</summary>
    public static string Shown(string name) =>
        string.Concat(name.EnumerateRunes().Select(r => Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? "_" : r.ToString()));

    static string Cut(string text, int bytes)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((bytes -= rune.Utf8SequenceLength) < 0)
                return text[..length];
            length += rune.Utf16SequenceLength;
        }
        return text;
    }

    // A link that leads nowhere is there too. A name may not be the result of another one.
    static bool Taken(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null
        || path.EndsWith(DropFolder.ResultSuffix, StringComparison.Ordinal) && File.Exists(path[..^DropFolder.ResultSuffix.Length]);
}
