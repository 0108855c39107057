namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>A cell as banks and spreadsheet programs leave it.</summary>
static class TableCell
{
    static readonly char[] Padding = [' ', '\t', '\r', '\n', '\u00A0', '\u3000', '\uFEFF', '\u200B'];

    /// <summary>Without padding and without the marks that keep a spreadsheet from reading a number: <c>="0123"</c>, <c>'0123</c>.</summary>
    public static string Clean(string cell)
    {
        var text = cell.Trim(Padding);
        if (IsSpreadsheetText(text))
            text = text[2..^1].Trim(Padding);
        if (text.StartsWith('\'') && text.Length > 1 && char.IsAsciiDigit(text[1]))
            text = text[1..];
        return text;
    }

    /// <summary><c>="0123"</c>: wrong quoting by the letter, but every spreadsheet program reads it.</summary>
    static bool IsSpreadsheetText(string cell) =>
        cell.Length > 2 && cell.StartsWith("=\"", StringComparison.Ordinal) && cell.TrimEnd(Padding).EndsWith('"');

    /// <summary>Name of a cell as spreadsheet programs write it: <c>明细!C12</c>, without a sheet <c>12:3</c>.</summary>
    public static string? Reference(string? sheet, long? line, int? column) =>
        line is null ? sheet : sheet is not null ? $"{sheet}!{Letters(column ?? 1)}{line}" : column is null ? null : $"{line}:{column}";

    static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }
}
