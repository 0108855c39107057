using System.Globalization;
using System.Text;

namespace Enforcement.Ledger.Reconciliation;

/// <summary>A form of lines and amounts as PDF pages (A4), in Chinese. The typeface is the reader's own Song (STSong-Light under the predefined
/// map of Adobe-GB1, ISO 32000-1 §9.7.5.2), so that no font file is needed where the form is written.</summary>
/// <remarks>ops/decisions/0018 says why no library writes it.</remarks>
public sealed class PrintedForm
{
    const int Width = 595;
    const int Height = 842;
    const int Margin = 56;
    const int Size = 10;
    const int Step = 17;

    readonly List<StringBuilder> pages = [];
    int y;

    public PrintedForm() => NewPage();

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

    // A bold of one's own: the outline is drawn with the filling.
    void Text(string text, double x, int size, bool strong = false) => pages[^1].Append(CultureInfo.InvariantCulture,
        $"BT /F1 {size} Tf {(strong ? "2 Tr 0.3 w 0 G" : "0 Tr")} {x:0.##} {y} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(Basic(text)))}> Tj ET\n");

    // The map knows the basic plane; a rarer character is printed as the mark that stands for one.
    static string Basic(string text) => string.Concat(text.EnumerateRunes().Select(r => r.IsBmp ? r.ToString() : "〓"));

    static double Measure(string text, int size) => Basic(text).Sum(c => c < 0x80 ? 0.5 : 1.0) * size;

    static List<string> Wrap(string text, double width)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Measure(part.ToString() + rune, Size) > width)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            part.Append(rune.ToString());
        }
        parts.Add(part.ToString());
        return parts;
    }

    public byte[] Write(string title)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{7 + 2 * i} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 939 500] >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
            $"<< /Title <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title))}> >>",
        };
        foreach (var (page, i) in pages.Select((p, i) => (p.ToString(), i)))
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << /F1 3 0 R >> >> /Contents {8 + 2 * i} 0 R >>");
            objects.Add($"<< /Length {page.Length} >>\nstream\n{page}endstream");
        }
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (body, i) in objects.Select((o, i) => (o, i)))
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{body}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{table}\n%%EOF\n");
        // All of it is ASCII: text goes in as hexadecimal.
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
