using System.Globalization;
using System.Text;

namespace Enforcement.Ledger.Exports;

/// <summary>A form of a title, lines, amounts, fields and boxes to sign in, as PDF pages (A4), in Chinese.</summary>
/// <remarks>ops/decisions/0018 says why no library writes it, and 0037 which letters are in the file.</remarks>
public sealed class PrintedForm
{
    const int Width = 595;
    const int Height = 842;
    const int Margin = 56;
    const int Size = 10;
    const int Step = 17;
    const int LabelWidth = 110;
    const int Padding = 6;

    readonly PrintedType type;
    readonly List<StringBuilder> pages = [];
    int y;

    /// <param name="typeface">Whose outlines go into the file; null for the reader's own Song.</param>
    public PrintedForm(OutlineTypeface? typeface = null)
    {
        type = typeface is null ? new ReaderSong() : new EmbeddedType(typeface);
        NewPage();
    }

    public void Centred(string text, int size)
    {
        y -= size;
        Text(text, (Width - Measure(text, size)) / 2, size);
        y -= size;
    }

    public void Line(string text)
    {
        foreach (var part in Wrap(text, Width - 2 * Margin))
        {
            Feed();
            Text(part, Margin, Size);
        }
    }

    /// <summary>A text with its amount at the right edge, ruled below.</summary>
    public void Row(string text, string? amount, bool strong)
    {
        const int amountWidth = 120;
        var parts = Wrap(text, Width - 2 * Margin - amountWidth);
        for (var i = 0; i < parts.Count; i++)
        {
            Feed();
            Text(parts[i], Margin, Size, strong);
            if (i == parts.Count - 1 && amount is not null)
                Text(amount, Width - Margin - Measure(amount, Size), Size, strong);
        }
        pages[^1].Append(CultureInfo.InvariantCulture, $"0.4 w 0.75 G {Margin} {y - 5} m {Width - Margin} {y - 5} l S\n");
    }

    /// <summary>A label and its value, framed as one row of a table; a value with several lines keeps them.</summary>
    public void Field(string label, string value)
    {
        var lines = value.Split('\n').SelectMany(v => Wrap(v, Width - 2 * Margin - LabelWidth - 2 * Padding)).ToList();
        var names = Wrap(label, LabelWidth - 2 * Padding);
        // A long list of values goes on over the page, in a frame of its own.
        for (var i = 0; i == 0 || i < lines.Count;)
        {
            if (y - Step - Padding < Margin)
                NewPage();
            var rows = Math.Max(i == 0 ? names.Count : 1, Math.Min(lines.Count - i, Math.Max(1, (y - Margin - Padding) / Step)));
            var height = rows * Step + Padding / 2;
            Frame(Margin, y - height, LabelWidth, height);
            Frame(Margin + LabelWidth, y - height, Width - 2 * Margin - LabelWidth, height);
            for (var row = 0; row < rows; row++)
            {
                var line = y - (row + 1) * Step + Padding / 2;
                if (i == 0 && row < names.Count)
                    TextAt(names[row], Margin + Padding, line, Size);
                if (i + row < lines.Count)
                    TextAt(lines[i + row], Margin + LabelWidth + Padding, line, Size);
            }
            y -= height;
            i += rows;
        }
    }

    /// <summary>Boxes side by side to sign in, with whom and the day.</summary>
    public void Boxes(IReadOnlyList<string> names)
    {
        const int height = 74;
        if (y - height < Margin)
            NewPage();
        var width = (Width - 2 * Margin) / names.Count;
        for (var i = 0; i < names.Count; i++)
        {
            var x = Margin + i * width;
            Frame(x, y - height, i == names.Count - 1 ? Width - 2 * Margin - i * width : width, height);
            TextAt(names[i], x + Padding, y - Step, Size);
            TextAt("年　　月　　日", x + Padding, y - height + Padding, Size);
        }
        y -= height;
    }

    /// <summary>A square of dark and light modules at the right edge, with lines beside it.</summary>
    public void Marked(IReadOnlyList<string> lines, IReadOnlyList<System.Collections.BitArray> modules)
    {
        const int side = 84;
        if (y - side - Step < Margin)
            NewPage();
        y -= Step / 2;
        var top = y;
        var cell = side / (double)modules.Count;
        var page = pages[^1].Append("0 g\n");
        for (var row = 0; row < modules.Count; row++)
            for (var column = 0; column < modules.Count; column++)
                if (modules[row][column])
                    page.Append(CultureInfo.InvariantCulture, $"{Width - Margin - side + column * cell:0.###} {top - (row + 1) * cell:0.###} {cell:0.###} {cell:0.###} re\n");
        page.Append("f\n");
        foreach (var part in lines.SelectMany(l => Wrap(l, Width - 2 * Margin - side - Padding)))
        {
            y -= Step;
            TextAt(part, Margin, y, Size);
        }
        y = Math.Min(y, top - side);
    }

    public void Gap() => y -= Step;

    void Feed()
    {
        y -= Step;
        if (y < Margin)
        {
            NewPage();
            y -= Step;
        }
    }

    void NewPage()
    {
        pages.Add(new());
        y = Height - Margin;
    }

    void Frame(int x, int bottom, int width, int height) => pages[^1].Append(CultureInfo.InvariantCulture, $"0.6 w 0 G {x} {bottom} {width} {height} re S\n");

    void Text(string text, double x, int size, bool strong = false) => TextAt(text, x, y, size, strong);

    // A bold of one's own: the outline is drawn with the filling.
    void TextAt(string text, double x, int at, int size, bool strong = false) => pages[^1].Append(CultureInfo.InvariantCulture,
        $"BT {(strong ? "2 Tr 0.3 w 0 G" : "0 Tr")} 0 g {x:0.##} {at} Td {type.Show(text, size)} ET\n");

    double Measure(string text, int size) => text.EnumerateRunes().Sum(type.Width) * size;

    List<string> Wrap(string text, double width)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var length = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            var more = type.Width(rune) * Size;
            if (length + more > width)
            {
                parts.Add(part.ToString());
                part.Clear();
                length = 0;
            }
            part.Append(rune.ToString());
            length += more;
        }
        parts.Add(part.ToString());
        return parts;
    }

    public byte[] Write(string title)
    {
        var file = new PdfFile();
        var (root, tree) = (file.Reserve(), file.Reserve());
        var fonts = type.Resources(file);
        var leaves = pages.Select(page => file.Add($"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << {fonts} >> >> /Contents {file.AddStream(page.ToString())} 0 R >>")).ToArray();
        file.Set(root, $"<< /Type /Catalog /Pages {tree} 0 R >>");
        file.Set(tree, $"<< /Type /Pages /Count {leaves.Length} /Kids [{string.Join(' ', leaves.Select(l => $"{l} 0 R"))}] >>");
        return file.Write(root, file.Add($"<< /Title {PdfFile.Text(title)} >>"));
    }
}
