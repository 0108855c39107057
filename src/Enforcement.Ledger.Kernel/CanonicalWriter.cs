using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Enforcement.Ledger.Kernel;

/// <summary>Writes facts as bytes that mean one thing only: each value carries its type and length, so that no two lists of
/// values give the same bytes.</summary>
public sealed class CanonicalWriter
{
    byte[] buffer = new byte[256];
    int length;

    public void Number(long value)
    {
        var span = Take(9);
        span[0] = (byte)'n';
        BinaryPrimitives.WriteInt64BigEndian(span[1..], value);
    }

    public void Text(string value)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        var span = Take(5 + count);
        span[0] = (byte)'t';
        BinaryPrimitives.WriteInt32BigEndian(span[1..], count);
        Encoding.UTF8.GetBytes(value, span[5..]);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        var span = Take(5 + value.Length);
        span[0] = (byte)'b';
        BinaryPrimitives.WriteInt32BigEndian(span[1..], value.Length);
        value.CopyTo(span[5..]);
    }

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    /// <summary>SHA-256 of all that was written: 32 bytes.</summary>
    public byte[] Hash() => SHA256.HashData(Written);

    /// <summary>The first 128 bits of the hash: enough to tell apart, small enough for an index.</summary>
    public Guid ShortHash()
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Written, hash);
        return new Guid(hash[..16], bigEndian: true);
    }

    Span<byte> Take(int count)
    {
        if (length + count > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + count));
        var span = buffer.AsSpan(length, count);
        length += count;
        return span;
    }
}
