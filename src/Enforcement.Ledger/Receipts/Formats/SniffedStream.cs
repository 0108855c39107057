using System.Security.Cryptography;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>A file read once, from a stream that cannot be rewound: the first bytes are looked at before the format is chosen and
/// are then given to it again, and every byte is hashed on its way through.</summary>
sealed class SniffedStream : Stream
{
    readonly Stream inner;
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly byte[] head;
    int given;

    /// <param name="inner">Stays open.</param>
    /// <param name="headLength">Bytes to look at.</param>
    public SniffedStream(Stream inner, int headLength)
    {
        this.inner = inner;
        var buffer = new byte[headLength];
        var length = inner.ReadAtLeast(buffer, headLength, throwOnEndOfStream: false);
        head = buffer.AsSpan(0, length).ToArray();
        hash.AppendData(head);
        IsWhole = length < headLength;
    }

    public ReadOnlyMemory<byte> Head => head;

    /// <summary>The head is the whole file.</summary>
    public bool IsWhole { get; }

    /// <summary>Reads what is left and gives the SHA-256 of the whole file in lower-case hexadecimal.</summary>
    public string FinishHash()
    {
        given = head.Length;
        var buffer = new byte[81_920];
        while (Read(buffer) > 0)
        {
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public override int Read(Span<byte> buffer)
    {
        if (given < head.Length)
        {
            var part = Math.Min(buffer.Length, head.Length - given);
            head.AsSpan(given, part).CopyTo(buffer);
            given += part;
            return part;
        }
        var read = inner.Read(buffer);
        hash.AppendData(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            hash.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
