using System.Globalization;
using System.Text;

namespace Enforcement.Ledger.Exports;

/// <summary>The letters of a printed form: how wide they are, how they are shown, and what the file must hold for it.</summary>
abstract class PrintedType
{
    /// <summary>The width of a character, in parts of the size.</summary>
    public abstract double Width(Rune rune);

    /// <summary>The operators that show the text between BT and ET, where the pen stands.</summary>
    public abstract string Show(string text, int size);

    /// <summary>Adds the fonts to the file.</summary>
    /// <returns>The names and objects of the font dictionary.</returns>
    public abstract string Resources(PdfFile file);
}

/// <summary>The reader's own Song (STSong-Light under the predefined map of Adobe-GB1), so that no font file is needed where the form is written.</summary>
/// <source>ISO 32000-1 §9.7.5.2</source>
sealed class ReaderSong : PrintedType
{
    public override double Width(Rune rune) => rune.Value < 0x80 ? 0.5 : 1;

    // The map knows the basic plane; a rarer character is printed as the mark that stands for one.
    public override string Show(string text, int size) =>
        $"/F1 {size} Tf <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(string.Concat(text.EnumerateRunes().Select(r => r.IsBmp ? r.ToString() : "〓"))))}> Tj";

    public override string Resources(PdfFile file)
    {
        var descriptor = file.Add("<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>");
        var letters = file.Add($"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor {descriptor} 0 R /DW 1000 /W [1 95 500 814 939 500] >>");
        return $"/F1 {file.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [{letters} 0 R] >>")} 0 R";
    }
}

/// <summary>The outlines of the letters that are used go into the file (Type 3, 255 to a font), with what they stand for: it looks and reads the same wherever it is opened.</summary>
/// <source>ISO 32000-1 §9.6.5, §9.10.3</source>
sealed class EmbeddedType(OutlineTypeface face) : PrintedType
{
    const int PerFont = 255;

    readonly List<Rune> used = [];
    readonly Dictionary<Rune, int> places = [];

    public override double Width(Rune rune) => face.Find(rune).Advance / (double)face.UnitsPerEm;

    public override string Show(string text, int size)
    {
        var shown = new StringBuilder();
        var font = -1;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!places.TryGetValue(rune, out var place))
            {
                places[rune] = place = used.Count;
                used.Add(rune);
            }
            if (place / PerFont != font)
            {
                font = place / PerFont;
                shown.Append(CultureInfo.InvariantCulture, $"{(shown.Length > 0 ? "> Tj " : "")}/T{font} {size} Tf <");
            }
            shown.Append(CultureInfo.InvariantCulture, $"{place % PerFont + 1:X2}");
        }
        return shown.Length == 0 ? "" : shown.Append("> Tj").ToString();
    }

    public override string Resources(PdfFile file)
    {
        var fonts = new StringBuilder();
        foreach (var (letters, i) in used.Chunk(PerFont).Select((l, i) => (l, i)))
        {
            var glyphs = letters.Select(face.Find).ToArray();
            var outlines = glyphs.Select((g, n) => $"/g{n + 1} {file.AddStream(string.Create(CultureInfo.InvariantCulture, $"{g.Advance} 0 {face.Box} d1\n{g.Outline}"))} 0 R");
            var meanings = file.AddStream(string.Create(CultureInfo.InvariantCulture,
                $"""
                /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
                1 begincodespacerange <00> <FF> endcodespacerange
                {string.Join('\n', letters.Select((r, n) => (r, n)).Chunk(100).Select(c => $"{c.Length} beginbfchar\n{string.Join('\n', c.Select(x => $"<{x.n + 1:X2}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(x.r.ToString()))}>"))}\nendbfchar"))}
                endcmap end end
                """));
            var scale = string.Create(CultureInfo.InvariantCulture, $"{1.0 / face.UnitsPerEm:0.######}");
            fonts.Append(CultureInfo.InvariantCulture, $"""
                /T{i} {file.Add($"""
                << /Type /Font /Subtype /Type3 /FontBBox [{face.Box}] /FontMatrix [{scale} 0 0 {scale} 0 0] /FirstChar 1 /LastChar {letters.Length} /Widths [{string.Join(' ', glyphs.Select(g => g.Advance))}]
                /Encoding << /Type /Encoding /Differences [1 {string.Join(' ', letters.Select((_, n) => $"/g{n + 1}"))}] >> /CharProcs << {string.Join(' ', outlines)} >> /Resources << >> /ToUnicode {meanings} 0 R >>
                """)} 0 R 
                """);
        }
        return fonts.ToString();
    }
}
