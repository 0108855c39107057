namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>A bank's table of entries: a text, a workbook or a web page, read row by row. Which layout it has is found by its heading;
/// opening and closing balance come from the running balance, so every row of it is checked.</summary>
/// <param name="layouts">The columns of the banks, of two that fit equally well the first.</param>
public sealed class TableFormat(IReadOnlyList<TableLayout> layouts) : IStatementFormat
{
    public string Name => "table";

    /// <summary><c>csv.ccb</c>: the kind of file, then the layout. Of a workbook or page it is known when the heading has been read.</summary>
    public string? NameFor(FileHead head) => TableHeading.Find(head, layouts) is { } heading ? $"csv.{heading.Layout.Name}" : null;

    public bool Recognises(FileHead head) =>
        head.Kind is FileKind.OldExcel or FileKind.Zip or FileKind.Html || TableHeading.Find(head, layouts) is { IsComplete: true };

    public NearMiss? Explain(FileHead head) =>
        TableHeading.Find(head, [.. layouts.Where(layout => !layout.IsGeneric)]) is { IsComplete: false } heading
            ? new NearMiss(heading.Missing.Count, WhyNot(heading, sheet: null)) : null;

    static FileProblem WhyNot(TableHeading heading, string? sheet) => heading.Repeated is { } repeated
        ? FileProblems.RepeatedColumn(heading.Line, heading.Layout.Title, repeated) with { Sheet = sheet }
        : FileProblems.UnknownHeader(heading.Line, heading.Layout.Title, [.. heading.Missing.Select(c => c.Names[0])],
            string.Join(heading.Delimiter, heading.Cells)) with { Sheet = sheet };

    public IEnumerable<StatementEvent> Read(Stream bytes, FileHead head) => head.Kind switch
    {
        FileKind.Text => ReadText(bytes, head),
        FileKind.Html => ReadPage(bytes, head),
        _ => ReadWorkbook(bytes, head),
    };

    IEnumerable<StatementEvent> ReadText(Stream bytes, FileHead head)
    {
        var heading = TableHeading.Find(head, layouts) ?? throw new InvalidOperationException("Not a file of a known layout.");
        using var source = new CsvSource(bytes, head, heading.Delimiter);
        foreach (var read in ReadRows(source, heading))
            yield return read;
    }

    IEnumerable<StatementEvent> ReadPage(Stream bytes, FileHead head)
    {
        bytes.ReadExactly(new byte[head.BomLength]);
        using var source = new PeekedSource(new HtmlSource(new StreamReader(bytes, head.Encoding!, detectEncodingFromByteOrderMarks: false, leaveOpen: true)),
            TableHeading.RowsSearched);
        if (source.Head.Count == 0)
            yield return new ProblemFound(FileProblems.FormatUnknown("an HTML page"));
        else
            foreach (var read in ReadTable(source, "html", head))
                yield return read;
    }

    IEnumerable<StatementEvent> ReadWorkbook(Stream bytes, FileHead head)
    {
        using var workbook = Workbook.Open(bytes, head);
        foreach (var problem in workbook.Problems)
            yield return new ProblemFound(problem);
        if (workbook.Problems.Count > 0)
            yield break;
        var sheets = 0;
        var ignored = new List<string>();
        FileProblem? unknown = null;
        while (workbook.NextSheet() is { } source)
        {
            if (TableHeading.Find(source.Head, layouts, head.FileName) is not { IsComplete: true })
            {
                ignored.Add(source.Sheet ?? "");
                unknown ??= Unknown(source, head);
                continue;
            }
            sheets++;
            using var events = ReadTable(source, head.Kind == FileKind.Zip ? "xlsx" : "xls", head).GetEnumerator();
            while (workbook.Guarded(events.MoveNext))
                yield return events.Current;
        }
        if (workbook.Broken is { } broken)
            yield return new ProblemFound(broken);
        else if (sheets == 0)
            yield return new ProblemFound(unknown ?? FileProblems.Empty());
        else
            foreach (var sheet in ignored)
                yield return new ProblemFound(FileProblems.SheetIgnored(sheet));
    }

    IEnumerable<StatementEvent> ReadTable(PeekedSource source, string kind, FileHead head)
    {
        if (TableHeading.Find(source.Head, layouts, head.FileName) is not { IsComplete: true } heading)
        {
            yield return new ProblemFound(Unknown(source, head));
            yield break;
        }
        yield return new FormatFound($"{kind}.{heading.Layout.Name}");
        foreach (var read in ReadRows(source, heading))
            yield return read;
    }

    FileProblem Unknown(PeekedSource source, FileHead head) =>
        TableHeading.Find(source.Head, [.. layouts.Where(layout => !layout.IsGeneric)], head.FileName) is { IsComplete: false } near ? WhyNot(near, source.Sheet)
        : source.Head.MaxBy(row => row.Cells.Count(cell => cell.Length > 0)) is { } widest
            ? FileProblems.HeaderUnknown(widest.Line, string.Join(',', widest.Cells), source.Sheet) : FileProblems.Empty();

    static IEnumerable<StatementEvent> ReadRows(TableSource source, TableHeading heading)
    {
        var row = new TableRow(source, heading);
        TableStatement? statement = null;
        var finished = new HashSet<string>();
        var skipped = 0;
        while (source.Read())
        {
            if (row.Line <= heading.Line || row.IsBlank || row.IsHeading)
                continue;
            var isNext = statement is not null && row.BelongsToAnother(statement.Account);
            if (isNext)
            {
                foreach (var read in statement!.End())
                    yield return read;
                finished.Add(statement.Account);
            }
            if (statement is null || isNext)
            {
                // Totals and disclaimers alone do not make a statement.
                if (source.Broken is null && (row.IsRemark || row.SaysNothing))
                {
                    skipped++;
                    continue;
                }
                statement = new TableStatement(heading, row, skipped);
                yield return statement.Start();
                if (isNext && finished.Contains(statement.Account))
                    statement.AccountReturns(row);
            }
            foreach (var read in source.Broken is null ? statement.Read(row) : statement.Lose(source.Broken))
                yield return read;
        }
        foreach (var unknown in heading.Unknown)
            yield return new ProblemFound(FileProblems.ColumnIgnored(heading.Line, unknown) with { Sheet = source.Sheet });
        if (statement is null)
            yield return new ProblemFound(FileProblems.NoRows(heading.Line) with { Sheet = source.Sheet });
        else
            foreach (var read in statement.End())
                yield return read;
    }
}
