using System.Text.RegularExpressions;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Where a table begins, what its columns are, and what the rows above it say.</summary>
sealed partial class TableHeading
{
    /// <summary>A heading stands in one of the first rows or there is none.</summary>
    public const int RowsSearched = 40;

    // Fewer known headings than this are a coincidence, not a bank's table.
    const int FewestColumnsKnown = 3;

    readonly Dictionary<TableField, int> columns = [];

    TableHeading(TableLayout layout, IReadOnlyList<string> cells) => (Layout, Cells) = (layout, cells);

    public TableLayout Layout { get; }

    /// <summary>Of a text; a blank for what has none.</summary>
    public char Delimiter { get; private init; } = ' ';

    /// <summary>Line of the file where the heading starts.</summary>
    public long Line { get; private set; }

    public IReadOnlyList<string> Cells { get; }

    public IReadOnlyList<TableColumn> Missing { get; private set; } = [];

    /// <summary>A heading that stands twice and would be read.</summary>
    public string? Repeated { get; private set; }

    public IReadOnlyList<string> Unknown { get; private set; } = [];

    /// <summary>What the rows above the table say; then all of it is of this account.</summary>
    public string? Account { get; private set; }

    /// <summary>What the name of the file says, where neither the rows above nor those of the table say anything.</summary>
    public string? NamedAccount { get; private set; }

    public string? Currency { get; private set; }

    public LocalDate? From { get; private set; }

    public LocalDate? To { get; private set; }

    public bool IsComplete => Missing.Count == 0 && Repeated is null && (!Layout.IsGeneric || Unknown.Count == 0);

    /// <summary>Cells that a row must have to hold every required column.</summary>
    public int CellsNeeded { get; private set; }

    public int? Index(TableField field) => columns.TryGetValue(field, out var index) ? index : null;

    /// <summary>Over the separators that texts have; null when no row comes near any layout.</summary>
    public static TableHeading? Find(FileHead head, IReadOnlyList<TableLayout> layouts)
    {
        if (head.Kind != FileKind.Text)
            return null;
        return Best(CsvSource.Delimiters.SelectMany(delimiter =>
        {
            var allowed = layouts.Where(layout => layout.Delimiter is null || layout.Delimiter == delimiter).ToList();
            return Candidates(CsvSource.Head(head.Text, delimiter, RowsSearched), allowed, delimiter, head.FileName);
        }));
    }

    /// <summary>Over the first rows of one table.</summary>
    /// <param name="fileName">May name the account, where the rows do not.</param>
    public static TableHeading? Find(IReadOnlyList<(string[] Cells, long Line)> head, IReadOnlyList<TableLayout> layouts, string? fileName) =>
        Best(Candidates(head, layouts, ' ', fileName));

    // A complete one before all others; then the one that knows most columns; of equals the first.
    static TableHeading? Best(IEnumerable<TableHeading> candidates) => candidates
        .OrderByDescending(heading => heading.IsComplete).ThenByDescending(heading => heading.Layout.Heading is not null)
        .ThenByDescending(heading => heading.columns.Count).ThenBy(heading => heading.Unknown.Count).FirstOrDefault();

    static List<TableHeading> Candidates(
        IReadOnlyList<(string[] Cells, long Line)> head, IReadOnlyList<TableLayout> layouts, char delimiter, string? fileName)
    {
        var found = new List<TableHeading>();
        for (var row = 0; row < head.Count; row++)
        {
            var folded = head[row].Cells.Select(TableLayout.Fold).ToList();
            if (folded.Count(cell => cell.Length > 0) < FewestColumnsKnown)
                continue;
            foreach (var layout in layouts)
            {
                var heading = new TableHeading(layout, head[row].Cells) { Delimiter = delimiter, Line = head[row].Line };
                if (layout.Heading is not null ? !heading.MatchWhole(folded) : !heading.MatchNames(folded))
                    continue;
                heading.ReadAbove(head.Take(row));
                heading.NamedAccount = InBrackets(fileName);
                found.Add(heading);
            }
        }
        return found;
    }

    bool MatchNames(List<string> folded)
    {
        var unknown = new List<string>();
        for (var i = 0; i < folded.Count; i++)
        {
            if (Layout.Find(folded[i]) is not { } column)
            {
                if (folded[i].Length > 0)
                    unknown.Add(Cells[i].Trim());
            }
            else if (column.Field != TableField.Ignored && !columns.TryAdd(column.Field, i))
                Repeated ??= Cells[i].Trim();
        }
        Unknown = unknown;
        Missing = [.. Layout.Columns.Where(c => c.IsRequired && !columns.ContainsKey(c.Field))];
        CellsNeeded = Needed(Layout.Columns.Where(c => c.IsRequired).Select(c => c.Field));
        return columns.Count >= FewestColumnsKnown;
    }

    bool MatchWhole(List<string> folded)
    {
        if (!TableLayout.Signature(folded).SequenceEqual(Layout.Heading!))
            return false;
        for (var i = 0; i < Layout.Fields.Count; i++)
            if (Layout.Fields[i] != TableField.Ignored)
                columns.TryAdd(Layout.Fields[i], i);
        CellsNeeded = Needed([TableField.BookedAt, TableField.Debit, TableField.Credit, TableField.Amount, TableField.Direction, TableField.Balance]);
        return true;
    }

    int Needed(IEnumerable<TableField> fields) =>
        fields.Where(columns.ContainsKey).Select(field => columns[field] + 1).DefaultIfEmpty(0).Max();

    // "账　　号：,5100…" or "账号:5100…": a label, then its value in the same cell or in the next one that is not blank.
    void ReadAbove(IEnumerable<(string[] Cells, long Line)> rows)
    {
        foreach (var (row, _) in rows)
            for (var i = 0; i < row.Length; i++)
            {
                var folded = TableLayout.Fold(row[i]);
                var colon = folded.IndexOf(':', StringComparison.Ordinal);
                var label = colon < 0 ? folded : TableLayout.Fold(folded[..colon]);
                var raw = row[i].AsSpan(row[i].AsSpan().IndexOfAny(':', '：') + 1).Trim().ToString();
                var value = colon >= 0 && raw.Length > 0 ? raw : row.Skip(i + 1).FirstOrDefault(cell => !string.IsNullOrWhiteSpace(cell))?.Trim();
                if (value is not null)
                    Note(label, TableCell.Clean(value));
            }
    }

    void Note(string label, string value)
    {
        switch (label)
        {
            case "账号" or "本方账号" or "查询账号" or "账户账号" or "银行账号" or "卡号": Account ??= AccountNumber(value); break;
            case "币种": Currency ??= TableWords.Currency(value); break;
            case "起始日期" or "开始日期" or "查询起始日期" or "起始时间": From ??= BankDate.Date(value); break;
            case "终止日期" or "结束日期" or "截止日期" or "查询截止日期" or "结束时间": To ??= BankDate.Date(value); break;
        }
    }

    /// <summary>An account number as it is kept: without the blanks and dashes that banks print into it. Null when it has no digit.</summary>
    public static string? AccountNumber(string text)
    {
        var number = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return number.Any(char.IsAsciiDigit) ? number : null;
    }

    // 历史明细（4402012345678901234）.csv: one bank writes the account nowhere else. Others write there which days the file tells.
    static string? InBrackets(string? fileName) => fileName is null ? null
        : AccountInName().Matches(fileName).Select(match => match.Groups[1].Value).Where(text => !SaysDays(text)).Select(AccountNumber).FirstOrDefault(number => number is not null);

    // 20260301-20260331, 2026-03-01 2026-03-31, 202603-202604, 20260301152403: days, months or moments, one or two.
    static bool SaysDays(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var isBroken = digits.Length < text.Length;
        return digits.Length switch
        {
            8 => Day(digits) is not null,
            12 => isBroken && (Day(digits.AsSpan(0, 8)) is { } day && Day(string.Concat(digits.AsSpan(0, 4), digits.AsSpan(8))) >= day || Day($"{digits.AsSpan(0, 6)}01") <= Day($"{digits.AsSpan(6)}01")),
            14 => Day(digits.AsSpan(0, 8)) is not null && BankDate.Time(digits.AsSpan(8)) is not null,
            16 => Day(digits.AsSpan(0, 8)) <= Day(digits.AsSpan(8)),
            28 => Day(digits.AsSpan(0, 8)) <= Day(digits.AsSpan(14, 8)),
            _ => false,
        };
    }

    static LocalDate? Day(ReadOnlySpan<char> digits) => BankDate.Date(digits) is { Year: >= 1990 and <= 2099 } day ? day : null;

    [GeneratedRegex(@"[（(](\d[\d -]{8,38}\d)[）)]")]
    private static partial Regex AccountInName();
}
