using System.Globalization;
using System.Text;

namespace Enforcement.Ledger.Exports;

/// <summary>The outlines of a CFF table, each drawn when it is asked for.</summary>
/// <source>Adobe Technical Notes 5176 (CFF) and 5177 (Type 2 charstrings)</source>
sealed class CffOutlines
{
    const int DeepestCall = 10;

    readonly OutlineTypeface.FontBytes file;
    readonly long table;
    readonly Index letters;
    readonly Index shared;
    readonly Index?[] own;
    readonly Func<int, int> fontOf;

    public CffOutlines(OutlineTypeface.FontBytes file, long table)
    {
        this.file = file;
        this.table = table;
        var names = ReadIndex(table + file.Bytes(table + 2, 1)[0]);
        var tops = ReadIndex(names.End);
        var strings = ReadIndex(tops.End);
        shared = ReadIndex(strings.End);
        var top = ReadDictionary(Item(tops, 0));
        letters = ReadIndex(table + Number(top, 17));
        if (top.TryGetValue(1236, out var fonts))
        {
            var all = ReadIndex(table + (long)fonts[0]);
            own = [.. Enumerable.Range(0, all.Count).Select(i => Subroutines(ReadDictionary(Item(all, i))))];
            fontOf = ReadSelection(table + Number(top, 1237));
        }
        else
        {
            own = [Subroutines(top)];
            fontOf = _ => 0;
        }
    }

    /// <summary>The outline of a glyph, filled, in the operators of a PDF.</summary>
    public string Draw(int glyph)
    {
        var pen = new Pen(file, shared, own[fontOf(glyph)]);
        pen.Run(Item(letters, glyph), 0);
        return pen.Close();
    }

    /// <param name="Data">Where the first byte would be if offsets began at 0.</param>
    sealed record Index(int Count, int OffsetSize, long Offsets, long Data, long End);

    Index ReadIndex(long at)
    {
        var count = file.UInt16(at);
        if (count == 0)
            return new(0, 1, at, at, at + 2);
        var size = file.Bytes(at + 2, 1)[0];
        var data = at + 3 + (long)(count + 1) * size - 1;
        return new(count, size, at + 3, data, data + Offset(file, at + 3 + (long)count * size, size));
    }

    static long Offset(OutlineTypeface.FontBytes file, long at, int size) => file.Bytes(at, size).Aggregate(0L, (n, b) => n << 8 | b);

    byte[] Item(Index index, int i) => Item(file, index, i);

    static byte[] Item(OutlineTypeface.FontBytes file, Index index, int i)
    {
        if (i < 0 || i >= index.Count)
            throw new InvalidDataException("The font asks for an outline that it does not have.");
        var (from, to) = (Offset(file, index.Offsets + (long)i * index.OffsetSize, index.OffsetSize), Offset(file, index.Offsets + (long)(i + 1) * index.OffsetSize, index.OffsetSize));
        return file.Bytes(index.Data + from, (int)(to - from));
    }

    Index? Subroutines(Dictionary<int, double[]> font)
    {
        if (!font.TryGetValue(18, out var place))
            return null;
        var at = table + (long)place[1];
        return ReadDictionary(file.Bytes(at, (int)place[0])).TryGetValue(19, out var subroutines) ? ReadIndex(at + (long)subroutines[0]) : null;
    }

    Func<int, int> ReadSelection(long at)
    {
        var format = file.Bytes(at, 1)[0];
        if (format == 0)
            return glyph => file.Bytes(at + 1 + glyph, 1)[0];
        if (format != 3)
            throw new InvalidDataException("The font divides its letters in an unknown way.");
        var ranges = Enumerable.Range(0, file.UInt16(at + 1)).Select(i => (First: file.UInt16(at + 3 + 3 * i), Font: file.Bytes(at + 5 + 3 * i, 1)[0])).ToArray();
        return glyph => Array.FindLast(ranges, r => r.First <= glyph).Font;
    }

    static long Number(Dictionary<int, double[]> dictionary, int key) => dictionary.TryGetValue(key, out var value) ? (long)value[0] : throw new InvalidDataException($"The font says nothing of {key}.");

    // Operators of two bytes are 1200 and the second one. Fractions stand at places that nobody asks for here.
    static Dictionary<int, double[]> ReadDictionary(byte[] bytes)
    {
        var (found, operands) = (new Dictionary<int, double[]>(), new List<double>());
        for (var i = 0; i < bytes.Length; i++)
        {
            int b = bytes[i];
            if (b <= 21)
            {
                found[b == 12 ? 1200 + bytes[++i] : b] = [.. operands];
                operands.Clear();
            }
            else if (b == 30)
            {
                while ((bytes[++i] & 0xF) != 0xF)
                    ;
                operands.Add(0);
            }
            else if (b == 29)
            {
                operands.Add(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(i + 1)));
                i += 4;
            }
            else
                operands.Add(Small(bytes, ref i));
        }
        return found;
    }

    // The numbers that dictionaries and charstrings write alike.
    static int Small(byte[] bytes, ref int i)
    {
        int b = bytes[i];
        return b switch
        {
            28 => System.Buffers.Binary.BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan((i += 2) - 1)),
            <= 246 => b - 139,
            <= 250 => (b - 247) * 256 + bytes[++i] + 108,
            _ => -(b - 251) * 256 - bytes[++i] - 108,
        };
    }

    /// <summary>Follows a charstring and writes down the path.</summary>
    sealed class Pen(OutlineTypeface.FontBytes file, Index shared, Index? own)
    {
        readonly StringBuilder path = new();
        readonly List<double> stack = [];
        double x, y;
        int hints;
        bool open, ended;

        public string Close()
        {
            Shut();
            return path.Append("f").ToString();
        }

        public void Run(byte[] code, int depth)
        {
            if (depth > DeepestCall)
                throw new InvalidDataException("The font's outlines call each other without end.");
            for (var i = 0; i < code.Length && !ended; i++)
            {
                var b = code[i];
                if (b == 255)
                {
                    stack.Add(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(code.AsSpan(i + 1)) / 65536.0);
                    i += 4;
                }
                else if (b >= 32 || b == 28)
                    stack.Add(Small(code, ref i));
                else if (b is 10 or 29)
                    Run(Subroutine(b == 10 ? own : shared), depth + 1);
                else if (b == 11)
                    return;
                else if (b is 19 or 20)
                {
                    hints += stack.Count / 2;
                    stack.Clear();
                    i += (hints + 7) / 8;
                }
                else if (b == 12)
                    Flex(code[++i]);
                else
                    Draw(b);
            }
        }

        byte[] Subroutine(Index? index)
        {
            var number = (int)stack[^1];
            stack.RemoveAt(stack.Count - 1);
            var count = index?.Count ?? 0;
            return Item(file, index ?? throw new InvalidDataException("The font calls what it does not have."), number + (count < 1240 ? 107 : count < 33900 ? 1131 : 32768));
        }

        void Draw(byte what)
        {
            var s = stack;
            var n = s.Count;
            switch (what)
            {
                case 1 or 3 or 18 or 23:
                    hints += n / 2;
                    break;
                case 21:
                    Move(s[n - 2], s[n - 1]);
                    break;
                case 22:
                    Move(s[n - 1], 0);
                    break;
                case 4:
                    Move(0, s[n - 1]);
                    break;
                case 5:
                    for (var i = 0; i + 1 < n; i += 2)
                        Line(s[i], s[i + 1]);
                    break;
                case 6 or 7:
                    for (var i = 0; i < n; i++)
                        if (what == 6 == (i % 2 == 0))
                            Line(s[i], 0);
                        else
                            Line(0, s[i]);
                    break;
                case 8 or 24:
                    var at = 0;
                    for (; at + 5 < n; at += 6)
                        Curve(s[at], s[at + 1], s[at + 2], s[at + 3], s[at + 4], s[at + 5]);
                    if (what == 24)
                        Line(s[at], s[at + 1]);
                    break;
                case 25:
                    for (at = 0; at + 7 < n; at += 2)
                        Line(s[at], s[at + 1]);
                    Curve(s[at], s[at + 1], s[at + 2], s[at + 3], s[at + 4], s[at + 5]);
                    break;
                case 26:
                    for (at = n % 4; at + 3 < n; at += 4)
                        Curve(at == 1 ? s[0] : 0, s[at], s[at + 1], s[at + 2], 0, s[at + 3]);
                    break;
                case 27:
                    for (at = n % 4; at + 3 < n; at += 4)
                        Curve(s[at], at == 1 ? s[0] : 0, s[at + 1], s[at + 2], s[at + 3], 0);
                    break;
                case 30 or 31:
                    var across = what == 31;
                    for (at = 0; at + 3 < n; at += 4, across = !across)
                    {
                        var last = n - at == 5 ? s[at + 4] : 0;
                        if (across)
                            Curve(s[at], 0, s[at + 1], s[at + 2], last, s[at + 3]);
                        else
                            Curve(0, s[at], s[at + 1], s[at + 2], s[at + 3], last);
                    }
                    break;
                case 14:
                    ended = true;
                    break;
                default:
                    throw new InvalidDataException($"The font draws with {what}, which nothing here knows.");
            }
            stack.Clear();
        }

        void Flex(byte what)
        {
            var s = stack;
            switch (what)
            {
                case 34:
                    Curve(s[0], 0, s[1], s[2], s[3], 0);
                    Curve(s[4], 0, s[5], -s[2], s[6], 0);
                    break;
                case 35:
                    Curve(s[0], s[1], s[2], s[3], s[4], s[5]);
                    Curve(s[6], s[7], s[8], s[9], s[10], s[11]);
                    break;
                case 36:
                    Curve(s[0], s[1], s[2], s[3], s[4], 0);
                    Curve(s[5], 0, s[6], s[7], s[8], -(s[1] + s[3] + s[7]));
                    break;
                case 37:
                    var (dx, dy) = (s[0] + s[2] + s[4] + s[6] + s[8], s[1] + s[3] + s[5] + s[7] + s[9]);
                    Curve(s[0], s[1], s[2], s[3], s[4], s[5]);
                    if (Math.Abs(dx) > Math.Abs(dy))
                        Curve(s[6], s[7], s[8], s[9], s[10], -dy);
                    else
                        Curve(s[6], s[7], s[8], s[9], -dx, s[10]);
                    break;
                default:
                    throw new InvalidDataException($"The font draws with 12 {what}, which nothing here knows.");
            }
            stack.Clear();
        }

        void Shut()
        {
            if (open)
                path.Append("h\n");
            open = false;
        }

        void Move(double dx, double dy)
        {
            Shut();
            (x, y) = (x + dx, y + dy);
            path.Append(CultureInfo.InvariantCulture, $"{x:0.##} {y:0.##} m\n");
            open = true;
        }

        void Line(double dx, double dy)
        {
            (x, y) = (x + dx, y + dy);
            path.Append(CultureInfo.InvariantCulture, $"{x:0.##} {y:0.##} l\n");
        }

        void Curve(double ax, double ay, double bx, double by, double cx, double cy)
        {
            var (x1, y1) = (x + ax, y + ay);
            var (x2, y2) = (x1 + bx, y1 + by);
            (x, y) = (x2 + cx, y2 + cy);
            path.Append(CultureInfo.InvariantCulture, $"{x1:0.##} {y1:0.##} {x2:0.##} {y2:0.##} {x:0.##} {y:0.##} c\n");
        }
    }
}
