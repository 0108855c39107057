using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>One row of a bank's table, by field. A single instance serves a table.</summary>
sealed class TableRow(TableSource source, TableHeading heading)
{
    TableLayout Layout => heading.Layout;

    public long Line => source.Line;

    public int Cells => source.Cells.Length;

    public bool IsBlank => Array.TrueForAll(source.Cells, cell => cell.Length == 0);

    /// <summary>The heading once more, as at the top of a page.</summary>
    public bool IsHeading => heading.Index(TableField.BookedAt) is { } index && index < Cells && source.Cells[index].Length > 0
        && !char.IsAsciiDigit(source.Cells[index][0]) && source.Cells[index] == TableCell.Clean(heading.Cells[index]);

    /// <summary>Not an entry: a total, a count or a disclaimer in place of a date, or a text beside which no money stands.</summary>
    public bool IsRemark => Date(TableField.BookedAt) is null && Array.Find(source.Cells, cell => cell.Length > 0) is { } first
        && (TableWords.IsRemark(first) || TableWords.IsRemark(this[TableField.BookedAt]));

    /// <summary>Neither a date nor an amount where entries have theirs.</summary>
    public bool SaysNothing => Date(TableField.BookedAt) is null && Date(TableField.BookedOn) is null
        && MoneyFields.All(money => Amount(money, out _) == AmountFault.Empty);

    static readonly TableField[] MoneyFields = [TableField.Debit, TableField.Credit, TableField.Amount, TableField.Balance];

    /// <summary>The cell without padding; empty when the file has no such column or the row ends before it.</summary>
    public string this[TableField field] => heading.Index(field) is { } index && index < Cells ? source.Cells[index] : "";

    /// <summary>Same, but null for blank and for the dashes that stand for nothing.</summary>
    public string? Text(TableField field) => this[field] is { } text && text.AsSpan().ContainsAnyExcept("-") ? text : null;

    public AmountFault Amount(TableField field, out Money amount) => BankAmount.ReadCell(this[field], out amount);

    public bool Date(TableField field, out LocalDate date, out LocalTime? time) => BankDate.TryRead(this[field], out date, out time, Layout.Dates);

    LocalDate? Date(TableField field) => Date(field, out var date, out _) ? date : null;

    public bool HasTextAfterHeading
    {
        get
        {
            for (var i = heading.Cells.Count; i < Cells; i++)
                if (source.Cells[i].Length > 0)
                    return true;
            return false;
        }
    }

    /// <summary>The row names another account than the statement, and nothing above the table says whose accounts they all are.</summary>
    public bool BelongsToAnother(string account) =>
        heading.Account is null && Account is { } own && own != account && !IsRemark;

    public string? Account => Text(TableField.Account) is { } account ? TableHeading.AccountNumber(account) : null;

    public ProblemPlace Place(TableField? field = null, string? statementId = null) => field is { } of
        ? new(statementId, Line, heading.Index(of) + 1, heading.Index(of) is { } index ? heading.Cells[index].Trim() : of.ToString(), this[of], source.Sheet)
        : new(statementId, Line, Sheet: source.Sheet);
}
