using System.Text.RegularExpressions;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>The records of a BAI2 file, each with its continuations 88. A slash ends a record only at the end of a line or before
/// blanks and the next record: texts are full of commas and slashes.</summary>
sealed partial class Bai2Records(TextLines lines)
{
    // A text that goes on for ever would fill the memory; the records of it are counted all the same.
    const int LongestRecord = 100_000;

    readonly Queue<(string Text, long Line)> waiting = [];
    readonly List<string> pieces = [];
    int piece, at;

    public string Code { get; private set; } = "";

    /// <summary>Line of the file where it begins.</summary>
    public long Line { get; private set; }

    /// <summary>Records that it is made of: itself and its continuations.</summary>
    public int Count { get; private set; }

    /// <summary>Its first line.</summary>
    public string Raw { get; private set; } = "";

    public long? TooLong { get; private set; }

    /// <summary>Everything has been taken.</summary>
    public bool IsAtEnd => piece >= pieces.Count;

    /// <summary>Goes to the next record, before its first field.</summary>
    public bool Read()
    {
        if (!Peek(out var first))
            return false;
        waiting.Dequeue();
        (Code, Line, Raw, Count, piece, at) = (CodeOf(first.Text), first.Line, first.Text, 1, 0, 0);
        pieces.Clear();
        var length = Add(Code.Length == 0 ? first.Text : first.Text[Math.Min(3, first.Text.Length)..], out var isOpen);
        while (Peek(out var next))
        {
            var code = CodeOf(next.Text);
            // A line without a code goes on with a text that has not been ended.
            if (code != "88" && !(code.Length == 0 && isOpen && Code is "16"))
                break;
            waiting.Dequeue();
            Count += code == "88" ? 1 : 0;
            var text = code == "88" ? next.Text[Math.Min(3, next.Text.Length)..] : next.Text;
            if (length < LongestRecord)
                length += Add(text, out isOpen);
        }
        return true;
    }

    /// <summary>Takes the next field; null when there is none left. The end of a line ends a field too.</summary>
    public string? Next()
    {
        if (IsAtEnd)
            return null;
        var text = pieces[piece];
        var comma = text.IndexOf(',', at);
        var field = comma < 0 ? text[at..] : text[at..comma];
        (piece, at) = comma < 0 ? (piece + 1, 0) : (piece, comma + 1);
        return field.Trim();
    }

    /// <summary>A field by its place after the code, from 0.</summary>
    public string? FieldAt(int index)
    {
        (piece, at) = (0, 0);
        string? field = null;
        for (var i = 0; i <= index; i++)
            field = Next();
        return field;
    }

    /// <summary>Takes all that is left as one text.</summary>
    public string Rest()
    {
        if (IsAtEnd)
            return "";
        var text = string.Join(' ', pieces.Skip(piece + 1).Prepend(pieces[piece][at..]).Select(p => p.Trim()).Where(p => p.Length > 0));
        piece = pieces.Count;
        return text;
    }

    int Add(string text, out bool isOpen)
    {
        text = text.TrimEnd();
        isOpen = !text.EndsWith('/');
        pieces.Add(isOpen ? text : text[..^1]);
        return text.Length;
    }

    bool Peek(out (string Text, long Line) record)
    {
        while (waiting.Count == 0 && lines.Read())
        {
            if (lines.IsRest)
                TooLong ??= lines.Number;
            else if (!string.IsNullOrWhiteSpace(lines.Text))
                foreach (var text in NextOnLine().Split(lines.Text))
                    waiting.Enqueue((text.Trim(' ', '\uFEFF', '\u001A'), lines.Number));
        }
        return waiting.TryPeek(out record);
    }

    static string CodeOf(string text) => text.Length >= 3 && text[2] == ',' && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) ? text[..2] : "";

    // Several records on one line: each but the last ends in a slash, and blanks stand before the next.
    [GeneratedRegex(@"(?<=/)\s+(?=(?:0[123],|16,\d{3},|49,[+-]?\d+,|88,|9[89],[+-]?\d+,))")]
    private static partial Regex NextOnLine();
}
