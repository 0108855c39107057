using System.Text.RegularExpressions;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>The fields of SWIFT messages, one after another: a tag and the lines that belong to it. What stands outside of any
/// message (preamble, blocks, terminators) is passed over.</summary>
sealed partial class SwiftFields(TextLines lines)
{
    // Six lines of 65 characters are allowed and twenty have been seen; what comes after is dropped.
    const int MostCharacters = 20_000;

    readonly List<string> text = [];
    (string Tag, string Text, long Line)? next;
    int length;
    bool ended, hasOpening, hasClosing;

    /// <summary>Empty when only a message ended.</summary>
    public string Tag { get; private set; } = "";

    /// <summary>First line of the value, then those that continue it.</summary>
    public IReadOnlyList<string> Text => text;

    public long Line { get; private set; }

    /// <summary>The message before this field is over: its terminator was met.</summary>
    public bool BeginsMessage { get; private set; }

    /// <summary>First line that was too long to be read whole.</summary>
    public long? TooLong { get; private set; }

    public bool Read()
    {
        (BeginsMessage, Tag) = (ended, "");
        (ended, length) = (false, 0);
        text.Clear();
        if (next is { } begun)
            Begin(begun.Tag, begun.Text, begun.Line);
        next = null;
        while (lines.Read())
        {
            if (lines.IsRest)
            {
                TooLong ??= lines.Number;
                continue;
            }
            var line = lines.Text.Trim('\u0001', '\u0003', '\u001A');
            if (IsTerminator(line))
            {
                (ended, hasOpening, hasClosing) = (true, false, false);
                return true;
            }
            if (TagOf(line) is { Length: > 0 } tag)
            {
                var field = (tag, line[(tag.Length + 2)..], lines.Number);
                if (Tag.Length > 0)
                {
                    next = field;
                    return true;
                }
                Begin(field.tag, field.Item2, field.Number);
            }
            else if (Tag.Length > 0 && length < MostCharacters && !Block().IsMatch(line))
            {
                text.Add(line.Length > MostCharacters ? line[..MostCharacters] : line);
                length += line.Length + 1;
            }
        }
        return Tag.Length > 0;
    }

    void Begin(string tag, string value, long line)
    {
        (Tag, Line) = (tag, line);
        text.Add(value);
        hasOpening = tag != "20" && (hasOpening || tag is "60F" or "60M");
        hasClosing = tag != "20" && (hasClosing || tag is "62F" or "62M");
    }

    // A dash alone in the middle of a statement is a line of somebody's text.
    bool IsTerminator(string line) =>
        line.StartsWith("-}", StringComparison.Ordinal) || (line.AsSpan().Trim() is "-" && (hasClosing || !hasOpening));

    string? TagOf(string line)
    {
        if (line.Length < 4 || line[0] != ':')
            return null;
        var end = line.IndexOf(':', 1);
        if (end is < 3 or > 4 || !(line[1..end] is ("20" or "21" or "25" or "25P" or "28" or "28C" or "28D" or "60F" or "60M" or "61" or "62F" or "62M"
            or "64" or "65" or "86" or "34F" or "13" or "13D" or "90C" or "90D" or "NS" or "12") and var tag))
            return null;
        // A time of day wrapped at its colon looks like a tag: "... 2014T19" / ":20:37".
        return Tag == "86" && EndsWithHour().IsMatch(text[^1]) && Minutes().IsMatch(line[(end + 1)..]) && tag.Length == 2 ? null : tag;
    }

    [GeneratedRegex(@"^\{[1-5S]:|\}\{5:")]
    private static partial Regex Block();

    [GeneratedRegex(@"[T ]\d\d$")]
    private static partial Regex EndsWithHour();

    [GeneratedRegex(@"^[0-5]\d(\D|$)")]
    private static partial Regex Minutes();
}
