namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>A cell as banks and spreadsheet programs leave it.</summary>
static class CsvCell
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

    /// <summary>ISO code of a currency as a bank names it; the text itself when it is not known.</summary>
    public static string? Currency(string text) => text switch
    {
        "" => null,
        "人民币元" or "人民币" or "RMB" or "01" => "CNY",
        "美元" => "USD",
        "欧元" => "EUR",
        "港币" or "港元" => "HKD",
        "日元" => "JPY",
        "英镑" => "GBP",
        _ => text.ToUpperInvariant(),
    };
}
