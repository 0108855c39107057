using System.Text;

namespace Enforcement.Ledger.Cases;

/// <summary>Reads the bytes of an office's text file as UTF-8 or GB18030, strictly: a byte that fits neither is told, not replaced.</summary>
/// <source>Domain reference 6.4: exception fallback, never '?' replacement</source>
public static class FileText
{
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    static readonly Lazy<Encoding> StrictGb18030 = new(() =>
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    });

    /// <summary>The text without byte order mark, or null when the bytes are neither UTF-8 nor GB18030, or hold a NUL.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        // No text file holds a NUL; UTF-16 and spreadsheets do, and GB18030 would read them as nonsense.
        if (bytes.Contains((byte)0))
            return null;
        return Decode(bytes, StrictUtf8) ?? Decode(bytes, StrictGb18030.Value);
    }

    static string? Decode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            return encoding.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
