using CsvHelper;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>A bank's table of entries with separate debit and credit columns and a running balance, read row by row. Opening and
/// closing balance come from the running balance, so every row of it is checked.</summary>
/// <param name="layout">The columns of one bank.</param>
public sealed class CsvStatementFormat(CsvLayout layout) : IStatementFormat
{
    public string Name => layout.Name;

    public bool Recognises(FileHead head) => CsvTable.Find(head, layout) is { IsComplete: true };

    public NearMiss? Explain(FileHead head)
    {
        if (CsvTable.Find(head, layout) is not { IsComplete: false } table)
            return null;
        var problem = table.Repeated is { } repeated
            ? FileProblems.RepeatedColumn(table.HeadingLine, layout.Title, repeated)
            : FileProblems.UnknownHeader(table.HeadingLine, layout.Title, [.. table.Missing.Select(c => c.Names[0])],
                string.Join(table.Delimiter, table.Heading));
        return new NearMiss(table.Missing.Count, problem);
    }

    public IEnumerable<StatementEvent> Read(Stream bytes, FileHead head)
    {
        var table = CsvTable.Find(head, layout) ?? throw new InvalidOperationException($"Not a file for {Name}.");
        var encoding = head.Encoding ?? throw new InvalidOperationException("A table without an encoding was not recognised.");
        bytes.ReadExactly(new byte[head.BomLength]);
        using var text = new StreamReader(bytes, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        FileProblem? broken = null;
        using var reader = CsvReader.Create(text, CsvTable.Dialect(table.Delimiter, bad =>
            broken = FileProblems.BrokenQuoting(bad.LineNumber, bad.RawRecord)), leaveOpen: true);
        var row = new CsvStatementRow(reader, table);
        CsvStatement? statement = null;
        var finished = new HashSet<string>();
        while (reader.Read())
        {
            row.Load();
            if (row.Line <= table.HeadingLine || row.IsBlank || row.IsHeading)
            {
                broken = null;
                continue;
            }
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
                if (broken is null && row.IsRemark)
                    continue;
                statement = new CsvStatement(table, row);
                yield return statement.Start();
                if (isNext && finished.Contains(statement.Account))
                    statement.AccountReturns(row.Line);
            }
            foreach (var read in broken is null ? statement.Read(row) : statement.Lose(broken))
                yield return read;
            broken = null;
        }
        foreach (var unknown in table.Unknown)
            yield return new ProblemFound(FileProblems.ColumnIgnored(table.HeadingLine, unknown));
        if (statement is null)
            yield return new ProblemFound(FileProblems.NoRows(table.HeadingLine));
        else
            foreach (var read in statement.End())
                yield return read;
    }
}
