namespace Enforcement.Ledger.Receipts.Formats;

/// <param name="Line">Line of a text, row of a sheet or page.</param>
public sealed record PreviewRow(long Line, IReadOnlyList<string> Cells);

/// <summary>The first rows of a file as a table of cells, whatever they mean: what a person maps by.</summary>
/// <param name="Sheet">Of a workbook.</param>
/// <param name="HeadingRow">Index of the row that looks most like a heading; null when none does.</param>
/// <param name="Suggested">For the cells of that row, what columns of such a name mean at banks that are known. For the person to judge.</param>
/// <param name="Problems">Why there are no rows.</param>
public sealed record TablePreview(
    string? Encoding, string? Separator, string? Sheet, IReadOnlyList<PreviewRow> Rows, int? HeadingRow, IReadOnlyList<TableField> Suggested, IReadOnlyList<FileProblem> Problems)
{
    const int LongestCell = 200;

    static readonly Dictionary<string, TableField> Vocabulary = BankLayouts.All.Reverse().SelectMany(layout => layout.Columns)
        .SelectMany(column => column.Names.Select(name => (Name: TableLayout.Fold(name), column.Field)))
        .GroupBy(word => word.Name).ToDictionary(word => word.Key, word => word.GroupBy(w => w.Field).MaxBy(fields => fields.Count())!.Key);

    /// <param name="bytes">Its beginning is read; stays open.</param>
    public static TablePreview Of(Stream bytes, string fileName)
    {
        var sniffed = new SniffedStream(bytes, FileHead.Length);
        var head = new FileHead(sniffed.Head, sniffed.IsWhole) { FileName = fileName };
        switch (head.Kind)
        {
            case FileKind.Text:
                var (rows, separator) = CsvSource.Delimiters.Select(delimiter => (Rows: CsvSource.Head(head.Text, delimiter, TableHeading.RowsSearched), delimiter))
                    .MaxBy(read => read.Rows.Sum(row => row.Cells.Length - 1));
                return Of(head, separator.ToString(), null, rows, []);
            case FileKind.Html:
                sniffed.ReadExactly(new byte[head.BomLength]);
                using (var page = new PeekedSource(new HtmlSource(new StreamReader(sniffed, head.Encoding!, detectEncodingFromByteOrderMarks: false, leaveOpen: true)), TableHeading.RowsSearched))
                    return Of(head, null, null, page.Head, []);
            case FileKind.OldExcel or FileKind.Zip:
                using (var workbook = Workbook.Open(sniffed, head))
                {
                    var sheet = workbook.Problems.Count > 0 ? null : workbook.NextSheet();
                    return Of(head, null, sheet?.Sheet, sheet?.Head ?? [], workbook.Broken is { } broken ? [broken] : workbook.Problems);
                }
            case FileKind.Unreadable:
                return Of(head, null, null, [], [FileProblems.Encoding(head.FirstLineNotUtf8(), encoding: null)]);
            default:
                return Of(head, null, null, [], [head.Kind == FileKind.Empty ? FileProblems.Empty() : FileProblems.FormatUnknown("no table of cells")]);
        }
    }

    static TablePreview Of(FileHead head, string? separator, string? sheet, IReadOnlyList<(string[] Cells, long Line)> rows, IReadOnlyList<FileProblem> problems)
    {
        var shown = rows.Select(row => new PreviewRow(row.Line, [.. row.Cells.Select(cell => TableCell.Clean(cell) is { Length: > LongestCell } cut ? cut[..LongestCell] : TableCell.Clean(cell))])).ToList();
        var known = shown.Select(row => row.Cells.Count(cell => Vocabulary.ContainsKey(TableLayout.Fold(cell)))).ToList();
        int? heading = known.Count > 0 && known.Max() > 1 ? known.IndexOf(known.Max()) : null;
        return new(head.EncodingName, separator, sheet, shown, heading, heading is { } at ? Suggest(shown[at].Cells) : [], problems);
    }

    static List<TableField> Suggest(IReadOnlyList<string> heading)
    {
        var suggested = new List<TableField>();
        foreach (var cell in heading)
        {
            var field = Vocabulary.GetValueOrDefault(TableLayout.Fold(cell), TableField.Ignored);
            suggested.Add(suggested.Contains(field) ? TableField.Ignored : field);
        }
        return suggested;
    }
}
