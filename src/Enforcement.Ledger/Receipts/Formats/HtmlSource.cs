using System.Globalization;
using System.Net;
using System.Text;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>The rows of the tables of a web page, which some banks name .xls. Read as a stream: a row ends where the next begins, whether
/// or not the page closes its elements. A page may be one line, so its rows are counted, not its lines.</summary>
/// <param name="text">Disposed with this.</param>
sealed class HtmlSource(TextReader text) : TableSource
{
    const int MostColumns = 256;
    const int LongestCell = 32_767;

    readonly StringBuilder cell = new();
    readonly List<string> row = [];
    bool inCell, inRow, ended;
    int span = 1;
    FileProblem? fault;

    public override bool Read()
    {
        while (!ended)
        {
            var next = text.Read();
            if (next < 0)
            {
                ended = true;
                if (EndRow())
                    return true;
            }
            else if (next == '<' && IsTagStart(text.Peek()))
            {
                if (Tag())
                    return true;
            }
            else if (inCell)
                Append((char)next);
        }
        return false;
    }

    public override void Dispose() => text.Dispose();

    static bool IsTagStart(int next) => next is '/' or '!' or '?' || char.IsAsciiLetter((char)Math.Max(next, 0));

    // True when a row is complete.
    bool Tag()
    {
        var tag = TagText();
        if (tag.StartsWith("!--", StringComparison.Ordinal))
            return false;
        var isEnd = tag.StartsWith('/');
        var name = new string([.. tag.Skip(isEnd ? 1 : 0).TakeWhile(char.IsAsciiLetterOrDigit)]).ToLowerInvariant();
        switch (name)
        {
            case "tr" when !isEnd:
                var complete = EndRow();
                inRow = true;
                return complete;
            case "tr" or "table" when isEnd:
                return EndRow();
            case "td" or "th":
                EndCell();
                if (!isEnd && inRow)
                    (inCell, span) = (true, Attribute(tag, "colspan"));
                break;
            case "br" when inCell:
                Append(' ');
                break;
            case "script" or "style" when !isEnd:
                SkipTo($"</{name}");
                break;
        }
        return false;
    }

    string TagText()
    {
        var tag = new StringBuilder();
        char? quote = null;
        while (text.Read() is var c and >= 0)
        {
            var isComment = tag.Length > 2 && tag[0] == '!' && tag[1] == '-' && tag[2] == '-';
            if (c == '>' && (isComment ? tag.Length >= 5 && tag[^1] == '-' && tag[^2] == '-' : quote is null))
                break;
            if (!isComment && c is '"' or '\'')
                quote = quote is null ? (char)c : quote == c ? null : quote;
            if (tag.Length < LongestCell)
                tag.Append((char)c);
            else if (isComment)
                tag.Remove(3, tag.Length - 5).Append((char)c);
        }
        return tag.ToString();
    }

    void SkipTo(string end)
    {
        var matched = 0;
        while (matched < end.Length && text.Read() is var c and >= 0)
            matched = char.ToLowerInvariant((char)c) == end[matched] ? matched + 1 : c == '<' ? 1 : 0;
        while (text.Read() is var c and >= 0 && c != '>')
        {
        }
    }

    static int Attribute(string tag, string name)
    {
        var at = tag.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        var digits = at < 0 ? "" : new string([.. tag[(at + name.Length)..].TrimStart(" =\"'".ToCharArray()).TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var value) ? Math.Clamp(value, 1, MostColumns) : 1;
    }

    void Append(char c)
    {
        if (cell.Length < LongestCell)
            cell.Append(c is '\r' or '\n' ? ' ' : c);
        else
            fault ??= FileProblems.CellTooLong(new(Line: Line + 1, Column: row.Count + 1));
    }

    void EndCell()
    {
        if (!inCell)
            return;
        row.Add(TableCell.Clean(WebUtility.HtmlDecode(cell.ToString())));
        // A cell over several columns holds its text once.
        for (; span > 1 && row.Count <= MostColumns; span--)
            row.Add("");
        cell.Clear();
        inCell = false;
        if (row.Count > MostColumns)
        {
            fault ??= FileProblems.TooManyColumns(new(Line: Line + 1), MostColumns);
            row.RemoveRange(MostColumns, row.Count - MostColumns);
        }
    }

    bool EndRow()
    {
        EndCell();
        inRow = false;
        if (row.Count == 0)
            return false;
        (Cells, Line) = ([.. row], Line + 1);
        Broken = fault ?? CellFault();
        row.Clear();
        fault = null;
        return true;
    }
}
