using System.Text;
using Enforcement.Ledger.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Exports;

/// <summary>What a sheet is written as.</summary>
public enum SheetFormat
{
    Csv,
    Xlsx,
}

/// <summary>Rows written one by one, as a workbook or as CSV; none is kept. Cells are text, <see cref="Money"/>, dates, whole numbers, or null.
/// Amounts are numbers with two decimals; text is never a formula, whatever it begins with.</summary>
public abstract class SheetWriter : IDisposable
{
    /// <param name="heading">The first row, of a further sheet too; null for a form without one.</param>
    /// <param name="at">The moment that the file carries: the same rows at the same moment are the same bytes.</param>
    public static SheetWriter Open(SheetFormat format, Stream to, string title, IReadOnlyList<object?>? heading, Instant at) => format switch
    {
        SheetFormat.Csv => new CsvSheet(to, heading),
        SheetFormat.Xlsx => new WorkbookSheet(to, title, heading, at),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    public abstract void Write(IReadOnlyList<object?> row);

    /// <summary>Ends the file; the stream stays open.</summary>
    public abstract void Dispose();

    protected static string Plain(object value)
    {
        var text = value is LocalDate date ? LocalDatePattern.Iso.Format(date) : FormattableString.Invariant($"{value}");
        // XML has no place for most control characters; a bank's file may carry them. Names may have characters beyond the basic plane.
        return string.Concat(text.EnumerateRunes().Where(r => !r.IsBmp || System.Xml.XmlConvert.IsXmlChar((char)r.Value)).Select(r => r.ToString()));
    }
}

/// <summary>CSV in UTF-8 with its mark, as spreadsheet programs of the office expect it.</summary>
sealed class CsvSheet : SheetWriter
{
    readonly StreamWriter writer;

    public CsvSheet(Stream to, IReadOnlyList<object?>? heading)
    {
        writer = new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        if (heading is not null)
            Write(heading);
    }

    public override void Write(IReadOnlyList<object?> row) => writer.WriteLine(string.Join(',', row.Select(Field)));

    public override void Dispose() => writer.Dispose();

    static string Field(object? value)
    {
        if (value is null)
            return "";
        if (value is Money money)
            return money.ToString();
        var text = Plain(value);
        // What a spreadsheet would take for a formula is told to be text; some take the full-width signs too, and some skip blanks before them.
        if (value is string && (text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] || text is ['\t' or '\r' or '\n', ..]))
            text = "'" + text;
        return text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
