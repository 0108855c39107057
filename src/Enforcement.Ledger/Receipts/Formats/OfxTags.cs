using System.Text;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>The tags of an OFX file, one after another, with the text that stood before each. A value ends where the next tag
/// begins, so it does not matter whether its own tag is closed.</summary>
sealed class OfxTags(TextLines lines)
{
    const int LongestTag = 64;
    const int LongestValue = 10_000;

    readonly StringBuilder value = new();
    string text = "";
    int at;
    bool isPastEnd;

    /// <summary>In capitals.</summary>
    public string Name { get; private set; } = "";

    public bool IsEnd { get; private set; }

    public long Line { get; private set; }

    /// <summary>The text between the tag before and this one, with entities resolved.</summary>
    public string Value { get; private set; } = "";

    /// <summary>The tag before: whose text it is.</summary>
    public string Leaf { get; private set; } = "";

    public bool Read()
    {
        Leaf = IsEnd ? "" : Name;
        value.Clear();
        while (!isPastEnd)
        {
            var open = at < text.Length ? text.IndexOf('<', at) : -1;
            if (open < 0)
            {
                Append(text.AsSpan(Math.Min(at, text.Length)));
                NextLine();
                continue;
            }
            Append(text.AsSpan(at, open - at));
            at = open + 1;
            var rest = text.AsSpan(at);
            if (rest.StartsWith("![CDATA["))
            {
                at += 8;
                Through("]]>", isText: true);
            }
            else if (rest.StartsWith("!--"))
                Through("-->", isText: false);
            else if (rest.StartsWith("?") || rest.StartsWith("!"))
                Through(">", isText: false);
            else if (TagIn(rest) is { } length)
            {
                Take(rest[..length]);
                at += length + 1;
                return true;
            }
            else
                Append("<");
        }
        return false;
    }

    void Take(ReadOnlySpan<char> tag)
    {
        Line = lines.Number;
        IsEnd = tag[0] == '/';
        var name = tag.Trim('/');
        var end = name.IndexOfAny(" \t");
        Name = (end < 0 ? name : name[..end]).ToString().ToUpperInvariant();
        Value = Resolve(value.ToString().Trim());
    }

    static int? TagIn(ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOf('>');
        if (length is < 1 or > LongestTag)
            return null;
        var first = rest[0] == '/' && length > 1 ? rest[1] : rest[0];
        return char.IsAsciiLetter(first) ? length : null;
    }

    void Through(string end, bool isText)
    {
        while (!isPastEnd)
        {
            var found = at < text.Length ? text.IndexOf(end, at, StringComparison.Ordinal) : -1;
            if (isText)
                Append(found < 0 ? text.AsSpan(Math.Min(at, text.Length)) : text.AsSpan(at, found - at));
            if (found >= 0)
            {
                at = found + end.Length;
                return;
            }
            NextLine();
        }
    }

    void NextLine()
    {
        isPastEnd = !lines.Read();
        (text, at) = (isPastEnd ? "" : lines.Text, 0);
        if (!lines.IsRest)
            Append(" ");
    }

    void Append(ReadOnlySpan<char> part)
    {
        if (value.Length + part.Length <= LongestValue)
            value.Append(part);
    }

    static string Resolve(string text) => !text.Contains('&', StringComparison.Ordinal) ? text
        : text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&nbsp;", " ", StringComparison.Ordinal)
            .Replace("&apos;", "'", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
