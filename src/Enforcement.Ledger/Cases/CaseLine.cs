using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Cases;

/// <summary>One line of a case file, of either format: the cells that are not blank, and where they stand.</summary>
/// <param name="line">The line of a CSV file.</param>
/// <param name="path">The object of a JSON file.</param>
/// <param name="opening">The first line of the same JSON object; null for that line itself and for every line of CSV.</param>
sealed class CaseLine(int? line, string? path, CaseLine? opening = null)
{
    readonly Dictionary<CaseColumn, CaseCell> cells = [];

    public int? Line { get; } = line;

    public string? Path { get; } = path;

    /// <summary>The line that holds the case number for this one: itself, save in a JSON object of several.</summary>
    public CaseLine Opening => opening ?? this;

    /// <summary>The cell of a column, or null when it is blank or absent.</summary>
    public CaseCell? this[CaseColumn column] => cells.GetValueOrDefault(column);

    public void Add(CaseColumn column, CaseCell cell)
    {
        if (!string.IsNullOrWhiteSpace(cell.Text))
            cells[column] = cell;
    }

    public bool Has(params ReadOnlySpan<CaseColumn> columns)
    {
        foreach (var column in columns)
        {
            if (cells.ContainsKey(column))
                return true;
        }

        return false;
    }
}

/// <summary>A cell: its text without the blanks around it, the name the file gives its column, and its place in a JSON file.</summary>
sealed record CaseCell(string Text, string Field, string? Path);

/// <summary>The faults of one file, gathered so that all are told at once.</summary>
sealed class CaseFaults(string file)
{
    /// <summary>Nobody mends more in one go, and a hostile file must not fill the memory with complaints.</summary>
    public const int Most = 1_000;

    readonly List<FileFault> faults = [];
    int all;

    /// <summary>By line; those of a JSON file in the order in which they were met.</summary>
    public IReadOnlyList<FileFault> Faults => all <= Most
        ? [.. faults.OrderBy(f => f.Line)]
        : [.. faults.OrderBy(f => f.Line), new FileFault("case.too-many-faults", file, null, null, null,
            $"{all - Most} more faults are not shown; mend these first and read the file again.", $"另有 {all - Most} 处错误未显示，请先改正以上错误后重新读取。")];

    public int Count => all;

    public void OfFile(string code, string sentence, string chinese, int? line = null, string? path = null, string? field = null)
    {
        if (++all <= Most)
            faults.Add(new FileFault(code, file, line, path, field, sentence, chinese));
    }

    public void OfLine(string code, CaseLine line, CaseColumn column, string sentence, string chinese)
    {
        var cell = line[column];
        OfFile(code, sentence, chinese, line.Line, cell?.Path ?? line.Path, cell?.Field ?? CaseColumns.English(column));
    }

    public void OfLine(CaseLine line, CaseColumn column, string code, IdentifierFault fault) =>
        OfLine(code, line, column, fault.Sentence, fault.Chinese);
}
