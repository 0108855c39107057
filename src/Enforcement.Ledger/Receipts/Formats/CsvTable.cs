using System.Text.RegularExpressions;
using CsvHelper;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Where the table of a file begins, what its columns are, and what the rows above it say.</summary>
sealed partial class CsvTable
{
    const int RowsSearched = 40;
    // Fewer known headings than this are a coincidence, not a bank's table.
    const int FewestColumnsKnown = 3;
    const int LongestRecordBytes = 65_536;

    const string Delimiters = ",\t;|";

    readonly Dictionary<CsvField, int> columns = [];

    CsvTable(char delimiter) => Delimiter = delimiter;

    public char Delimiter { get; }

    /// <summary>Line of the file where the heading starts.</summary>
    public long HeadingLine { get; private set; }

    public IReadOnlyList<string> Heading { get; private set; } = [];

    public IReadOnlyList<CsvColumn> Missing { get; private set; } = [];

    /// <summary>A heading that stands twice and would be read.</summary>
    public string? Repeated { get; private set; }

    public IReadOnlyList<string> Unknown { get; private set; } = [];

    public string? Account { get; private set; }

    public string? Currency { get; private set; }

    public LocalDate? From { get; private set; }

    public LocalDate? To { get; private set; }

    public bool IsComplete => Missing.Count == 0 && Repeated is null;

    /// <summary>Cells that a row must have to hold every required column.</summary>
    public int CellsNeeded { get; private set; }

    public int? Index(CsvField field) => columns.TryGetValue(field, out var index) ? index : null;

    /// <summary>Finds the row that is most like the layout's heading, over all delimiters; null when none comes near.</summary>
    public static CsvTable? Find(FileHead head, CsvLayout layout)
    {
        if (head.Kind != FileKind.Text)
            return null;
        return Delimiters.Select(delimiter => Find(head.Text, layout, delimiter)).OfType<CsvTable>().MaxBy(table => table.columns.Count);
    }

    /// <summary>Settings of the tokeniser: bad quoting is reported, not repaired in silence.</summary>
    /// <param name="badLine">Told each record whose quotation marks are wrong.</param>
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

    [GeneratedRegex("(?<=^|[,\t;|])\"(?>(?:[^\"]|\"\")*)\"(?=$|[,\t;|])")]
    private static partial Regex QuotedCell();

    static CsvTable? Find(string text, CsvLayout layout, char delimiter)
    {
        CsvTable? best = null;
        var above = new List<string[]>();
        using var reader = CsvReader.FromText(text, Dialect(delimiter));
        try
        {
            while (above.Count < RowsSearched && reader.Read())
            {
                var cells = reader.Current.ToArray();
                var table = Read(cells, layout, delimiter);
                if (table.columns.Count > (best?.columns.Count ?? FewestColumnsKnown - 1))
                {
                    best = table;
                    best.HeadingLine = reader.LineNumber;
                    best.ReadAbove(above);
                }
                above.Add(cells);
            }
        }
        catch (CsvFormatException)
        {
            // A quotation mark that is never closed: what was found before it still counts.
        }
        return best;
    }

    static CsvTable Read(string[] cells, CsvLayout layout, char delimiter)
    {
        var table = new CsvTable(delimiter) { Heading = cells };
        var unknown = new List<string>();
        for (var i = 0; i < cells.Length; i++)
        {
            if (layout.Find(cells[i]) is not { } column)
            {
                if (!string.IsNullOrWhiteSpace(cells[i]))
                    unknown.Add(cells[i].Trim());
            }
            else if (!table.columns.TryAdd(column.Field, i))
                table.Repeated ??= cells[i].Trim();
        }
        table.Unknown = unknown;
        table.Missing = [.. layout.Columns.Where(c => c.IsRequired && !table.columns.ContainsKey(c.Field))];
        table.CellsNeeded = layout.Columns.Where(c => c.IsRequired && table.columns.ContainsKey(c.Field))
            .Select(c => table.columns[c.Field] + 1).DefaultIfEmpty(0).Max();
        return table;
    }

    // "账　　号：,5100…" or "账号:5100…": a label, then its value in the same cell or in the next one that is not blank.
    void ReadAbove(List<string[]> rows)
    {
        foreach (var row in rows)
            for (var i = 0; i < row.Length; i++)
            {
                var folded = CsvLayout.Fold(row[i]);
                var colon = folded.IndexOf(':', StringComparison.Ordinal);
                var label = colon < 0 ? folded : folded[..colon];
                var raw = row[i].AsSpan(row[i].AsSpan().IndexOfAny(':', '：') + 1).Trim().ToString();
                var value = colon >= 0 && raw.Length > 0 ? raw : row.Skip(i + 1).FirstOrDefault(cell => !string.IsNullOrWhiteSpace(cell))?.Trim();
                if (value is not null)
                    Note(label, CsvCell.Clean(value));
            }
    }

    void Note(string label, string value)
    {
        switch (label)
        {
            case "账号" or "本方账号" or "查询账号": Account ??= value.Replace(" ", "", StringComparison.Ordinal); break;
            case "币种": Currency ??= CsvCell.Currency(value); break;
            case "起始日期" or "开始日期" or "查询起始日期" or "起始时间": From ??= BankDate.Date(value); break;
            case "终止日期" or "结束日期" or "截止日期" or "查询截止日期" or "结束时间": To ??= BankDate.Date(value); break;
        }
    }
}
