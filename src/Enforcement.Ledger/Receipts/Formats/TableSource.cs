namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>Rows of cells, whatever file they stand in. One instance reads one table, from its first row on.</summary>
abstract class TableSource : IDisposable
{
    /// <summary>The cells of the row, without padding; valid until the next one is read.</summary>
    public string[] Cells { get; protected set; } = [];

    /// <summary>Line of a text, row of a sheet or page, from 1.</summary>
    public long Line { get; protected set; }

    /// <summary>Null for a file that has none.</summary>
    public virtual string? Sheet => null;

    /// <summary>Why this row cannot be read as it stands; the next one may.</summary>
    public FileProblem? Broken { get; protected set; }

    /// <summary>Goes to the next row; false behind the last.</summary>
    public abstract bool Read();

    public ProblemPlace Place(int? column = null, string? raw = null) => new(Line: Line, Column: column, Raw: raw, Sheet: Sheet);

    public virtual void Dispose()
    {
    }

    /// <summary>What no bank writes into a cell and no ledger can keep.</summary>
    protected FileProblem? CellFault()
    {
        for (var i = 0; i < Cells.Length; i++)
            if (Cells[i].Contains('\0', StringComparison.Ordinal))
                return FileProblems.ZeroCharacter(Place(i + 1));
        return null;
    }
}

/// <summary>Looks at the first rows of a table and gives them again.</summary>
sealed class PeekedSource : TableSource
{
    readonly TableSource inner;
    readonly Queue<(string[] Cells, long Line, FileProblem? Broken)> peeked = [];

    /// <param name="inner">Disposed with this.</param>
    public PeekedSource(TableSource inner, int rows)
    {
        this.inner = inner;
        while (peeked.Count < rows && inner.Read())
            peeked.Enqueue(([.. inner.Cells], inner.Line, inner.Broken));
        Head = [.. peeked.Select(row => (row.Cells, row.Line))];
    }

    public IReadOnlyList<(string[] Cells, long Line)> Head { get; }

    public override string? Sheet => inner.Sheet;

    public override bool Read()
    {
        if (peeked.TryDequeue(out var row))
            (Cells, Line, Broken) = row;
        else if (inner.Read())
            (Cells, Line, Broken) = (inner.Cells, inner.Line, inner.Broken);
        else
            return false;
        return true;
    }

    public override void Dispose() => inner.Dispose();
}
