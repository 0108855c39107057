using System.Text.RegularExpressions;
using CsvHelper;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>A text whose cells stand between commas, tabs, semicolons or bars, read row by row.</summary>
sealed partial class CsvSource : TableSource
{
    const int LongestRecordBytes = 65_536;

    /// <summary>Separators that banks use, the most usual first.</summary>
    public const string Delimiters = ",\t;|";

    readonly StreamReader text;
    readonly CsvReader reader;
    FileProblem? badQuotes;

    /// <param name="bytes">From the first byte of the file; stays open.</param>
    public CsvSource(Stream bytes, FileHead head, char delimiter)
    {
        bytes.ReadExactly(new byte[head.BomLength]);
        text = new StreamReader(bytes, head.Encoding ?? throw new InvalidOperationException("A text without an encoding was not recognised."),
            detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        reader = CsvReader.Create(text, Dialect(delimiter, bad => badQuotes = FileProblems.BrokenQuoting(bad.LineNumber, bad.RawRecord)), leaveOpen: true);
    }

    /// <summary>The first rows of a text, by one separator. What stands before a quotation mark that is never closed still counts.</summary>
    public static List<(string[] Cells, long Line)> Head(string text, char delimiter, int rows)
    {
        var head = new List<(string[], long)>();
        using var reader = CsvReader.FromText(text, Dialect(delimiter));
        try
        {
            while (head.Count < rows && reader.Read())
                head.Add((reader.Current.ToArray(), reader.LineNumber));
        }
        catch (CsvFormatException)
        {
        }
        return head;
    }

    public override bool Read()
    {
        badQuotes = null;
        if (!reader.Read())
            return false;
        Line = reader.LineNumber;
        if (Cells.Length != reader.FieldCount)
            Cells = new string[reader.FieldCount];
        for (var i = 0; i < Cells.Length; i++)
            Cells[i] = TableCell.Clean(reader.GetString(i));
        Broken = badQuotes ?? CellFault();
        return true;
    }

    public override void Dispose()
    {
        reader.Dispose();
        text.Dispose();
    }

    // Bad quoting is reported, not repaired in silence.
    public static CsvReaderOptions Dialect(char delimiter, Action<CsvMalformedRecord>? badLine = null) => new()
    {
        Separator = delimiter,
        HasHeader = false,
        DetectSeparatorHint = false,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRecordBytes,
        OnMalformedRecord = badLine is null ? null : bad =>
        {
            if (HasBadQuotes(bad.RawRecord))
                badLine(bad);
        },
    };

    // ="0123" breaks the rules of quoting, but every spreadsheet program writes and reads it.
    static bool HasBadQuotes(string record) => QuotedCell().Replace(SpreadsheetText().Replace(record, ""), "").Contains('"', StringComparison.Ordinal);

    [GeneratedRegex("=\"[^\"]*\"")]
    private static partial Regex SpreadsheetText();

    // Some banks pad a cell behind its closing quotation mark.
    [GeneratedRegex("(?<=^|[,\t;|])\"(?>(?:[^\"]|\"\")*)\"(?=[ \t]*(?:$|[,\t;|]))")]
    private static partial Regex QuotedCell();
}
