using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Enforcement.Ledger.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>Rows as a workbook or as CSV. Amounts are numbers with two decimals; text is never a formula, whatever it begins with.</summary>
public static class Spreadsheet
{
    const uint AmountStyle = 1;
    const uint TextStyle = 2;

    /// <summary>A workbook of one sheet. Cells are text, <see cref="Money"/>, dates, whole numbers, or null.</summary>
    public static byte[] Write(string sheet, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = Styles();
            var part = book.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            foreach (var row in rows)
                data.Append(new DocumentFormat.OpenXml.Spreadsheet.Row(row.Select(Cell)));
            part.Worksheet = new Worksheet(new Columns(new Column { Min = 1, Max = 1, Width = 46, CustomWidth = true }, new Column { Min = 2, Max = 16, Width = 18, CustomWidth = true }), data);
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = sheet, SheetId = 1, Id = book.GetIdOfPart(part) }));
        }
        return file.ToArray();
    }

    static Cell Cell(object? value) => value switch
    {
        null => new Cell(),
        Money money => new Cell { CellValue = new CellValue(money.ToString()), DataType = CellValues.Number, StyleIndex = AmountStyle },
        int or long => new Cell { CellValue = new CellValue(FormattableString.Invariant($"{value}")), DataType = CellValues.Number },
        // A string of its own, marked as quoted: no program takes it for a formula, also not after an edit.
        _ => new Cell { InlineString = new InlineString(new Text(Plain(value)) { Space = SpaceProcessingModeValues.Preserve }), DataType = CellValues.InlineString, StyleIndex = TextStyle },
    };

    static string Plain(object value)
    {
        var text = value is LocalDate date ? LocalDatePattern.Iso.Format(date) : value.ToString() ?? "";
        // XML has no place for most control characters; a bank's file may carry them.
        return string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
    }

    static Stylesheet Styles() => new(
        new Fonts(new DocumentFormat.OpenXml.Spreadsheet.Font()),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 4, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true, QuotePrefix = true }));

    /// <summary>CSV in UTF-8 with its mark, as spreadsheet programs of the office expect it.</summary>
    public static byte[] Csv(IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Field)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static string Field(object? value)
    {
        if (value is null)
            return "";
        if (value is Money money)
            return money.ToString();
        var text = Plain(value);
        // What a spreadsheet would take for a formula is told to be text.
        if (value is string && text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
