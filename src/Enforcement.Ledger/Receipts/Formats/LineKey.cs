using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Enforcement.Ledger.Kernel;
using NodaTime;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>The identity of a bank line: SHA-256 over what the bank says about it, in lower-case hexadecimal. It holds nothing
/// that depends on the delivery (no line number, no ordinal), so the same line has the same key in an overlapping or repeated
/// file. Every part goes in with its length: no two lists of parts can run together into the same bytes.</summary>
public sealed class LineKey
{
    readonly byte[] buffer = new byte[Longest];
    // Kept from line to line: setting one up costs as much as the hash of a line.
    readonly IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    byte[] overflow = [];
    int length;

    const int Longest = 4096;

    /// <summary>Begins the next key. One instance serves a whole file, so a line costs no buffer of its own.</summary>
    public LineKey Start()
    {
        length = 0;
        overflow = [];
        return this;
    }

    public LineKey With(string? part)
    {
        if (part is null)
            return WithNumber(-1);
        var room = Room(sizeof(long) + Encoding.UTF8.GetMaxByteCount(part.Length));
        var bytes = Encoding.UTF8.GetBytes(part, room[sizeof(long)..]);
        BinaryPrimitives.WriteInt64BigEndian(room, bytes);
        length += sizeof(long) + bytes;
        return this;
    }

    public LineKey With(Money? part) => part is { } money ? WithNumber(money.Minor) : With((string?)null);

    public LineKey With(LocalDate part) => WithNumber(part.Year * 10_000 + part.Month * 100 + part.Day);

    public LineKey With(LocalDateTime? part) => part is { } at
        ? With(at.Date).WithNumber(at.Hour * 10_000 + at.Minute * 100 + at.Second)
        : With((string?)null);

    public string Finish()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        sha256.AppendData((overflow.Length > 0 ? overflow : buffer).AsSpan(0, length));
        sha256.GetHashAndReset(hash);
        return Convert.ToHexStringLower(hash);
    }

    LineKey WithNumber(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), number);
        length += sizeof(long);
        return this;
    }

    Span<byte> Room(int size)
    {
        var current = overflow.Length > 0 ? overflow : buffer;
        if (length + size > current.Length)
        {
            overflow = new byte[Math.Max(current.Length * 2, length + size)];
            current.AsSpan(0, length).CopyTo(overflow);
            current = overflow;
        }
        return current.AsSpan(length);
    }
}
