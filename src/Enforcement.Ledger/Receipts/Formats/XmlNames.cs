using System.Xml;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>A name table with the names read last in front of it. A bank's file has some eighty names, each of them thousands of times: most
/// look-ups are one comparison instead of a hash. Names that meet in one place take turns there; the table behind keeps every one.</summary>
sealed class XmlNames : NameTable
{
    const int Places = 512;

    readonly string?[] recent = new string?[Places];

    public override string Add(char[] key, int start, int len)
    {
        if (len == 0)
            return base.Add(key, start, len);
        var name = key.AsSpan(start, len);
        ref var known = ref recent[unchecked(((name[0] * 31 + name[len / 2]) * 31 + name[^1]) * 31 + len) & (Places - 1)];
        return known is not null && name.SequenceEqual(known) ? known : known = base.Add(key, start, len);
    }
}
