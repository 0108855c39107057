using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Enforcement.Ledger.Exports;

/// <summary>A letter: how far the pen moves, and its outline in the operators of a PDF.</summary>
public sealed record OutlineGlyph(int Advance, string Outline);

/// <summary>An OpenType font with CFF outlines, alone or in a collection, read letter by letter: the file stays where it is.</summary>
/// <source>OpenType 1.9 (cmap format 12, hmtx, CFF); Adobe Technical Note 5176</source>
public sealed class OutlineTypeface : IDisposable
{
    const uint Collection = 0x74746366;
    const uint WithCff = 0x4F54544F;

    readonly FontBytes file;
    readonly Dictionary<string, long> tables = [];
    readonly (uint First, uint Last, uint Glyph)[] map;
    readonly CffOutlines outlines;
    readonly int advances;
    readonly ConcurrentDictionary<Rune, OutlineGlyph> read = [];

    OutlineTypeface(FontBytes file, long face)
    {
        this.file = file;
        if (UInt32(face) != WithCff)
            throw new InvalidDataException("The font has no CFF outlines.");
        for (var i = 0; i < UInt16(face + 4); i++)
            tables[Encoding.ASCII.GetString(file.Bytes(face + 12 + 16 * i, 4))] = UInt32(face + 12 + 16 * i + 8);
        var head = Table("head");
        UnitsPerEm = UInt16(head + 18);
        Box = string.Join(' ', Enumerable.Range(0, 4).Select(i => BinaryPrimitives.ReadInt16BigEndian(file.Bytes(head + 36 + 2 * i, 2))));
        advances = UInt16(Table("hhea") + 34);
        map = ReadMap();
        outlines = new CffOutlines(file, Table("CFF "));
    }

    public int UnitsPerEm { get; }

    /// <summary>Around every letter, as a PDF writes it.</summary>
    public string Box { get; }

    /// <param name="path">Of a font or a collection; of a collection the face for simplified Chinese is taken, or else the first.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no such font.</exception>
    public static OutlineTypeface Open(string path)
    {
        var file = new FontBytes(File.OpenHandle(path));
        try
        {
            long[] faces = file.UInt32(0) == Collection ? [.. Enumerable.Range(0, (int)Math.Min(file.UInt32(8), 64)).Select(i => (long)file.UInt32(12 + 4 * i))] : [0];
            return new(file, faces.FirstOrDefault(f => NameOf(file, f).Contains("sc", StringComparison.OrdinalIgnoreCase), faces[0]));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A letter; of one that the font lacks, the mark that stands for it.</summary>
    public OutlineGlyph Find(Rune rune) => read.GetOrAdd(rune, r =>
    {
        var glyph = GlyphOf((uint)r.Value);
        if (glyph == 0)
            glyph = GlyphOf('〓');
        return new(UInt16(Table("hmtx") + 4 * Math.Min(glyph, advances - 1)), outlines.Draw(glyph));
    });

    public void Dispose() => file.Dispose();

    int GlyphOf(uint code)
    {
        var (low, high) = (0, map.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (code < map[middle].First)
                high = middle - 1;
            else if (code > map[middle].Last)
                low = middle + 1;
            else
                return (int)(map[middle].Glyph + code - map[middle].First);
        }
        return 0;
    }

    (uint, uint, uint)[] ReadMap()
    {
        var cmap = Table("cmap");
        for (var i = 0; i < UInt16(cmap + 2); i++)
        {
            var at = cmap + UInt32(cmap + 8 + 8 * i);
            if (UInt16(at) == 12)
            {
                var groups = file.Bytes(at + 16, 12 * (int)UInt32(at + 12));
                return [.. Enumerable.Range(0, groups.Length / 12).Select(g => (Of(g, 0), Of(g, 4), Of(g, 8)))];

                uint Of(int group, int place) => BinaryPrimitives.ReadUInt32BigEndian(groups.AsSpan(12 * group + place));
            }
        }
        throw new InvalidDataException("The font has no map of all characters.");
    }

    // The PostScript name of a face, such as NotoSerifCJKsc-Regular.
    static string NameOf(FontBytes file, long face)
    {
        for (var i = 0; i < file.UInt16(face + 4); i++)
        {
            if (Encoding.ASCII.GetString(file.Bytes(face + 12 + 16 * i, 4)) != "name")
                continue;
            var table = (long)file.UInt32(face + 12 + 16 * i + 8);
            for (var n = 0; n < file.UInt16(table + 2); n++)
            {
                var record = table + 6 + 12 * n;
                if (file.UInt16(record + 6) == 6)
                    return string.Concat(Encoding.Latin1.GetString(file.Bytes(table + file.UInt16(table + 4) + file.UInt16(record + 10), file.UInt16(record + 8))).Where(c => c != '\0')).Split("CJK")[^1];
            }
        }
        return "";
    }

    long Table(string name) => tables.TryGetValue(name, out var place) ? place : throw new InvalidDataException($"The font has no {name} table.");

    ushort UInt16(long at) => file.UInt16(at);

    uint UInt32(long at) => file.UInt32(at);

    /// <summary>The bytes of the file, read where they are asked for.</summary>
    internal sealed class FontBytes(SafeFileHandle handle) : IDisposable
    {
        public byte[] Bytes(long at, int count)
        {
            if (at < 0 || count < 0 || at + count > RandomAccess.GetLength(handle))
                throw new InvalidDataException("The font file ends too early.");
            var bytes = new byte[count];
            for (var have = 0; have < count;)
                have += RandomAccess.Read(handle, bytes.AsSpan(have), at + have) is > 0 and var more ? more : throw new InvalidDataException("The font file ends too early.");
            return bytes;
        }

        public ushort UInt16(long at) => BinaryPrimitives.ReadUInt16BigEndian(Bytes(at, 2));

        public uint UInt32(long at) => BinaryPrimitives.ReadUInt32BigEndian(Bytes(at, 4));

        public void Dispose() => handle.Dispose();
    }
}
