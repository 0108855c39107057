using System.Globalization;
using ExcelDataReader;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>One sheet of a workbook, .xls or .xlsx. What a cell holds becomes the text that the bank's own CSV would have.</summary>
/// <param name="reader">Stands before the first row of the sheet; not disposed here.</param>
sealed class WorkbookSource(IExcelDataReader reader) : TableSource
{
    const int MostColumns = 256;
    const int LongestCell = 32_767;
    // An amount that a spreadsheet kept as a binary number lies this close to its two decimals, or it is not that amount.
    const decimal Nearly = 0.000001m;
    // Beyond it a binary number no longer tells fen apart.
    const double LargestExact = 1e13;

    public override string? Sheet { get; } = reader.Name;

    public override bool Read()
    {
        if (!reader.Read())
            return false;
        Line++;
        Broken = reader.FieldCount > MostColumns ? FileProblems.TooManyColumns(Place(), MostColumns) : null;
        var width = Math.Min(reader.FieldCount, MostColumns);
        if (Cells.Length != width)
            Cells = new string[width];
        for (var i = 0; i < width; i++)
        {
            Cells[i] = TableCell.Clean(Text(reader.GetValue(i)));
            if (Cells[i].Length > LongestCell)
            {
                Cells[i] = Cells[i][..LongestCell];
                Broken ??= FileProblems.CellTooLong(Place(i + 1));
            }
        }
        Broken ??= CellFault();
        return true;
    }

    static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        double number => Number(number),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.AddMilliseconds(500).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    static string Number(double number)
    {
        if (!double.IsFinite(number) || Math.Abs(number) > LargestExact)
            return number.ToString("R", CultureInfo.InvariantCulture);
        var exact = (decimal)number;
        var rounded = Math.Round(exact, 2);
        return Math.Abs(exact - rounded) >= Nearly ? number.ToString("R", CultureInfo.InvariantCulture)
            : rounded == Math.Truncate(rounded) ? rounded.ToString("0", CultureInfo.InvariantCulture)
            : rounded.ToString("0.00", CultureInfo.InvariantCulture);
    }
}
