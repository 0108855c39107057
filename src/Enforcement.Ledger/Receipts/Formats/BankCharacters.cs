using System.Text;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>The encoding of a text file that names none, or names the wrong one: strict UTF-8, then Chinese, then the 8-bit code
/// page under which its bytes are letters. The last is an assumption that a person has to see.</summary>
static class BankCharacters
{
    // Western Europe first: where both give letters, it is the commoner one.
    static readonly int[] CodePages = [1252, 852];

    /// <summary>Null while everything is ASCII.</summary>
    public static Encoding? Of(FileHead head) =>
        head.Encoding is UnicodeEncoding ? head.Encoding : Of(head.Bytes.Span[head.BomLength..], head.IsWhole);

    public static Encoding? Of(ReadOnlySpan<byte> bytes, bool isWhole) =>
        Ascii.IsValid(bytes) ? null
        : FileHead.TryDecode(FileHead.Utf8, bytes, isWhole) is not null || FileHead.IsDamagedUtf8(bytes) ? FileHead.Utf8
        : IsChinese(bytes) && FileHead.TryDecode(FileHead.Gb18030, bytes, isWhole) is not null ? FileHead.Gb18030
        : EightBit(bytes);

    public static string NameOf(FileHead head) => (Of(head) ?? FileHead.Utf8).WebName.ToLowerInvariant();

    /// <summary>Nothing in the bytes proves this encoding.</summary>
    public static bool IsAssumed(Encoding encoding) => CodePages.Contains(encoding.CodePage);

    // Nearly every Chinese character is two bytes above A0; accents of an 8-bit code page stand alone between ASCII letters.
    static bool IsChinese(ReadOnlySpan<byte> bytes)
    {
        int pairs = 0, others = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            if (bytes[i] > 0xA0 && i + 1 < bytes.Length && bytes[i + 1] > 0xA0)
            {
                pairs++;
                i++;
            }
            else
                others++;
        }
        return pairs > 4 * others;
    }

    static Encoding EightBit(ReadOnlySpan<byte> bytes)
    {
        var (best, most) = (Encoding.Latin1, -1);
        foreach (var page in CodePages)
        {
            var encoding = Encoding.GetEncoding(page);
            var letters = encoding.GetString(bytes).Count(c => c > 127 && char.IsLetter(c));
            if (letters > most)
                (best, most) = (encoding, letters);
        }
        return best;
    }
}
