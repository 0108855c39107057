using System.Buffers;
using System.Text;

namespace Enforcement.Ledger.Receipts.Formats;

public enum FileKind
{
    Empty,
    Xml,
    Html,
    Text,
    /// <summary>An OLE file: .xls, whatever its name.</summary>
    OldExcel,
    /// <summary>A zip container: .xlsx or a zip, whatever its name.</summary>
    Zip,
    Pdf,
    /// <summary>Bytes that are neither of the above nor text in an encoding that banks use.</summary>
    Unreadable,
}

/// <summary>The first bytes of a file and what they show: kind, encoding, text. The name of the file is never asked for them.</summary>
public sealed class FileHead
{
    /// <summary>Enough for forty rows of a table, and for the comments that some banks put before the first XML element.</summary>
    public const int Length = 65_536;

    internal static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static FileHead() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="bytes">From the first byte of the file.</param>
    /// <param name="isWhole">These bytes are the whole file; otherwise a character cut at the end is forgiven.</param>
    public FileHead(ReadOnlyMemory<byte> bytes, bool isWhole)
    {
        (Bytes, IsWhole) = (bytes, isWhole);
        WireHeaderLength = WireHeader(bytes.Span);
        var start = bytes.Span[WireHeaderLength..];
        if (start.IsEmpty)
            return;
        Kind = Signature(start);
        if (Kind != FileKind.Text)
            return;
        (Encoding, BomLength) = Mark(start);
        // A page may say anything about its encoding; it is read as any text is.
        if (Encoding is null && LooksLikeMarkup(start) && !IsHtml(Encoding.Latin1.GetString(start)))
        {
            // An XML file tells its own encoding. Its outline is ASCII in all of them, so Latin-1 shows it without loss.
            Text = Encoding.Latin1.GetString(start);
            Kind = FileKind.Xml;
            EncodingName = DeclaredEncoding(Text) ?? "utf-8";
            return;
        }
        Encoding ??= TryDecode(Utf8, start, isWhole) is not null ? Utf8
            : start.Contains((byte)0) || IsDamagedUtf8(start) ? null
            : TryDecode(Gb18030, start, isWhole) is not null ? Gb18030 : null;
        Text = Encoding is null ? "" : TryDecode(Encoding, start[BomLength..], isWhole) ?? "";
        if (Text.Length == 0 || Text.Contains('\0'))
        {
            Kind = start.Length == BomLength ? FileKind.Empty : FileKind.Unreadable;
            return;
        }
        EncodingName = Encoding!.WebName.ToLowerInvariant();
        if (Text.AsSpan().TrimStart().StartsWith("<"))
            Kind = IsHtml(Text) ? FileKind.Html : FileKind.Xml;
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>These bytes are the whole file.</summary>
    public bool IsWhole { get; }

    /// <summary>Bytes before the XML declaration: messages of the payment system come with their transport header in front.</summary>
    public int WireHeaderLength { get; }

    /// <summary>As the bank or the office named the file. It never says what kind of file it is; some banks write the account there
    /// and nowhere else.</summary>
    public string? FileName { get; init; }

    public FileKind Kind { get; } = FileKind.Empty;

    /// <summary>Strict: bytes that do not belong to it throw, they never become a question mark. Null for XML, which tells its
    /// own, and for what is not text.</summary>
    public Encoding? Encoding { get; }

    /// <summary><c>utf-8</c>, <c>gb18030</c>, <c>utf-16</c>, or what the XML declares; null when it is not text.</summary>
    public string? EncodingName { get; }

    /// <summary>Bytes of the byte order mark.</summary>
    public int BomLength { get; }

    /// <summary>The head as text, without the mark; empty when it is not text.</summary>
    public string Text { get; } = "";

    /// <summary>The head with one character for each byte: enough for a format whose outline is ASCII, whatever encoding its texts
    /// are in. Empty for what is not text of that kind.</summary>
    public string AsciiOutline => asciiOutline ??= Kind is not (FileKind.Text or FileKind.Xml or FileKind.Unreadable) ? ""
        : Encoding is UnicodeEncoding ? Text : Encoding.Latin1.GetString(Bytes.Span[(WireHeaderLength + BomLength)..]);

    string? asciiOutline;

    /// <summary>Local names of the first two elements of an XML file, and the line of a DTD before them.</summary>
    public (string Root, string Body, long? DtdLine) Outline()
    {
        var names = new List<string>(2);
        long? dtdLine = null;
        for (var at = 0; names.Count < 2 && (at = Text.IndexOf('<', at)) >= 0; at++)
        {
            var rest = Text.AsSpan(at + 1);
            if (rest.StartsWith("!--"))
            {
                var end = Text.IndexOf("-->", at, StringComparison.Ordinal);
                if (end < 0)
                    break;
                at = end;
            }
            else if (rest.StartsWith("!DOCTYPE", StringComparison.OrdinalIgnoreCase))
                dtdLine ??= 1 + Text.AsSpan(0, at).Count('\n');
            else if (rest.Length > 0 && rest[0] is not ('?' or '!' or '/'))
            {
                var end = rest.IndexOfAny(" \t\r\n/>");
                var name = end < 0 ? rest : rest[..end];
                names.Add(name[(name.IndexOf(':') + 1)..].ToString());
            }
        }
        return (names.ElementAtOrDefault(0) ?? "", names.ElementAtOrDefault(1) ?? "", dtdLine);
    }

    /// <summary>Where the first byte stands that is not UTF-8.</summary>
    public long FirstLineNotUtf8()
    {
        var rest = Bytes.Span;
        var line = 1L;
        while (!rest.IsEmpty && Rune.DecodeFromUtf8(rest, out var rune, out var length) == OperationStatus.Done)
        {
            line += rune.Value == '\n' ? 1 : 0;
            rest = rest[length..];
        }
        return line;
    }

    internal static Encoding Gb18030 => Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    // {H:02...XMLsaps.601.001.01...} and, signed, {S:...}, then the document.
    static int WireHeader(ReadOnlySpan<byte> start) => start.StartsWith("{H:"u8) ? Math.Max(start.IndexOf("<?xml"u8), 0) : 0;

    static FileKind Signature(ReadOnlySpan<byte> start) =>
        start.StartsWith(OleMark) ? FileKind.OldExcel
        : start.StartsWith("PK\x03\x04"u8) ? FileKind.Zip
        : start.StartsWith("%PDF"u8) ? FileKind.Pdf
        : FileKind.Text;

    static ReadOnlySpan<byte> OleMark => [0xD0, 0xCF, 0x11, 0xE0];

    static (Encoding? Encoding, int BomLength) Mark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, ..] => (Utf16(bigEndian: false), 2),
        [0xFE, 0xFF, ..] => (Utf16(bigEndian: true), 2),
        // UTF-16 without a mark: every second byte of the ASCII at its beginning is zero.
        [not 0, 0, not 0, 0, ..] => (Utf16(bigEndian: false), 0),
        [0, not 0, 0, not 0, ..] => (Utf16(bigEndian: true), 0),
        _ => (null, 0),
    };

    static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true);

    internal static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes, bool isWhole)
    {
        var decoder = encoding.GetDecoder();
        var text = new char[encoding.GetMaxCharCount(bytes.Length)];
        try
        {
            return new string(text, 0, decoder.GetChars(bytes, text, flush: isWhole));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Chinese in GB18030 is almost nowhere valid UTF-8. Where most of it is, the file is UTF-8 with a damaged byte, and reading it
    // as GB18030 would turn every name into another one.
    internal static bool IsDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = new UTF8Encoding().GetString(bytes);
        var wrong = text.Count(c => c == '\uFFFD');
        return text.Count(c => c > 127) > 5 * wrong;
    }

    static bool LooksLikeMarkup(ReadOnlySpan<byte> start) => start.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];

    static bool IsHtml(string text)
    {
        var start = text.AsSpan().TrimStart();
        foreach (var tag in HtmlStarts)
            if (start.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    static readonly string[] HtmlStarts = ["<html", "<table", "<!doctype html", "<head", "<meta", "<style", "<body", "<div"];

    static string? DeclaredEncoding(string text)
    {
        var declaration = text.AsSpan().TrimStart();
        if (!declaration.StartsWith("<?xml"))
            return null;
        var end = declaration.IndexOf("?>");
        declaration = end < 0 ? declaration : declaration[..end];
        var at = declaration.IndexOf("encoding");
        var open = at < 0 ? -1 : declaration[at..].IndexOfAny('"', '\'');
        if (open < 0)
            return null;
        var value = declaration[(at + open + 1)..];
        var close = value.IndexOfAny('"', '\'');
        return close < 0 ? null : value[..close].ToString().ToLowerInvariant();
    }
}
