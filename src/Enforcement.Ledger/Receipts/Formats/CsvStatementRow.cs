using CsvHelper;
using Enforcement.Ledger.Kernel;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>One row of a bank's table, by field. A single instance serves a file.</summary>
sealed class CsvStatementRow(CsvReader reader, CsvTable table)
{
    static readonly string[] Remarks =
    [
        "合计", "总计", "小计", "本页", "以上", "说明", "提示", "温馨提示", "注:", "注：", "打印", "制表", "总笔数", "总金额",
        "借方合计", "贷方合计", "借方笔数", "贷方笔数", "借方总", "贷方总", "汇总",
    ];

    string[] cells = [];

    public long Line { get; private set; }

    public int Cells => cells.Length;

    public int HeadingCells => table.Heading.Count;

    public bool IsBlank { get; private set; }

    /// <summary>The heading once more, as at the top of a page.</summary>
    public bool IsHeading => table.Index(CsvField.BookedAt) is { } index && index < cells.Length && cells[index].Length > 0
        && !char.IsAsciiDigit(cells[index][0]) && cells[index] == CsvCell.Clean(table.Heading[index]);

    /// <summary>A total, a count or a disclaimer: it begins with one of their words and has no date where entries have theirs.</summary>
    public bool IsRemark => BankDate.Date(this[CsvField.BookedAt]) is null && Array.Find(cells, cell => cell.Length > 0) is { } first
        && Array.Exists(Remarks, word => first.StartsWith(word, StringComparison.Ordinal));

    /// <summary>The cell without padding; empty when the file has no such column or the row ends before it.</summary>
    public string this[CsvField field] => table.Index(field) is { } index && index < cells.Length ? cells[index] : "";

    /// <summary>Same, but null for blank and for the dashes that stand for nothing.</summary>
    public string? Text(CsvField field) => this[field] is { } text && text.AsSpan().ContainsAnyExcept("-") ? text : null;

    public AmountFault Amount(CsvField field, out Money amount) => BankAmount.ReadCell(this[field], out amount);

    public bool HasTextAfterHeading => cells.Skip(HeadingCells).Any(cell => cell.Length > 0);

    /// <summary>The row names another account than the statement, and nothing above the table says whose accounts they all are.</summary>
    public bool BelongsToAnother(string account) =>
        table.Account is null && Text(CsvField.Account) is { } own && own != account && !IsRemark;

    public string Heading(CsvField field) => table.Index(field) is { } index ? table.Heading[index].Trim() : field.ToString();

    public int? Column(CsvField field) => table.Index(field) + 1;

    /// <summary>Takes over the record the reader stands on.</summary>
    public void Load()
    {
        Line = reader.LineNumber;
        IsBlank = true;
        if (cells.Length != reader.FieldCount)
            cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = CsvCell.Clean(reader.GetString(i));
            IsBlank &= cells[i].Length == 0;
        }
    }
}
