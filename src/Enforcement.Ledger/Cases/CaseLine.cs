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
