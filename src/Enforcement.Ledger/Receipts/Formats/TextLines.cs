using System.Text;

namespace Enforcement.Ledger.Receipts.Formats;

/// <summary>The lines of a bank's text file, one after another from a stream; memory does not grow with the file nor with a line.
/// Each line is decoded by itself, so an encoding that shows itself only far behind the beginning is still met.</summary>
sealed class TextLines
{
    /// <summary>A longer line comes in pieces.</summary>
    public const int Longest = 32_768;

    readonly Stream bytes;
    readonly bool atSigns;
    readonly byte[] buffer = new byte[2 * Longest];
    int start, end;
    bool isEnded, continues;
    Encoding? encoding;

    /// <param name="atSigns"><c>@@</c> ends a line too.</param>
    public TextLines(Stream bytes, FileHead head, bool atSigns = false)
    {
        bytes.ReadExactly(new byte[head.BomLength]);
        this.atSigns = atSigns;
        encoding = BankCharacters.Of(head);
        this.bytes = bytes;
        if (encoding is UnicodeEncoding)
        {
            this.bytes = Encoding.CreateTranscodingStream(bytes, encoding, FileHead.Utf8, leaveOpen: true);
            encoding = FileHead.Utf8;
        }
    }

    /// <summary>From 1.</summary>
    public long Number { get; private set; }

    /// <summary>Without its end; only what <see cref="IsRest"/> does not say otherwise begins a line.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The text goes on in the line that the last piece began.</summary>
    public bool IsRest { get; private set; }

    /// <summary>The warning that the encoding is a guess, once all is read; otherwise null.</summary>
    public FileProblem? Assumption => encoding is not null && BankCharacters.IsAssumed(encoding) ? FileProblems.EncodingAssumed(encoding.WebName.ToLowerInvariant()) : null;

    public bool Read()
    {
        var (length, separator) = NextEnd();
        while (separator == 0 && !isEnded && length < Longest)
        {
            Fill();
            (length, separator) = NextEnd();
        }
        if (length == 0 && separator == 0)
            return false;
        IsRest = continues;
        continues = separator == 0 && length == Longest;
        if (continues)
            length = Piece(buffer.AsSpan(start, length));
        Number += IsRest ? 0 : 1;
        Text = Decode(buffer.AsSpan(start, length));
        start += length + separator;
        return true;
    }

    // Length of the text and of what ends it, as far as the buffer shows.
    (int Length, int Separator) NextEnd()
    {
        var rest = buffer.AsSpan(start, Math.Min(end - start, Longest));
        var at = rest.IndexOfAny((byte)'\n', (byte)'\r');
        if (atSigns && (at < 0 ? rest : rest[..at]).IndexOf("@@"u8) is >= 0 and var signs)
            return (signs, 2);
        if (at < 0)
            return (rest.Length, 0);
        if (rest[at] == '\n')
            return (at, 1);
        // A carriage return that ends the buffer may have its line feed in the next bytes.
        if (start + at + 1 == end && !isEnded)
            return (at, 0);
        return (at, start + at + 1 < end && buffer[start + at + 1] == '\n' ? 2 : 1);
    }

    void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        var read = bytes.Read(buffer, end, buffer.Length - end);
        end += read;
        isEnded = read == 0;
    }

    // No character is cut in two: a blank or the beginning of a tag is a byte of its own in every encoding here.
    static int Piece(ReadOnlySpan<byte> long_)
    {
        var at = long_.LastIndexOfAny((byte)' ', (byte)'<');
        if (at > 0)
            return at;
        at = long_.Length;
        while (at > 1 && (long_[at - 1] & 0xC0) == 0x80)
            at--;
        return long_[at - 1] >= 0xC0 && at > 1 ? at - 1 : long_.Length;
    }

    string Decode(ReadOnlySpan<byte> line)
    {
        if (Ascii.IsValid(line))
            return Encoding.ASCII.GetString(line);
        encoding ??= BankCharacters.Of(line, isWhole: true) ?? FileHead.Utf8;
        try
        {
            return encoding.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFile(FileProblems.Encoding(Number, encoding.WebName));
        }
    }
}

/// <summary>Breaks the reading off; <see cref="StatementReader"/> tells the problem.</summary>
sealed class UnreadableFile(FileProblem problem) : Exception(problem.Message)
{
    public FileProblem Problem => problem;
}
