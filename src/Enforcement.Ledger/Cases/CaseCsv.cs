using CsvHelper;

namespace Enforcement.Ledger.Cases;

/// <summary>Reads the lines of a case file in CSV.</summary>
static class CaseCsv
{
    /// <summary>The lines in file order; none when the header is not understood, for then no cell can be trusted.</summary>
    public static IReadOnlyList<CaseLine> Read(string text, CaseFaults faults)
    {
        var malformed = new HashSet<long>();
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            // Otherwise one quotation mark left open would swallow the rest of the file.
            AllowLineBreaksInQuotes = false,
            // A mark inside a bare cell does no harm, and spreadsheets write ="0123" to keep a number text.
            OnMalformedRecord = record => _ = record.Reason == CsvMalformedReason.StrayQuote || malformed.Add(record.LineNumber),
        };
        using var csv = CsvReader.FromText(text, options);
        if (!csv.Read())
            return [];
        var headers = csv.Current.ToArray();
        if (ReadHeader(headers, (int)csv.LineNumber, faults) is not { } columns)
            return [];

        var lines = new List<CaseLine>();
        while (csv.Read())
        {
            var lineNumber = (int)csv.LineNumber;
            var cells = csv.Current.ToArray();
            if (malformed.Contains(lineNumber))
            {
                faults.OfFile("case.csv-malformed", "The quotation marks of this line do not pair up; put a cell that holds one in quotation marks, double the inner one, and keep a cell on one line.",
                    "本行引号不配对；含引号的单元格应整体加引号、内部引号写两次，且单元格内不得换行。", lineNumber);
            }
            else if (cells.Length < columns.Length || cells.Skip(columns.Length).Any(c => !string.IsNullOrWhiteSpace(c)))
            {
                faults.OfFile("case.cells", $"The line has {cells.Length} cells, the header {columns.Length}; give each column its cell, blank if need be.",
                    $"本行有 {cells.Length} 个单元格，表头有 {columns.Length} 列，请逐列填写（可留空）。", lineNumber);
            }
            else if (!cells.All(string.IsNullOrWhiteSpace))
            {
                var line = new CaseLine(lineNumber, null);
                for (var i = 0; i < columns.Length; i++)
                    line.Add(columns[i], new CaseCell(Unwrap(cells[i]), headers[i].Trim(), null));
                lines.Add(line);
            }
        }

        return lines;
    }

    static CaseColumn[]? ReadHeader(string[] headers, int line, CaseFaults faults)
    {
        var before = faults.Count;
        var named = headers.AsSpan().TrimEnd("").ToArray();
        var columns = new List<CaseColumn>();
        foreach (var header in named)
        {
            if (!CaseColumns.TryFind(header, out var column))
            {
                faults.OfFile("case.column-unknown", $"No column is called '{header}'; rename it to one of the known names or take it out.",
                    $"无法识别列名“{header}”，请改为规定列名或删除该列。", line, field: header);
            }
            else if (columns.Contains(column))
            {
                faults.OfFile("case.column-twice", $"The column '{CaseColumns.English(column)}' stands twice; keep one.", $"“{CaseColumns.Chinese(column)}”列重复，请保留一列。", line, field: header);
            }

            columns.Add(column);
        }

        foreach (var missing in CaseColumns.Required.Except(columns))
        {
            faults.OfFile("case.column-missing", $"The column '{CaseColumns.English(missing)}' ({CaseColumns.Chinese(missing)}) is missing; add it to the header and fill it.",
                $"缺少“{CaseColumns.Chinese(missing)}”（{CaseColumns.English(missing)}）列，请在表头补充并填写。", line, field: CaseColumns.English(missing));
        }

        return faults.Count == before ? [.. columns] : null;
    }

    static string Unwrap(string cell)
    {
        var text = cell.Trim();
        if (text.Length >= 3 && text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"'))
            text = text[2..^1].Trim();
        return text.StartsWith('\'') ? text[1..].Trim() : text;
    }
}
